import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { Button, fullMoment, ListRow, Note, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { closingWords, unitChange } from '@shared/copy/unitClosing';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { Members } from './Members';
import { UnitAreas } from './UnitAreas';
import { UnitForm, type UnitPage } from './UnitForm';
import type { Unit } from './Units';

/** Changes shown at once. */
const MOST = 5;

function Facts({ unit, page }: { unit: Unit; page: UnitPage }) {
  const above = page.parent ? `　属${page.parent.name}` : '';
  const lines = [page.phone && `电话 ${page.phone}`, page.hours, page.address].filter(Boolean).join('　');
  return (
    <View className='adm__head'>
      <View className='adm__title'>{page.name}</View>
      <Tag tone={page.closedAt ? 'neutral' : 'quiet'}>{page.closedAt ? '已撤' : UNIT_KIND_WORDS[page.kind]}</Tag>
      <View className='u-second adm__facts'>{`编号 ${unit.id}${above}${unit.kind === 'community' ? `　${unit.grids} 个网格` : ''}`}</View>
      <View className='u-second adm__facts'>{lines === '' ? '电话、办公时间和地址都还没写' : lines}</View>
    </View>
  );
}

function History({ history }: { history: UnitPage['history'] }) {
  const [all, setAll] = useState(false);
  if (history.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='改过什么' />
      <Paper tone='list'>
        {history.slice(0, all ? history.length : MOST).map((one) => <ListRow key={one.at} title={unitChange(one)} detail={`${fullMoment(new Date(one.at))}　${one.by ?? ''}`} />)}
      </Paper>
      {!all && history.length > MOST && <Button kind='text' label={`一共 ${history.length} 次，都列出来`} onPress={() => setAll(true)} />}
    </View>
  );
}

/** One unit: its facts with what may be done to it, who is in it, its own areas, what was changed. */
export function UnitCard({ unit, onChanged }: { unit: Unit; onChanged: () => void }) {
  const query = useApi('GET /administration/units/:id', { params: { id: unit.id } }, false);
  const [changing, setChanging] = useState(false);
  const done = () => {
    setChanging(false);
    void query.reload();
    onChanged();
  };
  return (
    <QueryView query={query} what='这个单位'>
      {(page) => (
        <>
          <Facts unit={unit} page={page} />
          {page.closing && <Note icon={page.closing.state === 'closed' ? 'check' : undefined}>{closingWords(page.closing)}</Note>}
          {!page.closedAt && !changing && (
            <View className='adm__acts'>
              <Button kind='text' label='改资料' spoken={`改${page.name}的资料`} onPress={() => setChanging(true)} />
              {page.kind === 'community' && <Button kind='text' label='还缺什么' spoken={`${page.name}还缺什么`} onPress={() => open('communityState', { id: unit.id })} />}
              <Button kind='text' label='对外通道' spoken={`${page.name}的对外通道`} onPress={() => open('channels', { id: unit.id })} />
              {page.kind !== 'district' && <Button kind='text' label='撤掉这个单位' spoken={`撤掉${page.name}`} onPress={() => open('closeUnit', { id: unit.id })} />}
            </View>
          )}
          {changing && <UnitForm page={page} onDone={done} onCancel={() => setChanging(false)} />}
          <Members key={unit.id} unit={unit} closed={page.closedAt !== null} />
          <UnitAreas unitId={unit.id} quiet={page.closedAt !== null || ['street', 'community', 'district'].includes(page.kind)} />
          <History history={page.history} />
        </>
      )}
    </QueryView>
  );
}
