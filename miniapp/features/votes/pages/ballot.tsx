import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { api, ApiError, sentenceOf } from '@/api';
import { back } from '@/platform/routes';
import { announce, Button, FootNote, Note, OptionGrid, Page, Paper, QueryView, SectionHead } from '@/ui';
import { choiceWords, orderedChoice, type Choice } from '@/ui/ballots/choice';
import { Choose } from '@/ui/ballots/Choose';
import { pinnedVote } from '@/ui/ballots/pin';
import { useVoteAndLines } from '@/ui/ballots/useVote';
import { ballotWhy } from '@shared/copy/ballots';
import { bindingWords, VOTE } from '@shared/copy/votes';
import { BallotError } from '@shared/domain/ballotClient/errors';
import type { CheckedVote } from '@shared/domain/ballotClient/frozen';
import { canCheck, frozenOf, isPromised } from '../model/promise';
import type { MyLine, VoteView } from '../model/words';
import '@/ui/ballots/named.scss';

/** `unchecked`: taken, and this phone is too old to check the signature of the promise. */
type Step = 'choose' | 'review' | 'lost' | 'done' | 'unchecked';
/** What is on its way: it keeps its sequence however often it is handed in, so that it counts once. */
interface Pending {
  readonly choice: Choice;
  readonly seq: number;
}

const sentenceFor = (error: unknown): string => (error instanceof BallotError ? VOTE.changed : sentenceOf(error));

/** Hands a ballot in, and checks on the phone, by the key of the frozen vote, that what is promised is what was chosen. */
function useHandIn(view: VoteView, line: MyLine, onTaken: () => void) {
  const [step, setStep] = useState<Step>('choose');
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const frozen = useRef<CheckedVote | null>(null);
  const handIn = async (next: Pending): Promise<Step> => {
    const vote = pinnedVote(view.id, view.fingerprint?.vote ?? '');
    if (canCheck()) frozen.current ??= frozenOf(await api('GET /votes/:id/manifest', { params: { id: view.id } }), vote);
    const cast = await api('POST /votes/:id/named', { params: { id: view.id }, body: { ...next, line: line.line } });
    if (!frozen.current) return 'unchecked';
    if (isPromised(frozen.current, cast, { vote, line: line.line, area: line.body.area, ...next })) return 'done';
    announce(VOTE.wrongPromise, 'warn');
    return 'lost';
  };
  const send = async (choice: Choice): Promise<void> => {
    const next = pending && JSON.stringify(pending.choice) === JSON.stringify(choice) ? pending : { choice, seq: line.seq + 1 };
    setPending(next);
    setBusy(true);
    try {
      const after = await handIn(next);
      setStep(after);
      if (after !== 'lost') onTaken();
    } catch (error) {
      announce(sentenceFor(error), 'warn');
      const code = error instanceof ApiError ? error.code : null;
      // Somebody else voted for this line meanwhile, or the time is over: what is there is read again.
      if (code === 'conflict') { setPending(null); onTaken(); setStep('choose'); } else setStep('lost');
    } finally {
      setBusy(false);
    }
  };
  return { step, setStep, busy, send, seq: pending?.seq ?? line.seq + 1 };
}

function Done({ view, choice, seq, checked }: { view: VoteView; choice: Choice; seq: number; checked: boolean }) {
  return (
    <>
      <Paper><View className='vote-outcome'>{checked ? VOTE.counted : VOTE.unchecked}</View><View>{choiceWords(choice, view.options, view.method === 'irv')}</View><View className='u-second'>{VOTE.countedNote(seq)}</View></Paper>
      <View className='u-section'><Note>{checked ? VOTE.receiptNote : VOTE.uncheckedNote}</Note></View>
      <View className='u-section'><Button label='知道了' onPress={back} /></View>
    </>
  );
}
function Ballot({ view, line, onTaken }: { view: VoteView; line: MyLine; onTaken: () => void }) {
  const [choice, setChoice] = useState<Choice | null>(line.choice ?? (view.method === 'yesno' ? null : []));
  const { step, setStep, busy, send, seq } = useHandIn(view, line, onTaken);
  if ((step === 'done' || step === 'unchecked') && choice !== null) return <Done view={view} choice={choice} seq={seq} checked={step === 'done'} />;
  const ready = choice === null ? null : typeof choice === 'string' ? choice : orderedChoice(view, choice);
  if (step === 'choose' || ready === null) {
    return (
      <>
        {line.choice !== null && <Note icon='check'>{`${VOTE.voted}：${choiceWords(line.choice, view.options, view.method === 'irv')}。${VOTE.votedNote}`}</Note>}
        <Choose view={view} value={choice} onChange={setChoice} />
        <View className='u-section'><Button label={VOTE.review} onPress={() => (ready === null ? announce('先选一个', 'warn') : setStep('review'))} /><FootNote>{VOTE.hidden}</FootNote></View>
      </>
    );
  }
  return (
    <>
      {step === 'lost' && <Note tone='warn'>{`${VOTE.notCounted}。${VOTE.notCountedNote}`}</Note>}
      <View className='u-section'><SectionHead title={VOTE.reviewTitle} /><Paper><View className='vote-outcome'>{choiceWords(ready, view.options, view.method === 'irv')}</View></Paper></View>
      <View className='u-section'><Button label={step === 'lost' ? VOTE.again : VOTE.send} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send(ready)} /></View>
      {!busy && <View className='u-gap'><Button kind='text' label={VOTE.back} onPress={() => setStep('choose')} /></View>}
    </>
  );
}
const nameOf = ({ label, proxy }: MyLine): string => (proxy ? VOTE.proxyFor(label) : label);

/** Of several lines one is voted for at a time. */
function Lines({ view, items, onTaken }: { view: VoteView; items: readonly MyLine[]; onTaken: () => void }) {
  const [picked, setPicked] = useState<string | null>(items.length === 1 ? (items[0]?.line ?? null) : null);
  const line = items.find((one) => one.line === picked);
  return (
    <>
      <View className='vote-title'>{view.title}</View>
      <View className='u-second'>{[bindingWords(view.binding).label, bindingWords(view.binding).note].join('：')}</View>
      {items.length > 1 && <View className='u-gap'><OptionGrid label={VOTE.forWhom} options={items.map((one) => ({ value: one.line, label: nameOf(one), detail: one.state === 'voted' ? VOTE.voted : undefined }))} value={picked} onChange={setPicked} /></View>}
      {line?.proxy && <Note>{`${VOTE.proxyFor(line.label)}。${VOTE.proxyLimits(line.proxy.limits)}`}</Note>}
      {line?.why ? <Note tone='warn'>{ballotWhy(line.why)}</Note> : line && <Ballot key={line.line} view={view} line={line} onTaken={onTaken} />}
    </>
  );
}

/** The ballot of a vote: choose, look at it once more, hand it in; what was handed in is checked on this phone. */
export default function BallotPage() {
  const { vote, lines } = useVoteAndLines();
  return <Page title={VOTE.go} {...(vote.data ? { station: vote.data.station } : {})}><QueryView query={vote} what='这次表决'>{(view) => <QueryView query={lines} what='您的票'>{({ items }) => (items.length === 0 ? <Note>{VOTE.notOnRoll}</Note> : <Lines view={view} items={items} onTaken={() => void lines.reload()} />)}</QueryView>}</QueryView></Page>;
}
