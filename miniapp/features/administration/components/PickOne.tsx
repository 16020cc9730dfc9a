import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FieldFrame, ListRow, Paper } from '@/ui';

export interface Pickable {
  id: string;
  name: string;
  detail?: string;
}

/** Matches shown at once; who looks for another writes more letters. */
const MOST = 6;

/** One of many by some letters of its name. */
export function PickOne({ label, what, items, value, onChange, error }: { label: string; what: string; items: readonly Pickable[]; value: string | null; onChange: (id: string | null) => void; error?: string }) {
  const [typed, setTyped] = useState('');
  const chosen = items.find(({ id }) => id === value);
  if (chosen) {
    return (
      <FieldFrame label={label} error={error}>
        <Paper tone='list'><ListRow title={chosen.name} detail={chosen.detail} aside={<Button kind='text' label='换一个' spoken={`${label}换一个`} onPress={() => onChange(null)} />} /></Paper>
      </FieldFrame>
    );
  }
  const wanted = typed.trim();
  const found = items.filter(({ name, detail = '' }) => name.includes(wanted) || detail.includes(wanted));
  return (
    <View className='u-field'>
      <Field label={label} value={typed} onChange={setTyped} placeholder={what} maxLength={40} error={error} />
      <Paper tone='list' className='adm__picks'>
        {found.slice(0, MOST).map(({ id, name, detail }) => <ListRow key={id} title={name} detail={detail} onPress={() => onChange(id)} />)}
      </Paper>
      {found.length > MOST && <View className='u-second adm__small'>{`还有 ${found.length - MOST} 个，写几个字再找`}</View>}
      {found.length === 0 && <View className='u-second adm__small'>没找到，换个说法</View>}
    </View>
  );
}
