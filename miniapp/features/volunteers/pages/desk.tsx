import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, deadlineWords, Empty, LessonsFor, ListRow, Page, Paper, QueryView, SignedIn, Switch, Tabs, Tag, useTap } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { SKILL_WORDS, VOLUNTEER, VOLUNTEER_DESK_WORDS, VOLUNTEER_STATE_WORDS } from '@shared/copy/volunteers';
import { ACTIVITY } from '@shared/copy/activities';
import { HOURS } from '@shared/copy/volunteerHours';
import { TASK } from '@shared/copy/volunteerTasks';
import { PLAN } from '@shared/copy/volunteerProjects';
import { TEAM } from '@shared/copy/volunteerTeams';
import { hasCounter } from '@shared/domain/kernel/roles';
import { VOLUNTEER_DESKS, type VolunteerDesk } from '@shared/domain/volunteers/states';

type Desk = ResponseOf<'GET /workbench/volunteers'>;
type Row = Desk['items'][number];

function rowWords({ number, minor, skills, unseen, guardianWaits, dueAt, overdue }: Row): string {
  const due = dueAt ? (overdue ? VOLUNTEER.overdue : `${deadlineWords(new Date(dueAt), new Date())}前看`) : null;
  return [due, number, minor ? VOLUNTEER.minor : null, skills.map((skill) => SKILL_WORDS[skill]).join('、'), unseen > 0 ? VOLUNTEER.unseen(unseen) : null, guardianWaits ? VOLUNTEER.guardianNotSeen : null].filter(Boolean).join('，');
}

/** Whether each station looks first; its head turns it. */
function Approval({ stations, onDone }: { stations: Desk['stations']; onDone: () => void }) {
  const { tap } = useTap();
  const turn = async (stationId: string, on: boolean): Promise<void> => {
    await tap(stationId, (key) => api('POST /workbench/volunteer-approval', { body: { stationId, on }, key }), VOLUNTEER.approvalSet);
    onDone();
  };
  return <View className='u-section'>{stations.filter(({ mayChange }) => mayChange).map(({ id, name, approval }) => <Switch key={id} label={VOLUNTEER.approval} detail={`${name}。${VOLUNTEER.approvalNote}`} on={approval} onChange={(on) => void turn(id, on)} />)}</View>;
}

function Lists() {
  const [desk, setDesk] = useState<VolunteerDesk>('check');
  const pages = usePages('GET /workbench/volunteers', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={VOLUNTEER_DESKS.map((value) => ({ value, label: VOLUNTEER_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='志愿者'>
        {() => (pages.items.length === 0
          ? <Empty {...VOLUNTEER.empty} />
          : <Paper tone='list'>{pages.items.map((row) => <ListRow key={row.id} icon='volunteer' title={row.name} detail={rowWords(row)} aside={<Tag tone={row.overdue ? 'late' : 'quiet'}>{VOLUNTEER_STATE_WORDS[row.state]}</Tag>} spoken={`${row.name}，${VOLUNTEER_STATE_WORDS[row.state]}，${rowWords(row)}`} onPress={() => open('volunteerRecord', { id: row.id })} />)}</Paper>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <View className='u-section'><View className='u-buttons'><Button kind='second' icon='volunteer' label={TASK.deskTitle} onPress={() => open('taskDesk')} /><Button kind='second' icon='wall' label={TEAM.deskTitle} onPress={() => open('teamDesk')} /><Button kind='second' icon='osmanthus' label={PLAN.entry} onPress={() => open('volunteerPlans')} /><Button kind='second' icon='search' label={ABLE.search} onPress={() => open('ableSearch')} /><Button kind='second' icon='volunteer' label={ACTIVITY.desk} onPress={() => open('activityDesk')} /><Button kind='second' icon='clock' label={HOURS.deskTitle} onPress={() => open('hoursDesk')} /></View></View>
      <LessonsFor situation='volunteers' />
      <Approval stations={pages.query.data?.stations ?? []} onDone={() => void pages.query.reload()} />
    </>
  );
}

/** The station's volunteers: what is to be looked at first. */
export default function VolunteerDeskPage() {
  return (
    <Page title={VOLUNTEER.title}>
      <SignedIn>{(me) => (hasCounter(me.roles) ? <Lists /> : <Empty title={VOLUNTEER.notYours} body={VOLUNTEER.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn>
    </Page>
  );
}
