import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, useApi } from '@/api';
import { Button, Field, ListRow, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { Members } from './Members';

export type Unit = ResponseOf<'GET /administration/units'>['items'][number];

/** Units shown at once; who looks for another writes some letters of it. */
const MOST = 60;

function found(units: readonly Unit[], search: string): readonly Unit[] {
  const wanted = search.trim();
  return wanted === '' ? units : units.filter(({ id, name, kind }) => name.includes(wanted) || id.includes(wanted) || UNIT_KIND_WORDS[kind].includes(wanted));
}

function UnitList({ units, chosen, onChoose }: { units: readonly Unit[]; chosen: string | null; onChoose: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const matching = found(units, search);
  const above = (unit: Unit): string => (unit.parentId === null ? '' : `　${names.get(unit.parentId) ?? ''}`);
  return (
    <View className='adm__list'>
      <Field label='找单位' value={search} onChange={setSearch} placeholder='名称、编号或类型' maxLength={40} />
      <SectionHead title={`${matching.length} 个单位`} />
      <Paper tone='list'>
        {matching.slice(0, MOST).map((unit) => (
          <View key={unit.id} className={`adm__unit ${unit.id === chosen ? 'adm__unit--chosen' : ''}`}>
            <ListRow title={unit.name} detail={`${UNIT_KIND_WORDS[unit.kind]}${above(unit)}`} onPress={() => onChoose(unit.id)} />
          </View>
        ))}
      </Paper>
      {matching.length > MOST && <View className='u-second adm__small'>{`还有 ${matching.length - MOST} 个，写几个字再找`}</View>}
    </View>
  );
}

function Facts({ unit }: { unit: Unit }) {
  const facts = [unit.phone, unit.hours, unit.address].filter((text) => text !== '').join('　');
  return (
    <View className='adm__head'>
      <View className='adm__title'>{unit.name}</View>
      <Tag>{UNIT_KIND_WORDS[unit.kind]}</Tag>
      <View className='u-second adm__facts'>{`编号 ${unit.id}${unit.kind === 'community' ? `　${unit.grids} 个网格` : ''}`}</View>
      {facts !== '' && <View className='u-second adm__facts'>{facts}</View>}
    </View>
  );
}

/** The tree of units at the left; who holds which role in the chosen one at the right. */
export function Units() {
  const query = useApi('GET /administration/units', {}, false);
  const [chosen, setChosen] = useState<string | null>(null);
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
                  <Facts unit={unit} />
                  <Members key={unit.id} unit={unit} />
                </>
              ) : <View className='u-second adm__hint'>选一个单位，看谁在里面办事</View>}
            </View>
          </View>
        );
      }}
    </QueryView>
  );
}
