import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { TEAM, TEAM_DESK_WORDS } from '@shared/copy/volunteerTeams';
import { hasCounter } from '@shared/domain/kernel/roles';
import { TEAM_DESKS, type TeamDesk } from '@shared/domain/volunteerTeams/states';
import { Registers } from '../components/Registers';
import { TeamRows } from '../components/TeamRows';

function Lists({ stationId }: { stationId: string | null }) {
  const [desk, setDesk] = useState<TeamDesk>('check');
  const pages = usePages('GET /workbench/volunteer-teams', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={TEAM_DESKS.map((value) => ({ value, label: TEAM_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='志愿服务队'>{() => (pages.items.length === 0 ? <Empty {...TEAM.deskEmpty} /> : <TeamRows rows={pages.items} desk />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={TEAM.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <View className='u-section'><Note>{TEAM.deskNote}</Note></View>
      {stationId && <Registers stationId={stationId} />}
    </>
  );
}

/** The station's teams: what was proposed first. */
export default function TeamDeskPage() {
  return <Page title={TEAM.deskTitle}><SignedIn>{(me) => (hasCounter(me.roles) ? <Lists stationId={me.roles.find(({ role }) => hasCounter([{ role }]))?.unit.id ?? null} /> : <Empty title={TEAM.notYours} body={TEAM.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
