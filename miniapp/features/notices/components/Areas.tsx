import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Button, FieldFrame, Option, QueryView } from '@/ui';
import { areasWords, NOTICE_AREA_WORDS, NOTICE_FORM } from '@shared/copy/notices';
import type { AreaChoice } from '../model/draft';

const same = (a: AreaChoice, b: AreaChoice): boolean => a.kind === b.kind && a.id === b.id;
const flipped = (all: readonly AreaChoice[], some: readonly AreaChoice[]): AreaChoice[] => (some.every((one) => all.some((other) => same(one, other))) ? all.filter((one) => !some.some((other) => same(one, other))) : [...all, ...some.filter((one) => !all.some((other) => same(one, other)))]);
const plain = ({ kind, id, name }: AreaChoice): AreaChoice => ({ kind, id, name });

/** Where it goes: a whole level, or what lies below it, down to buildings; an estate is taken with one press. */
export function AreaField({ value, onChange, error }: { value: readonly AreaChoice[]; onChange: (value: AreaChoice[]) => void; error?: string }) {
  const [under, setUnder] = useState<string | null>(null);
  const query = useApi('GET /workbench/notice-areas', { query: under === null ? {} : { under } });
  const option = (area: AreaChoice, words: string) => <Option key={`${area.kind} ${area.id}`} kind='checkbox' label={words} detail={NOTICE_AREA_WORDS[area.kind]} chosen={value.some((one) => same(one, area))} onPress={() => onChange(flipped(value, [plain(area)]))} />;
  return (
    <FieldFrame id='field-areas' label={NOTICE_FORM.areas} {...(value.length > 0 ? { note: areasWords(value) } : {})} {...(error ? { error } : {})}>
      <QueryView query={query} what='地方'>
        {({ top, below }) => {
          const estates = [...new Set(below.flatMap(({ group }) => group ?? []))];
          const levels = below.filter(({ kind }) => kind === 'community' || kind === 'street');
          return (
            <>
              <View className='u-options u-options--2'>{top.map((area) => option(area, `${NOTICE_FORM.whole}${area.name}`))}</View>
              {estates.length > 0 && <View className='u-buttons'>{estates.map((name) => <Button key={name} kind='text' label={NOTICE_FORM.estate(name)} onPress={() => onChange(flipped(value, below.filter(({ group }) => group === name).map(plain)))} />)}</View>}
              <View className='u-options u-options--2'>{below.map((area) => option(area, area.name))}</View>
              {levels.length > 0 && <View className='u-buttons u-gap'>{levels.map(({ id, name }) => <Button key={id} kind='text' label={`${name}里面`} onPress={() => setUnder(id)} />)}</View>}
              {under !== null && <Button kind='text' label='回到上一层' onPress={() => setUnder(null)} />}
            </>
          );
        }}
      </QueryView>
    </FieldFrame>
  );
}
