import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, CommunityPicker, Empty, ListRow, Page, Paper, QueryView, SignedIn, Tabs } from '@/ui';
import { PLAN, PLAN_STATE_WORDS } from '@shared/copy/volunteerProjects';
import { PLAN_STATES, type PlanState } from '@shared/domain/volunteerProjects/rules';
import { planWords } from '../model/plan';

function Plans({ own }: { own: string | null }) {
  const [chosen, setCommunity] = useState<string | null>(null);
  const [state, setState] = useState<PlanState>('running');
  const pages = usePages('GET /volunteer-projects', { query: { state, ...(chosen ? { communityId: chosen } : {}) } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const community = chosen ?? own ?? pages.query.data?.community.id;
  return (
    <>
      {community && <View className='u-gap'><CommunityPicker value={community} onChange={(id) => setCommunity(id === own ? null : id)} other={PLAN.otherCommunity} /></View>}
      <Tabs tabs={PLAN_STATES.map((value) => ({ value, label: PLAN_STATE_WORDS[value] }))} value={state} onChange={setState} />
      <QueryView query={pages.query} what='志愿服务项目'>
        {({ owners }) => (
          <>
            {pages.items.length === 0 ? <Empty {...PLAN.empty} /> : <Paper tone='list'>{pages.items.map((row) => <ListRow key={row.id} icon='osmanthus' title={row.name} detail={planWords(row)} spoken={`${row.name}，${planWords(row)}`} onPress={() => open('volunteerPlan', { id: row.id })} />)}</Paper>}
            {owners.length > 0 && <View className='u-section'><Button kind='second' icon='plus' label={PLAN.start} onPress={() => open('volunteerPlanEdit')} /></View>}
          </>
        )}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={PLAN.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}
const hasPlace = (me: Me): boolean => me.home !== null || me.staff;

/** What teams and the station of a community do over months, and what came of what is over. */
export default function PlansPage() {
  useSignedIn();
  return <Page title={PLAN.title}><SignedIn>{(me) => (hasPlace(me) ? <Plans own={me.home?.community.id ?? null} /> : <Empty title='先选您住的社区' body='选好了，就看得到这里的项目。' act={{ label: '选社区', onPress: () => open('community') }} />)}</SignedIn></Page>;
}
