import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, happenedWords, ListRow, Note, Page, Paper, QueryView, SectionHead, type StepsOf, Tag, take, timeWords, useStepped, Words } from '@/ui';
import { ABLE, INVITE_ANSWER_WORDS } from '@shared/copy/ableNeighbours';
import { INVITE_LIMITS } from '@shared/domain/ableNeighbours/limits';
import { INVITE_ANSWERS, type InviteAnswer } from '@shared/domain/ableNeighbours/rules';
import type { Invitation } from '../model/search';

type Steps = StepsOf<Invitation>;

function Facts({ view }: { view: Invitation }) {
  const now = new Date();
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='talk' title={view.title} detail={view.text} {...(view.state === 'calledOff' ? { aside: <Tag tone='late'>{ABLE.callOff}</Tag> } : {})} />
      <ListRow icon='clock' title={ABLE.when} detail={`${happenedWords(new Date(view.from), now)} – ${timeWords(new Date(view.to))}`} />
      <ListRow icon='place' title={ABLE.where} detail={view.where} />
      <ListRow icon='home' title={ABLE.by} detail={view.station.name} />
      {view.why && <ListRow icon='warn' title={ABLE.callOff} detail={view.why} />}
    </Paper>
  );
}

/** My answer: two words, no reason, and another one until it begins. */
function Answer(step: Steps) {
  const { view, taps } = step;
  const [again, setAgain] = useState(false);
  if (view.viewer !== 'asked') return null;
  const send = async (answer: InviteAnswer): Promise<void> => {
    if (await take(step, answer, (key) => api('POST /invitations/:id/answer', { params: { id: view.id }, body: { answer }, key }), ABLE.answered)) setAgain(false);
  };
  return (
    <View className='u-section'>
      {view.mine && <Note>{ABLE.said(INVITE_ANSWER_WORDS[view.mine])}</Note>}
      {view.mine === 'yes' && view.taskId && <View className='u-gap'><Button label={ABLE.toTask} onPress={() => open('task', { id: view.taskId ?? '' })} /></View>}
      {view.open && view.mine && !again && <Button kind='text' label={ABLE.change} onPress={() => setAgain(true)} />}
      {view.open && (!view.mine || again) && (
        <>
          <SectionHead title={ABLE.ask} note={ABLE.askNote} />
          <View className='u-buttons u-gap'>{INVITE_ANSWERS.map((answer) => <Button key={answer} kind={answer === 'yes' ? 'primary' : 'second'} label={INVITE_ANSWER_WORDS[answer]} {...busyWord(taps, answer)} onPress={() => void send(answer)} />)}</View>
        </>
      )}
    </View>
  );
}

/** Who was asked and what they said; and that nobody is needed any more. */
function Asked(step: Steps) {
  const { view, taps } = step;
  const [form, setForm] = useState(false);
  const [text, setText] = useState('');
  if (view.viewer !== 'station') return null;
  const send = (): void => {
    if (text.trim() === '') return announce(ABLE.callOffLabel, 'warn');
    void take(step, 'callOff', (key) => api('POST /invitations/:id/call-off', { params: { id: view.id }, body: { revision: view.revision, text }, key }), ABLE.calledOff);
  };
  return (
    <View className='u-section'>
      <SectionHead title={ABLE.invited} note={ABLE.answers(view.yes, view.asked)} />
      <Paper tone='list'>{view.people.map(({ volunteerId, name, answer }) => <ListRow key={volunteerId} icon='volunteer' title={name} detail={answer ? INVITE_ANSWER_WORDS[answer] : ABLE.waits} spoken={`${name}，${answer ? INVITE_ANSWER_WORDS[answer] : ABLE.waits}`} onPress={() => open('volunteerRecord', { id: volunteerId })} />)}</Paper>
      {view.open && !form && <Button kind='text' label={ABLE.callOff} onPress={() => setForm(true)} />}
      {view.open && form && <View className='u-gap'><Words label={ABLE.callOffLabel} value={text} onChange={setText} maxLength={INVITE_LIMITS.note} /><Button kind='danger' label={ABLE.callOff} {...busyWord(taps, 'callOff')} onPress={send} /></View>}
    </View>
  );
}

/** One invitation: to who is asked, the two answers; to the station, what was said. */
export default function InvitationPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /invitations/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={ABLE.invite} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这次邀请'>{(data) => { const step = { view: view ?? data, taps, onDone }; return <><Facts view={step.view} /><Answer {...step} /><Asked {...step} /></>; }}</QueryView>
    </Page>
  );
}
