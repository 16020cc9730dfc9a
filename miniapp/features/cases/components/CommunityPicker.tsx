import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Button, Field, ListRow, Paper, Plate } from '@/ui';

/** How many communities are listed before somebody types. */
const FIRST = 8;

/** Which community the map shows: one's own at first, another behind one press. */
export function CommunityPicker({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const communities = useApi('GET /communities', {});
  const [asked, setOpen] = useState(false);
  const open = asked || value === null;
  const [typed, setTyped] = useState('');
  const items = communities.data?.items ?? [];
  const chosen = items.find((one) => one.id === value);
  if (!open) {
    return (
      <View className='report-place'>
        <View className='report-place__words'>{chosen && <Plate small name={chosen.name} detail={chosen.street.name} />}</View>
        <Button kind='text' label='不在这个社区' onPress={() => setOpen(true)} />
      </View>
    );
  }
  const found = items.filter((one) => (one.name + one.street.name).includes(typed.trim())).slice(0, FIRST);
  return (
    <>
      <Field label='哪个社区' value={typed} onChange={setTyped} placeholder='打几个字就能找到' />
      <View className='u-gap'>
        <Paper tone='list'>
          {found.map((one) => (
            <ListRow
              key={one.id}
              title={one.name}
              detail={one.street.name}
              icon='place'
              onPress={() => {
                onChange(one.id);
                setOpen(false);
              }}
            />
          ))}
        </Paper>
      </View>
    </>
  );
}
