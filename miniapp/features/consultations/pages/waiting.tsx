import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, LessonsFor, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { BODY } from '@shared/copy/bodies';
import { TOPIC, TOPIC_LANE_WORDS } from '@shared/copy/topics';
import { VOTE_DOOR } from '@shared/copy/voteStates';
import { TOPIC_DESKS, type TopicDesk } from '@shared/domain/topics/states';
import { BodyRows } from '../components/Bodies';
import { More } from '../components/More';
import { TopicRows } from '../components/Rows';
import { MyMeetings, Talks } from '../components/Talks';
import './consultations.scss';

const ORDER: readonly TopicDesk[] = ['toAnswer', ...TOPIC_DESKS.filter((lane) => lane !== 'toAnswer')];
function Lists() {
  const [lane, setLane] = useState<TopicDesk>('toAnswer');
  const pages = usePages('GET /topics/waiting', { query: { lane } }, false);
  const bodies = useApi('GET /bodies', {});
  useDidShow(() => { if (pages.query.data) { void pages.query.reload(); void bodies.reload(); } });
  const data = pages.query.data;
  const tabs = ORDER.filter((value) => value !== 'toCheck' || data?.bodies.some(({ mayAnswer }) => mayAnswer)).map((value) => ({ value, label: TOPIC_LANE_WORDS[value], ...(data ? { count: data.counts[value] } : {}) }));
  return (
    <>
      <Tabs tabs={tabs} value={lane} onChange={setLane} />
      <QueryView query={pages.query} what='议题'>
        {({ bodies: own }) => (own.length === 0 ? <Empty {...BODY.mineEmpty} /> : <>{pages.items.length === 0 ? <Empty {...TOPIC.empty.desk} /> : <TopicRows rows={pages.items} />}<More pages={pages} /></>)}
      </QueryView>
      <View className='u-section'><Button kind='second' icon='check' label={VOTE_DOOR.mine} onPress={() => open('myVotes')} /></View>
      <MyMeetings />
      <Talks drafts />
      <BodyRows rows={bodies.data?.items ?? []} />
      {bodies.data?.mayFound && <View className='u-section'><Button kind='second' icon='plus' label={BODY.found} onPress={() => open('bodyFound')} /></View>}
      <LessonsFor situation='topics' />
    </>
  );
}

/** What waits for the bodies on which one sits, or for which one answers: members, chairs, the station. */
export default function TopicsWaiting() {
  return <Page title={TOPIC.waits} className='topic-wide'><SignedIn>{() => <Lists />}</SignedIn></Page>;
}
