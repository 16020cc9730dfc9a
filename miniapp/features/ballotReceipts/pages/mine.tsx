import { View } from '@tarojs/components';
import { useState } from 'react';
import { Note, OptionGrid, Page, QueryView } from '@/ui';
import { useVoteAndLines } from '@/ui/ballots/useVote';
import { SECRET } from '@shared/copy/secretVotes';
import { Mine } from '../components/Mine';
import type { MyLine, VoteView } from '../model/views';
import '@/ui/ballots/secret.scss';

function Lines({ view, items }: { view: VoteView; items: readonly MyLine[] }) {
  const [picked, setPicked] = useState<string | null>(items.length === 1 ? (items[0]?.line ?? null) : null);
  const line = items.find((one) => one.line === picked);
  return (
    <>
      <View className='secret-title'>{view.title}</View>
      {items.length > 1 && <View className='u-gap'><OptionGrid label={SECRET.forWhom} options={items.map(({ line: value, label }) => ({ value, label }))} value={picked} onChange={setPicked} /></View>}
      {line && <Mine key={line.line} view={view} line={line} />}
    </>
  );
}

/** One's own ballot: whether it is in the count, without what it says. Nothing here can be shared or sent on. */
export default function MySecretBallot() {
  const { vote, lines } = useVoteAndLines();
  return <Page title={SECRET.mine} {...(vote.data ? { station: vote.data.station } : {})}><QueryView query={vote} what='这次投票'>{(view) => <QueryView query={lines} what='您的票'>{({ items }) => (items.length === 0 ? <Note>{SECRET.notOnRoll}</Note> : <Lines view={view} items={items} />)}</QueryView>}</QueryView></Page>;
}
