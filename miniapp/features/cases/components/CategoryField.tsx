import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FieldFrame, OptionGrid } from '@/ui';
import { type Category, findCategories, iconOf } from '../model/catalogue';

/** How many stand on the page before one asks for all: three rows of three. */
const FIRST = 9;

interface CategoryFieldProps {
  categories: readonly Category[];
  value: string | null;
  onChange: (id: string) => void;
  error?: string;
}

/** What it is about: the most used first, all of them and a search behind one press. */
export function CategoryField({ categories, value, onChange, error }: CategoryFieldProps) {
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = categories.find((one) => one.id === value);
  const first = categories.slice(0, FIRST);
  const shown = all ? findCategories(categories, typed) : chosen && !first.includes(chosen) ? [chosen, ...first.slice(0, FIRST - 1)] : first;
  return (
    <FieldFrame label='是什么事' note='选最像的一个' error={error} id='field-category'>
      {all && <Field label='找一找' value={typed} onChange={setTyped} placeholder='比如：井盖、电瓶车、太吵' />}
      {all && shown.length === 0 && <View className='u-second'>没有找到“{typed}”，换个说法，或者选“其他的事”</View>}
      <OptionGrid
        label='是什么事'
        columns={all ? 1 : 3}
        value={value}
        onChange={(id) => {
          onChange(id);
          setAll(false);
          setTyped('');
        }}
        options={shown.map((one) => ({ value: one.id, label: one.name, icon: iconOf(one), ...(all ? { detail: one.hint } : {}) }))}
      />
      {!all && <Button kind='text' label={`看全部 ${categories.length} 类`} icon='search' onPress={() => setAll(true)} />}
    </FieldFrame>
  );
}
