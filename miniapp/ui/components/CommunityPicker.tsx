import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Button } from './Button';
import { CommunityList } from './CommunityList';
import { Plate } from './Surface';

/** How many communities are listed before somebody types. */
const FIRST = 8;

/** Which community a page shows: one's own at first, another behind one press. `other`: the words of that press. */
export function CommunityPicker({ value, onChange, other = '不在这个社区' }: { value: string | null; onChange: (id: string) => void; other?: string }) {
  const communities = useApi('GET /communities', {});
  const [asked, setOpen] = useState(false);
  const open = asked || value === null;
  const items = communities.data?.items ?? [];
  const chosen = items.find((one) => one.id === value);
  if (!open) {
    return (
      <View className='u-place'>
        <View className='u-place__words'>{chosen && <Plate small name={chosen.name} detail={chosen.street.name} />}</View>
        <Button kind='text' label={other} onPress={() => setOpen(true)} />
      </View>
    );
  }
  const choose = (id: string): void => {
    onChange(id);
    setOpen(false);
  };
  return <CommunityList items={items} first={FIRST} onChoose={choose} />;
}
