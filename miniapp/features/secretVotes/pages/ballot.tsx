import { View } from '@tarojs/components';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { Loading, Note, OfflineBanner, OptionGrid, Page, QueryView } from '@/ui';
import { useVoteAndLines } from '@/ui/ballots/useVote';
import { ballotWhy } from '@shared/copy/ballots';
import { BALLOT_PROBLEM_WORDS, SECRET } from '@shared/copy/secretVotes';
import { Sitting } from '../components/Sitting';
import { useTable, type MyLine, type VoteView } from '../model/table';
import '@/ui/ballots/secret.scss';

/** Nobody is asked to choose before this phone has checked roll, key and signatures. */
function Checked({ view, line, onTaken }: { view: VoteView; line: MyLine; onTaken: () => void }) {
  const { query, table, problem } = useTable(view, line);
  if (problem) return <Note tone='warn'>{BALLOT_PROBLEM_WORDS[problem]}</Note>;
  return table ? <Sitting view={view} line={line} table={table} onTaken={onTaken} /> : <QueryView query={query} what='名单和签名'>{() => <Loading what={SECRET.checking} />}</QueryView>;
}
/** Of several lines one is voted for at a time. */
function Lines({ view, items, onTaken }: { view: VoteView; items: readonly MyLine[]; onTaken: () => void }) {
  const [picked, setPicked] = useState<string | null>(items.length === 1 ? (items[0]?.line ?? null) : null);
  const line = items.find((one) => one.line === picked);
  const said = line?.state === 'none' ? ballotWhy(line.why) : null;
  return (
    <>
      <View className='secret-title'>{view.title}</View>
      {items.length > 1 && <View className='u-gap'><OptionGrid label={SECRET.forWhom} options={items.map(({ line: value, label }) => ({ value, label }))} value={picked} onChange={setPicked} /></View>}
      {said ? <Note tone='warn'>{said}</Note> : line && <Checked key={line.line} view={view} line={line} onTaken={onTaken} />}
    </>
  );
}

/** The secret ballot: in one sitting, on one's own phone. Nothing here can be shared or sent on. */
export default function SecretBallotPage() {
  const { vote, lines } = useVoteAndLines();
  const online = useNetwork((state) => state.online);
  return (
    <Page title={SECRET.one} {...(vote.data ? { station: vote.data.station } : {})}>
      {!online && <OfflineBanner>{SECRET.offline}</OfflineBanner>}
      <QueryView query={vote} what='这次投票'>{(view) => <QueryView query={lines} what='您的票'>{({ items }) => (items.length === 0 ? <Note>{SECRET.notOnRoll}</Note> : <Lines view={view} items={items} onTaken={() => void lines.reload()} />)}</QueryView>}</QueryView>
    </Page>
  );
}
