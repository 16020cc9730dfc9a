import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Button, Field, OptionGrid, QueryView } from '@/ui';

/** Where a home is that the list did not know: one of its rooms, or a plate in the station's own words. */
export interface Located {
  roomId?: string;
  placeText?: string;
}

function Rooms({ buildingId, onChoose }: { buildingId: string; onChoose: (roomId: string) => void }) {
  const rooms = useApi('GET /buildings/:id/rooms', { params: { id: buildingId } }, false);
  const [typed, setTyped] = useState('');
  return (
    <QueryView query={rooms} what='房号'>
      {({ items }) => {
        const wanted = typed.replace(/\s/g, '');
        const found = items.filter(({ entrance, no }) => (entrance + no).replace(/\s/g, '').includes(wanted)).slice(0, 12);
        return (
          <>
            <Field label='找房号' value={typed} onChange={setTyped} placeholder='比如 501' />
            <OptionGrid label='房号' columns={3} options={found.map(({ id, entrance, no }) => ({ value: id, label: [entrance, no].filter(Boolean).join(' ') }))} value={null} onChange={onChoose} />
          </>
        );
      }}
    </QueryView>
  );
}

/** Asks the station which door it is; the tap on a room confirms. */
export function LocateForm({ communityId, words, busy, onConfirm, onCancel }: { communityId: string; words: string; busy: boolean; onConfirm: (where: Located) => void; onCancel: () => void }) {
  const buildings = useApi('GET /communities/:id/buildings', { params: { id: communityId } }, false);
  const [buildingId, setBuildingId] = useState<string | null>(null);
  const [plate, setPlate] = useState(words);
  return (
    <View className='homes__form'>
      <QueryView query={buildings} what='楼栋'>
        {({ items }) => <OptionGrid label='是哪一栋' columns={3} options={items.map(({ id, estate, name }) => ({ value: id, label: [estate, name].filter(Boolean).join(' ') }))} value={buildingId} onChange={setBuildingId} />}
      </QueryView>
      {buildingId && <Rooms key={buildingId} buildingId={buildingId} onChoose={(roomId) => onConfirm({ roomId })} />}
      <Field label='名单里没有，就写门牌' value={plate} maxLength={40} onChange={setPlate} />
      <View className='homes__two'>
        <Button label='按门牌核实' busy={busy ? '正在记…' : undefined} onPress={() => onConfirm({ placeText: plate.trim() || words })} />
        <Button kind='second' label='先不办' onPress={onCancel} />
      </View>
    </View>
  );
}
