import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { happenedWords, ListRow, Page, Paper, QueryView, RuledWords, SectionHead, Tag, Timeline, type TimelineNode, useStepped, VotesAbout } from '@/ui';
import { CONSULTATION, CONSULTATION_STATE_WORDS, consultationMomentWords, MEETING_KIND_WORDS, MEETING_STATE_WORDS, stepName, TEMPLATE_WORDS } from '@shared/copy/consultations';
import { Clauses, Options } from '../components/Clauses';
import { Next, StepLine } from '../components/Line';
import { Decided, Reported, Tasks } from '../components/Outcome';
import { NamedRoll } from '../components/RollChoice';
import { TalkDesk } from '../components/TalkDesk';
import type { ConsultationProps, ConsultationView } from '../model/words';
import './consultations.scss';

function Facts({ view }: { view: ConsultationView }) {
  const { topicId } = view;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='talk' title={TEMPLATE_WORDS[view.template].name} detail={view.number} aside={<Tag tone='quiet'>{view.step ? stepName(view.template, view.step) : CONSULTATION_STATE_WORDS[view.state]}</Tag>} />
      <ListRow icon='me' title={view.body.name} detail={`按第 ${view.rulesVersion} 版规矩`} onPress={() => open('body', { id: view.body.id })} />
      <ListRow icon='place' title={view.place} detail={view.community.name} />
      {view.rollId && <NamedRoll id={view.rollId} />}
      {topicId && <ListRow icon='matters' title={CONSULTATION.ofTopic} onPress={() => open('topic', { id: topicId })} />}
    </Paper>
  );
}
/** Where people ask and object, and where they meet. */
function Around({ view }: { view: ConsultationView }) {
  const now = new Date();
  if (view.state === 'draft') return null;
  const published = view.steps.some(({ kind, startedAt }) => kind === 'publication' && startedAt);
  return (
    <View className='u-section'>
      <Paper tone='list'>
        <ListRow icon='talk' title={CONSULTATION.asks} detail={view.why.question === null ? '不清楚的，问一句' : '问了什么、怎么答的'} onPress={() => open('consultationAsks', { id: view.id, kind: 'question' })} />
        {published && <ListRow icon='notice' title={CONSULTATION.objections} detail={view.why.objection === null ? '觉得不对，现在可以提' : '提了什么、怎么答的'} onPress={() => open('consultationAsks', { id: view.id, kind: 'objection' })} />}
        {view.meetings.map((meeting) => <ListRow key={meeting.id} icon='me' title={`${MEETING_KIND_WORDS[meeting.kind]}，${meeting.place}`} detail={<><View>{happenedWords(new Date(meeting.startsAt), now)}</View>{meeting.present > 0 && <View>{CONSULTATION.came(meeting.present, meeting.members)}</View>}</>} aside={<Tag tone='quiet'>{MEETING_STATE_WORDS[meeting.state]}</Tag>} onPress={() => open('meeting', { id: meeting.id })} />)}
      </Paper>
    </View>
  );
}
function Story({ view }: { view: ConsultationView }) {
  const now = new Date();
  const nodes: TimelineNode[] = view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: consultationMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }));
  return <View className='u-section'><SectionHead title={CONSULTATION.story} note='新的在上面' /><Paper><Timeline nodes={nodes} /></Paper></View>;
}

function Whole(props: ConsultationProps) {
  const { view } = props;
  return (
    <>
      <View className='topic-title'>{view.title}</View>
      <RuledWords text={view.text} />
      <Facts view={view} />
      <StepLine view={view} />
      <Next {...props} />
      <TalkDesk {...props} />
      <Clauses {...props} />
      <Options view={view} />
      <Around view={view} />
      {view.state !== 'draft' && <VotesAbout kind='consultation' id={view.id} mayVote={view.actions.includes('vote')} />}
      <Decided view={view} />
      <Tasks view={view} />
      <Reported {...props} />
      <Story view={view} />
    </>
  );
}

/** One consultation: where it stands, what comes next and by when, what one can do now. */
export default function ConsultationPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /consultations/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={CONSULTATION.one} className='topic-wide' {...(view ? { station: view.station } : {})}><QueryView query={query} what='这次协商'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
