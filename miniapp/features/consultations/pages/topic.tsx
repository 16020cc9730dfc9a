import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { daySaid, happenedWords, ListRow, Note, Page, Paper, QueryView, RuledWords, SectionHead, Tag, Timeline, type TimelineNode, useStepped, VotesAbout } from '@/ui';
import { agreedWords, TOPIC, TOPIC_ORIGIN_WORDS, TOPIC_RULE_WORDS, topicMomentWords } from '@shared/copy/topics';
import type { TopicRuleCode } from '@shared/domain/topics/rules';
import { Second, TopicDesk, Withdraw } from '../components/Desk';
import { countWords, dueWords, stateWords, type TopicProps, type TopicView } from '../model/words';
import './consultations.scss';

function Facts({ view }: { view: TopicView }) {
  const due = dueWords(view, new Date());
  const into = view.mergedInto;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='talk' title={view.state === 'toCheck' ? '工作站看一眼就放出来' : countWords(view)} detail={[view.number, TOPIC_ORIGIN_WORDS[view.by], due].filter(Boolean).join('，')} aside={<Tag tone={view.late ? 'late' : 'quiet'}>{stateWords(view)}</Tag>} />
      <ListRow icon='place' title={view.place} detail={view.community.name} />
      <ListRow icon='me' title={view.body.name} detail={`${TOPIC.body}，按第 ${view.rulesVersion} 版规矩`} onPress={() => open('body', { id: view.body.id })} />
      {into && <ListRow icon='matters' title={into.title} detail={TOPIC.mergedInto} onPress={() => open('topic', { id: into.id })} />}
    </Paper>
  );
}

/** What the body said, what was decided and what came of it. */
function Answers({ view: { answer, decision, result, consultationId } }: { view: TopicView }) {
  return (
    <>
      {answer && <View className='u-section'><SectionHead title={TOPIC.answer} /><Paper>{answer}</Paper></View>}
      {consultationId && <Paper tone='list' className='u-gap'><ListRow icon='talk' title={TOPIC.consultation} detail={TOPIC.consultationNote} onPress={() => open('consultation', { id: consultationId })} /></Paper>}
      {decision && (
        <View className='u-section'>
          <SectionHead title={TOPIC.decided} note={[decision.heldOn ? daySaid(decision.heldOn) : '', agreedWords(decision.present, decision.agreed)].filter(Boolean).join('，')} />
          <Paper>
            <View>{decision.text}</View>
            {decision.unit && decision.dueOn && <View className='u-second'>{TOPIC.decidedBy(decision.unit.name, daySaid(decision.dueOn))}</View>}
            {decision.firstOn && decision.moved && <View className='u-second'>{TOPIC.moved(daySaid(decision.firstOn), decision.moved)}</View>}
          </Paper>
        </View>
      )}
      {result && <View className='u-section'><SectionHead title={TOPIC.result} /><Paper>{result}</Paper></View>}
    </>
  );
}

function Story({ view }: { view: TopicView }) {
  const now = new Date();
  const nodes: TimelineNode[] = view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: topicMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }));
  return <View className='u-section'><SectionHead title={TOPIC.timeline} note='新的在上面' {...(view.linked ? { link: '前前后后', onLink: () => open('thread', { kind: 'topic', id: view.id }) } : {})} /><Paper><Timeline nodes={nodes} /></Paper></View>;
}

function Whole(props: TopicProps) {
  const { view } = props;
  return (
    <>
      <View className='topic-title'>{view.title}</View>
      <RuledWords text={view.text} />
      {view.late && view.state === 'toAnswer' && <Note tone='warn'>{TOPIC.late}</Note>}
      <Facts view={view} />
      <Second {...props} />
      {view.why && <Note>{TOPIC_RULE_WORDS[view.why as TopicRuleCode]}</Note>}
      <Answers view={view} />
      <VotesAbout kind='topic' id={view.id} mayVote={view.actions.includes('consult')} />
      <TopicDesk {...props} />
      <Withdraw {...props} />
      <Story view={view} />
    </>
  );
}

/** One topic, for whoever looks: neighbours, who raised it, who answers, who carries it out. */
export default function TopicPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /topics/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={TOPIC.one} {...(view ? { station: view.station } : {})}><QueryView query={query} what='这个议题'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
