import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, confirm, deadlineWords, Empty, Note, Page, QueryView, take, useTap } from '@/ui';
import { VOLUNTEER, VOLUNTEER_BUTTONS } from '@shared/copy/volunteers';
import { HOURS } from '@shared/copy/volunteerHours';
import { TASK } from '@shared/copy/volunteerTasks';
import { VOLUNTEER_OVER } from '@shared/domain/volunteers/states';
import { Facts, Story } from '../components/Facts';
import { ActivityButtons } from '../components/ActivityButtons';
import { Merits } from '../components/Merits';
import { TeamsEntry } from '../components/TeamsEntry';
import { Terms } from '../components/Terms';
import type { StepProps } from '../model/words';

type Mine = ResponseOf<'GET /volunteers/mine'>;

/** What I may do now: rest, come back, agree anew, change something, leave. */
function Steps({ mine, ...step }: StepProps & { mine: Mine }) {
  const { view, taps } = step;
  const [params, body] = [{ id: view.id }, { revision: view.revision }];
  const may = (action: (typeof view.actions)[number]): boolean => view.actions.includes(action);
  const leave = async (): Promise<void> => {
    if (await confirm(VOLUNTEER.withdraw)) await take(step, 'withdraw', (key) => api('POST /volunteers/:id/withdraw', { params, body, key }), VOLUNTEER.approvalSet);
  };
  const { promise, risk } = mine;
  return (
    <View className='u-section'>
      {may('agree') && <><Note tone='warn'>{VOLUNTEER.termsDue}</Note><Terms /><Button label={VOLUNTEER_BUTTONS.agree} {...busyWord(taps, 'agree')} onPress={() => void take(step, 'agree', (key) => api('POST /volunteers/:id/agree', { params, body: { ...body, promise, risk }, key }), VOLUNTEER.approvalSet)} /></>}
      <View className='u-buttons u-gap'>
        {may('edit') && <Button kind={view.state === 'asked' ? 'primary' : 'second'} label={VOLUNTEER_BUTTONS.edit} onPress={() => open('volunteerJoin')} />}
        {may('pause') && <Button kind='second' label={VOLUNTEER_BUTTONS.pause} {...busyWord(taps, 'pause')} onPress={() => void take(step, 'pause', (key) => api('POST /volunteers/:id/pause', { params, body, key }), VOLUNTEER.approvalSet)} />}
        {may('resume') && <Button label={VOLUNTEER_BUTTONS.resume} {...busyWord(taps, 'resume')} onPress={() => void take(step, 'resume', (key) => api('POST /volunteers/:id/resume', { params, body, key }), VOLUNTEER.approvalSet)} />}
        {may('withdraw') && <Button kind='text' label={VOLUNTEER_BUTTONS.withdraw} {...busyWord(taps, 'withdraw')} onPress={() => void leave()} />}
      </View>
    </View>
  );
}

function Body({ mine, onDone }: { mine: Mine; onDone: () => void }) {
  const taps = useTap();
  const view = mine.volunteer;
  if (!view) return <Empty title={VOLUNTEER.ask} body={VOLUNTEER.askBody} act={{ label: VOLUNTEER.join, onPress: () => open('volunteerJoin') }} />;
  const asked = view.state === 'asked' ? view.timeline.find(({ action }) => action === 'ask')?.text : null;
  return (
    <>
      {asked && <Note tone='warn'>{`工作站问：${asked}`}</Note>}
      {view.dueAt && <Note>{VOLUNTEER.due(deadlineWords(new Date(view.dueAt), new Date()))}</Note>}
      {view.state === 'active' && <Button icon='volunteer' label={TASK.find} onPress={() => open('tasks')} />}
      <ActivityButtons />
      <TeamsEntry />
      <View className='u-gap'><Button kind='second' icon='clock' label={HOURS.mine} onPress={() => open('myHours')} /></View>
      <Facts view={view} />
      <Merits view={view} />
      <Steps mine={mine} view={view} taps={taps} onDone={onDone} />
      {VOLUNTEER_OVER.includes(view.state) && <Button label={VOLUNTEER.again} onPress={() => open('volunteerJoin')} />}
      <Story view={view} />
    </>
  );
}

/** My own record as a volunteer; the way to sign up where there is none. */
export default function MyVolunteering() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteers/mine', known ? {} : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return <Page title={VOLUNTEER.title}><QueryView query={query} what='志愿者登记'>{(mine) => <Body mine={mine} onDone={() => void query.reload()} />}</QueryView></Page>;
}
