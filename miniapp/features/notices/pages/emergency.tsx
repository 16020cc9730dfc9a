import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { callPhone } from '@/platform/phone';
import { busyWord, Button, happenedWords, LessonsFor, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag, take, useStepped } from '@/ui';
import { EMERGENCY, EMERGENCY_NUMBERS, EMERGENCY_STATE_WORDS } from '@shared/copy/emergencies';
import { areasWords } from '@shared/copy/notices';
import { EmergencyFacts, type EmergencyProps, EmergencySteps, type EmergencyView } from '../components/Emergency';
import './notices.scss';

/** Numbers first, then what to do. */
function Numbers({ view }: { view: EmergencyView }) {
  const numbers = [...EMERGENCY_NUMBERS, ...(view.call.phone ? [view.call] : [])];
  return (
    <View className='u-section'>
      <SectionHead title={EMERGENCY.call} />
      <Paper tone='list'>{numbers.map(({ name, phone }) => <ListRow key={phone} icon='phone' title={phone} detail={name} spoken={`打给${name}，${phone}`} onPress={() => callPhone(phone)} />)}</Paper>
    </View>
  );
}
/** One question, answered by a tap; it may be changed. */
function Help(props: EmergencyProps) {
  const { view, taps } = props;
  if (!view.question) return null;
  const { text, answer } = view.question;
  const say = (yes: boolean) => (): void => void take(props, yes ? 'yes' : 'no', (key) => api('POST /emergencies/:id/help', { params: { id: view.id }, body: { yes }, key }), yes ? EMERGENCY.help.saidYes : EMERGENCY.help.saidNo);
  return (
    <View className='u-section'>
      <SectionHead title={EMERGENCY.help.title} />
      <Paper><View>{text}</View><View className='u-second'>{EMERGENCY.help.note}</View></Paper>
      {answer !== null && <Note>{answer ? EMERGENCY.help.saidYes : EMERGENCY.help.saidNo}</Note>}
      <View className='u-buttons u-gap'>
        {answer !== true && <Button label={EMERGENCY.help.yes} {...busyWord(taps, 'yes')} onPress={say(true)} />}
        {answer !== false && <Button kind='second' label={EMERGENCY.help.no} {...busyWord(taps, 'no')} onPress={say(false)} />}
      </View>
    </View>
  );
}
function Whole(props: EmergencyProps) {
  const { view } = props;
  return (
    <>
      <Paper tone={view.state === 'on' || view.state === 'ending' ? 'late' : 'plain'}>
        <View className='notice-emergency'>{view.title}</View>
        <View className='u-second'>{[areasWords(view.areas), view.unit.name, view.startedAt ? EMERGENCY.since(happenedWords(new Date(view.startedAt), new Date())) : null].filter(Boolean).join('，')}</View>
        <Tag tone={view.state === 'on' || view.state === 'ending' ? 'late' : 'quiet'}>{EMERGENCY_STATE_WORDS[view.state]}</Tag>
      </Paper>
      <Numbers view={view} />
      <View className='u-section'><SectionHead title={EMERGENCY.advice} /><Paper>{view.advice.split('\n').map((line, at) => <View key={at}>{line}</View>)}</Paper></View>
      <Help {...props} />
      {view.desk && <><EmergencySteps {...props} desk={view.desk} /><EmergencyFacts desk={view.desk} /><LessonsFor situation='emergency' /></>}
    </>
  );
}

/** The emergency mode of an area: whom to call, what to do, who can come; the desk of those who look after it. */
export default function EmergencyPage() {
  const { id: asked = '' } = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /emergencies/:id', known ? { params: { id } } : null);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={EMERGENCY.one} className='notice-wide'><QueryView query={query} what='应急'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
