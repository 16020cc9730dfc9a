import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ResponseOf } from '@/api';
import { ListRow } from './Choice';
import { Field } from './Field';
import { FootNote } from './Page';
import { Paper } from './Surface';

type Community = ResponseOf<'GET /communities'>['items'][number];

interface Props {
  readonly items: readonly Community[];
  /** How many are listed before somebody types. */
  readonly first: number;
  readonly onChoose: (id: string) => void;
  /** The one that is being chosen. */
  readonly choosing?: string | undefined;
}

/** Communities to choose from, found by a few characters of their name or their street's. */
export function CommunityList({ items, first, onChoose, choosing }: Props) {
  const [typed, setTyped] = useState('');
  const found = items.filter((one) => (one.name + one.street.name).includes(typed.trim())).slice(0, first);
  return (
    <>
      <Field label='哪个社区' value={typed} onChange={setTyped} placeholder='打几个字就能找到' />
      <View className='u-gap'>
        <Paper tone='list'>
          {found.map((one) => <ListRow key={one.id} icon='place' title={one.name} detail={choosing === one.id ? '正在记下…' : one.street.name} onPress={() => onChoose(one.id)} />)}
        </Paper>
      </View>
      {typed.trim() !== '' && found.length === 0 && <FootNote>没找到这个名字，换几个字试试</FootNote>}
    </>
  );
}
