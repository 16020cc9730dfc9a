import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, happenedWords, ListRow, Page, Paper, QueryView, SectionHead, type StepsOf, Tag, take, Timeline, useStepped, Words } from '@/ui';
import { PLAN, PLAN_MOMENTS, PLAN_STATE_WORDS } from '@shared/copy/volunteerProjects';
import { TEAM_FIELD_WORDS } from '@shared/copy/volunteerTeams';
import { PLAN_LIMITS } from '@shared/domain/volunteerProjects/rules';
import { HeldActivities } from '../components/HeldActivities';
import { type Plan, spanWords } from '../model/plan';
import { storyWords } from '@shared/copy/story';

function Facts({ view }: { view: Plan }) {
  const { team, charge } = view;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='osmanthus' title={view.name} detail={view.aim} aside={<Tag tone='quiet'>{PLAN_STATE_WORDS[view.state]}</Tag>} />
      <ListRow icon='home' title={PLAN.forWhom} detail={view.forWhom} />
      <ListRow icon='volunteer' title={PLAN.field} detail={TEAM_FIELD_WORDS[view.field]} />
      <ListRow icon='clock' title={PLAN.days} detail={spanWords(view)} />
      {team ? <ListRow icon='wall' title={PLAN.team} detail={team.name} spoken={`${PLAN.team}，${team.name}`} onPress={() => open('team', { id: team.id })} /> : <ListRow icon='wall' title={PLAN.team} detail={view.station.name} />}
      {charge && <ListRow icon='me' title={PLAN.charge} detail={charge} />}
      {view.report && <ListRow icon='check' title={PLAN.report} detail={view.report} />}
    </Paper>
  );
}

/** What whoever sees to it does: say it anew, end it with a report. */
function Work(step: StepsOf<Plan>) {
  const { view, taps } = step;
  const [form, setForm] = useState(false);
  const [text, setText] = useState('');
  if (view.actions.length === 0) return null;
  const send = (): void => {
    if (text.trim() === '') return announce(PLAN.closeLabel, 'warn');
    void take(step, 'close', (key) => api('POST /volunteer-projects/:id/close', { params: { id: view.id }, body: { revision: view.revision, text }, key }), PLAN.closed);
  };
  return (
    <View className='u-section'>
      {form && <><Words label={PLAN.closeLabel} value={text} onChange={setText} maxLength={PLAN_LIMITS.report} /><View className='u-gap'><Button label={PLAN.closeSend} {...busyWord(taps, 'close')} onPress={send} /></View></>}
      {!form && <View className='u-buttons'><Button kind='second' label={PLAN.edit} onPress={() => open('volunteerPlanEdit', { id: view.id })} /><Button kind='second' label={PLAN.close} onPress={() => setForm(true)} /></View>}
    </View>
  );
}

/** One project, to everybody. */
export default function PlanPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-projects/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={PLAN.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这个项目'>
        {(data) => {
          const now = view ?? data;
          return <><Facts view={now} /><HeldActivities team={now.team?.id ?? null} project={id} /><Work view={now} taps={taps} onDone={onDone} /><View className='u-section'><SectionHead title={PLAN.record} note='新的在上面' /><Paper><Timeline nodes={now.timeline.map(({ id: line, at, action }) => ({ id: line, tone: 'done', title: storyWords(PLAN_MOMENTS, action), time: happenedWords(new Date(at), new Date()) }))} /></Paper></View></>;
        }}
      </QueryView>
    </Page>
  );
}
