import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, useApi } from '@/api';
import { Button, Field, ListRow, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { UnitCard } from './UnitCard';

export type Unit = ResponseOf<'GET /administration/units'>['items'][number];

/** Units shown at once; who looks for another writes some letters of it. */
const MOST = 60;

function found(units: readonly Unit[], search: string): readonly Unit[] {
  const wanted = search.trim();
  return wanted === '' ? units : units.filter(({ id, name, kind }) => name.includes(wanted) || id.includes(wanted) || UNIT_KIND_WORDS[kind].includes(wanted));
}

function UnitList({ units, chosen, onChoose }: { units: readonly Unit[]; chosen: string | null; onChoose: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const [closedToo, setClosedToo] = useState(false);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const closed = units.filter(({ closedAt }) => closedAt !== null).length;
  const matching = found(closedToo ? units : units.filter(({ closedAt }) => closedAt === null), search);
  const above = (unit: Unit): string => (unit.parentId === null ? '' : `　${names.get(unit.parentId) ?? ''}`);
  return (
    <View className='adm__list'>
      <Field label='找单位' value={search} onChange={setSearch} placeholder='名称、编号或类型' maxLength={40} />
      <SectionHead title={`${matching.length} 个单位`} />
      <Paper tone='list'>
        {matching.slice(0, MOST).map((unit) => (
          <View key={unit.id} className={`adm__unit ${unit.id === chosen ? 'adm__unit--chosen' : ''}`}>
            <ListRow title={unit.name} detail={`${UNIT_KIND_WORDS[unit.kind]}${above(unit)}`} aside={unit.closedAt === null ? undefined : <Tag tone='neutral'>已撤</Tag>} onPress={() => onChoose(unit.id)} />
          </View>
        ))}
      </Paper>
      {matching.length > MOST && <View className='u-second adm__small'>{`还有 ${matching.length - MOST} 个，写几个字再找`}</View>}
      {closed > 0 && <Button kind='text' label={closedToo ? '撤了的不列' : `撤了的 ${closed} 个也列`} onPress={() => setClosedToo(!closedToo)} />}
    </View>
  );
}

/** The tree of units at the left; the chosen one with its people at the right. */
export function Units({ start = null }: { start?: string | null }) {
  const query = useApi('GET /administration/units', {}, false);
  const [chosen, setChosen] = useState<string | null>(start);
  return (
    <QueryView query={query} what='单位'>
      {({ items }) => {
        const unit = items.find(({ id }) => id === chosen);
        return (
          <View className={`adm__two ${unit ? 'adm__two--chosen' : ''}`}>
            <UnitList units={items} chosen={chosen} onChoose={setChosen} />
            <View className='adm__pane'>
              {unit ? (
                <>
                  <View className='adm__back'><Button kind='text' label='回单位列表' onPress={() => setChosen(null)} /></View>
                  <UnitCard key={unit.id} unit={unit} onChanged={() => void query.reload()} />
                </>
              ) : <View className='u-second adm__hint'>选一个单位，看谁在里面办事，改资料，或者撤掉它</View>}
            </View>
          </View>
        );
      }}
    </QueryView>
  );
}
