import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf, useApi } from '@/api';
import { announce, Button, FieldFrame, Note, Option, Paper, QueryView } from '@/ui';
import type { Member } from './Members';

/** Which grids of the community somebody looks after; none chosen means all of them. */
export function GridChoice({ unitId, value, onChange }: { unitId: string; value: readonly string[]; onChange: (gridIds: readonly string[]) => void }) {
  const query = useApi('GET /administration/units/:id/grids', { params: { id: unitId } }, false);
  const turn = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  return (
    <FieldFrame label='管哪几个网格' note='一个都不选，就管全部'>
      <QueryView query={query} what='网格'>
        {({ items }) => items.length === 0 ? <Note>这里还没有网格，先导入网格。</Note> : (
          <View className='adm__grids'>
            {items.map(({ id, name }) => <Option key={id} label={name} chosen={value.includes(id)} kind='checkbox' onPress={() => turn(id)} />)}
          </View>
        )}
      </QueryView>
    </FieldFrame>
  );
}

/** Gives a grid worker other grids. */
export function GridForm({ unitId, member, onDone }: { unitId: string; member: Member; onDone: () => void }) {
  const [gridIds, setGridIds] = useState<readonly string[]>(member.grids.map(({ id }) => id));
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await api('POST /administration/members/grids', { body: { id: member.id, gridIds: [...gridIds] } });
      announce(`${member.name}的网格分好了，五秒以内算数`);
      onDone();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper className='adm__form'>
      <GridChoice unitId={unitId} value={gridIds} onChange={setGridIds} />
      <View className='adm__buttons'>
        <Button label='就管这些' busy={busy ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不改' onPress={onDone} />
      </View>
    </Paper>
  );
}
