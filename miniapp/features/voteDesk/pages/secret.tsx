import { View } from '@tarojs/components';
import { api } from '@/api';
import { busyWord, Button, Empty, Note, Page, QueryView, take, useStepped, type StepsOf } from '@/ui';
import { useVote } from '@/ui/ballots/useVote';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import { VOTE, VOTE_BUTTONS } from '@shared/copy/votes';
import { Boxes } from '../components/Boxes';
import { Carry } from '../components/Carry';
import { FrozenRoll, PreparedRoll } from '../components/Roll';
import { Samples } from '../components/Samples';
import { Verify } from '../components/Verify';
import type { VoteView } from '../model/views';
import '@/ui/ballots/secret.scss';

/** Both confirm that papers are counted and nobody was called in vain; then it is counted. */
function Confirm(props: StepsOf<VoteView>) {
  const { view, taps } = props;
  const mine = view.scrutineers.find((one) => one.mine);
  if (!mine || mine.confirmed || !view.actions.includes('confirm')) return null;
  const press = (): void => void take(props, 'confirm', (key) => api('POST /votes/:id/confirm', { params: { id: view.id }, body: { revision: view.revision }, key }), '记下了，两位都确认就点票');
  return <View className='u-section'><Note>{VOTE.confirmNote}</Note><Button label={VOTE_BUTTONS.confirm ?? ''} {...busyWord(taps, 'confirm')} onPress={press} /></View>;
}
function Whole(props: StepsOf<VoteView>) {
  const { view, onDone } = props;
  if (view.secret === null || !(view.parts.includes('scrutineer') || view.parts.includes('body'))) return <Empty title={WORDS.only} body={WORDS.onlyNote} />;
  const watches = view.parts.includes('scrutineer');
  return (
    <>
      <View className='secret-title'>{view.title}</View>
      <PreparedRoll {...props} />
      <FrozenRoll view={view} />
      {watches && <Carry view={view} />}
      {watches && view.paper && view.state === 'closing' && <Boxes view={view} onDone={() => onDone()} />}
      {watches && <Samples {...props} />}
      <Confirm {...props} />
      <Verify {...props} />
    </>
  );
}

/** What the two who watch a secret vote do, from the roll of the draft to the end of the keys; and who prepares it. */
export default function SecretWatchPage() {
  const { vote: query } = useVote();
  const { view, taps, onDone } = useStepped(query);
  return <Page title={WORDS.title} className='secret-wide' {...(view ? { station: view.station } : {})}><QueryView query={query} what='这次投票'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
