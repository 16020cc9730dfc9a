import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useApi } from '@/api';
import { useNetwork } from '@/platform/network';
import { Empty, OfflineBanner, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { VOTE, VOTE_LANE_WORDS } from '@shared/copy/votes';
import { VOTE_LANES, type VoteLane } from '@shared/domain/votes/states';
import { VoteRows } from '../components/Rows';
import '@/ui/ballots/named.scss';

function Lists() {
  const [lane, setLane] = useState<VoteLane>('going');
  const query = useApi('GET /votes/mine', { query: { lane } });
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <>
      <Tabs tabs={VOTE_LANES.map((value) => ({ value, label: VOTE_LANE_WORDS[value] }))} value={lane} onChange={setLane} />
      <QueryView query={query} what='表决'>{({ items }) => (items.length === 0 ? <Empty {...VOTE.empty[lane]} /> : <VoteRows rows={items} />)}</QueryView>
    </>
  );
}

/** What one votes on, watches, or prepares: what ends first on top; and what came of the others. */
export default function MyVotes() {
  const online = useNetwork((state) => state.online);
  return <Page title={VOTE.mine}>{!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}<SignedIn>{() => <Lists />}</SignedIn></Page>;
}
