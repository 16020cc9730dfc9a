import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { type Me, type ResponseOf, usePages, useSignedIn } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { Button, CommunityPicker, Empty, ListRow, OfflineBanner, Page, Paper, QueryView, SectionHead, SignedIn, Tabs, Tag } from '@/ui';
import { PROJECT, ROUND_STATE_WORDS } from '@shared/copy/projects';
import { PROJECT_LANES, type ProjectLane } from '@shared/domain/projects/states';
import { ProjectRows } from '../components/Rows';
import { lastDayWords } from '../model/words';
import './projects.scss';

type Rounds = ResponseOf<'GET /projects'>['rounds'];
const More = ({ pages }: { pages: { more: boolean; fetching: boolean; fetchMore: () => unknown } }) =>
  pages.more ? <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View> : null;

/** The round that can be chosen in now, and those that were counted. */
function RoundLinks({ rounds }: { rounds: Rounds }) {
  const [now, running] = [new Date(), rounds.find(({ state }) => state === 'open')];
  const before = rounds.filter(({ id }) => id !== running?.id);
  return (
    <>
      {running && (
        <View className='u-gap'>
          <Paper>
            <SectionHead title={running.title} note={PROJECT.until(lastDayWords(running.closesAt, now))} />
            <Button label={PROJECT.round} onPress={() => open('projectRound', { id: running.id })} />
          </Paper>
        </View>
      )}
      {before.length > 0 && <View className='u-gap'><Paper tone='list'>{before.map(({ id, title, state }) => <ListRow key={id} icon='check' title={title} detail={state === 'open' ? PROJECT.counting : '看看选了哪个'} aside={<Tag>{ROUND_STATE_WORDS[state]}</Tag>} onPress={() => open('projectRound', { id })} />)}</Paper></View>}
    </>
  );
}

function Lane({ community, lane, onCounts }: { community: string; lane: ProjectLane; onCounts: (counts: Readonly<Partial<Record<ProjectLane, number>>>) => void }) {
  const pages = usePages('GET /projects', { query: { lane, communityId: community } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  useEffect(() => { if (counts) onCounts(counts); }, [counts, onCounts]);
  return (
    <QueryView query={pages.query} what='微项目'>
      {(data) => (
        <>
          {lane === 'choosing' && <RoundLinks rounds={data.rounds} />}
          {pages.items.length === 0 ? <Empty {...PROJECT.empty[lane]} /> : <ProjectRows rows={pages.items} />}
          <More pages={pages} />
        </>
      )}
    </QueryView>
  );
}

function Mine() {
  const pages = usePages('GET /projects/mine', {});
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <QueryView query={pages.query} what='微项目'>
      {() => <>{pages.items.length === 0 ? <Empty {...PROJECT.empty.mine} /> : <ProjectRows rows={pages.items} />}<More pages={pages} /></>}
    </QueryView>
  );
}

type Tab = ProjectLane | 'mine';
/** The lists of one community; what is one's own is so wherever one looks. */
function Lists({ community, tab, onTab }: { community: string | null; tab: Tab; onTab: (tab: Tab) => void }) {
  const [counts, setCounts] = useState<Readonly<Partial<Record<ProjectLane, number>>>>({});
  const tabs = [...PROJECT_LANES.map((value) => ({ value: value as Tab, label: PROJECT.lanes[value], ...(counts[value] === undefined ? {} : { count: counts[value] as number }) })), { value: 'mine' as Tab, label: '我的' }];
  return (
    <>
      <Tabs tabs={tabs} value={tab} onChange={onTab} />
      {tab === 'mine' ? <Mine /> : community !== null && <Lane key={tab} community={community} lane={tab} onCounts={setCounts} />}
    </>
  );
}

/** Where somebody looks first: where they live, else where they work; null where an office looks after several. */
const ownOf = (me: Me): string | null => me.home?.community.id ?? me.roles.find(({ community }) => community)?.community?.id ?? null;

function Found({ first, me }: { first: Tab; me: Me }) {
  const [chosen, choose] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab>(first);
  const community = chosen ?? ownOf(me);
  if (me.home === null && !me.staff) return <Empty title='先选您住的社区' body='选好了，就看得到这里的微项目。' act={{ label: '选社区', onPress: () => open('community') }} />;
  return (
    <>
      <View className='project-intro'>{PROJECT.intro}</View>
      <View className='u-gap'><CommunityPicker value={community} onChange={choose} other={PROJECT.elsewhere} /></View>
      <Lists key={community} community={community} tab={tab} onTab={setTab} />
    </>
  );
}

/** Micro-projects of one's community, or of another that is chosen: to choose, under way, done, and one's own. */
export default function ProjectList() {
  useSignedIn();
  const [first] = useState<Tab>(useRouter().params.tab === 'mine' ? 'mine' : 'choosing');
  const online = useNetwork((state) => state.online);
  return (
    <Page title={PROJECT.title} foot={<Button kind='second' icon='plus' label={PROJECT.propose} onPress={() => open('projectPropose')} />}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => <Found first={first} me={me} />}</SignedIn>
    </Page>
  );
}
