import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { type Me, useApi, usePages, useSignedIn } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { Button, Empty, OfflineBanner, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { TOPIC, TOPIC_LANE_WORDS } from '@shared/copy/topics';
import { VOTE_DOOR } from '@shared/copy/voteStates';
import { TOPIC_LANES, type TopicLane } from '@shared/domain/topics/states';
import { BodyRows } from '../components/Bodies';
import { More } from '../components/More';
import { TopicRows } from '../components/Rows';
import { Talks } from '../components/Talks';
import './consultations.scss';

type Counts = Readonly<Partial<Record<TopicLane, number>>>;
function Lane({ lane, onCounts }: { lane: TopicLane; onCounts: (counts: Counts) => void }) {
  const pages = usePages('GET /topics', { query: { lane } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  useEffect(() => { if (counts) onCounts(counts); }, [counts, onCounts]);
  return <QueryView query={pages.query} what='议题'>{() => <>{pages.items.length === 0 ? <Empty {...TOPIC.empty[lane]} /> : <TopicRows rows={pages.items} />}<More pages={pages} /></>}</QueryView>;
}
function Mine() {
  const pages = usePages('GET /topics/mine', {});
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return <QueryView query={pages.query} what='议题'>{() => <>{pages.items.length === 0 ? <Empty {...TOPIC.empty.mine} /> : <TopicRows rows={pages.items} />}<More pages={pages} /></>}</QueryView>;
}
/** What waits for the viewer, where they sit on a body or answer for one; the bodies of the community. */
function Around() {
  const [bodies, waiting] = [useApi('GET /bodies', {}), useApi('GET /topics/waiting', { query: { limit: 1 } })];
  const waits = waiting.data?.counts.toAnswer ?? 0;
  return (
    <>
      {(waiting.data?.bodies.length ?? 0) > 0 && <View className='u-section'><Button kind='second' icon='notice' label={waits > 0 ? `${TOPIC.waits}（${waits}）` : TOPIC.waits} onPress={() => open('topicsWaiting')} /></View>}
      <View className='u-section'><Button kind='second' icon='check' label={VOTE_DOOR.mine} onPress={() => open('myVotes')} /></View>
      <Talks />
      <BodyRows rows={bodies.data?.items ?? []} />
    </>
  );
}

type Tab = TopicLane | 'mine';
function Lists({ me, first }: { me: Me; first: Tab }) {
  const [tab, setTab] = useState<Tab>(first);
  const [counts, setCounts] = useState<Counts>({});
  if (me.home === null && !me.staff) return <Empty title='先选您住的社区' body='选好了，就看得到这里的议题。' act={{ label: '选社区', onPress: () => open('community') }} />;
  const tabs = [...TOPIC_LANES.map((value) => ({ value: value as Tab, label: TOPIC_LANE_WORDS[value], ...(counts[value] === undefined ? {} : { count: counts[value] as number }) })), { value: 'mine' as Tab, label: TOPIC.mine }];
  return (
    <>
      <View className='topic-intro'>{TOPIC.intro}</View>
      <Tabs tabs={tabs} value={tab} onChange={setTab} />
      {tab === 'mine' ? <Mine /> : <Lane key={tab} lane={tab} onCounts={setCounts} />}
      <Around />
    </>
  );
}

/** Topics of one's community: to be seconded, to be answered, under way, over, and one's own; and its bodies. */
export default function TopicList() {
  useSignedIn();
  const [first] = useState<Tab>(useRouter().params.tab === 'mine' ? 'mine' : 'gathering');
  const online = useNetwork((state) => state.online);
  return (
    <Page title={TOPIC.title} foot={<Button kind='second' icon='plus' label={TOPIC.raise} onPress={() => open('topicRaise')} />}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => <Lists me={me} first={first} />}</SignedIn>
    </Page>
  );
}
