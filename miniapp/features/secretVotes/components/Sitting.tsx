import { View } from '@tarojs/components';
import { useMemo, useRef, useState } from 'react';
import { useMe } from '@/api';
import { back } from '@/platform/routes';
import { announce, Button, FootNote, fullMoment, Note, Paper, SectionHead, useElder } from '@/ui';
import { choiceWords, orderedChoice, type Choice } from '@/ui/ballots/choice';
import { Choose } from '@/ui/ballots/Choose';
import { BALLOT_PROBLEM_WORDS, SECRET } from '@shared/copy/secretVotes';
import { handsOf } from '../model/hands';
import { shelfOf } from '@/ui/ballots/kept';
import { sit, type Outcome, type Stage, type Table } from '../model/sitting';
import { standingOf, type OwnLine } from '../model/standing';
import type { MyLine, VoteView } from '../model/table';
import { Aloud, Told } from './Told';
import { NotCounted } from './NotCounted';

interface Props {
  readonly view: VoteView;
  readonly line: MyLine;
  readonly table: Table;
  readonly onTaken: () => void;
}
const ownLine = ({ state, b }: MyLine): OwnLine => ({ state: state === 'voted' ? 'issued' : state, b });

/** What was chosen, once more, and what happens if the phone dies: before the token is drawn. */
function Review({ view, choice, lost, onSend, onBack }: { view: VoteView; choice: Choice; lost: Outcome | null; onSend: () => void; onBack: () => void }) {
  const elder = useElder();
  const words = choiceWords(choice, view.options, view.method === 'irv');
  return (
    <>
      {elder && <View className='u-second'>{SECRET.steps[2]}</View>}
      {lost?.kind === 'notDrawn' && <Note tone='warn'>{`${SECRET.notDrawn}。${lost.said ?? SECRET.why[lost.why]}${SECRET.notDrawnNote}`}</Note>}
      <View className='u-section'><SectionHead title={SECRET.reviewTitle} /><Paper><View className='secret-big'>{words}</View></Paper></View>
      <Aloud text={`${SECRET.reviewTitle}：${words}`} />
      <View className='u-section'><Note>{SECRET.dies}</Note></View>
      <View className='u-section'><Button label={SECRET.send} onPress={onSend} /><FootNote>{SECRET.firm}</FootNote></View>
      <View className='u-gap'><Button kind='text' label={SECRET.back} onPress={onBack} /></View>
    </>
  );
}
function Choosing({ view, value, onChange, onReady }: { view: VoteView; value: Choice | null; onChange: (choice: Choice) => void; onReady: () => void }) {
  const elder = useElder();
  return (
    <>
      {elder && <View className='u-second'>{SECRET.steps[1]}</View>}
      <View className='u-gap'>{view.text}</View>
      <Choose view={view} value={value} onChange={onChange} />
      <Aloud text={[view.title, view.text, ...view.options.map(({ label }) => label)].join('。')} />
      <View className='u-section'><Button label={SECRET.review} onPress={() => (value === null ? announce(SECRET.pick, 'warn') : onReady())} /></View>
    </>
  );
}
/** Promised, and checked on this phone: nothing of the choice is shown again. */
export function Counted({ table }: { table: Pick<Table, 'checked'> }) {
  const { closes, mmd_s: seconds } = table.checked.manifest;
  const by = fullMoment(new Date(Date.parse(closes) + seconds * 1000));
  return (
    <>
      <Paper><View className='secret-big'>{SECRET.counted}</View><View>{SECRET.countedNote(by)}</View><View className='u-second'>{SECRET.erased}</View></Paper>
      <View className='u-section'><Button label={SECRET.known} onPress={back} /></View>
    </>
  );
}

/** One sitting: told, chosen, looked at, drawn, cast, promised. What was begun before goes on where it was. */
export function Sitting({ view, line, table, onTaken }: Props) {
  const personId = useMe((state) => state.me?.id ?? '');
  const shelf = useMemo(() => shelfOf(view.id, line.line, personId), [view.id, line.line, personId]);
  const [step, setStep] = useState<'told' | 'choose' | 'review'>('told');
  const [choice, setChoice] = useState<Choice | null>(view.method === 'yesno' ? null : []);
  const [stage, setStage] = useState<Stage | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const sitting = useRef(false);
  const standing = standingOf(shelf.load(), ownLine(line), table.checked);
  const ready = choice === null || typeof choice === 'string' ? choice : orderedChoice(view, choice);
  const go = async (): Promise<void> => {
    if (sitting.current) return;
    sitting.current = true;
    try {
      // What was signed before is cast as it was signed; a choice is only asked of who has not signed yet.
      setOutcome(await sit(table, ready ?? 'abstain', handsOf(view.id, line.line, shelf, setStage)));
    } finally {
      sitting.current = false;
      setStage(null);
      onTaken();
    }
  };
  if (stage !== null) return <><View className='secret-big u-live'>{SECRET.stage[stage]}</View><View className='u-section'><Note>{SECRET.wait}</Note></View></>;
  if (outcome?.kind === 'stopped') return <Note tone='warn'>{BALLOT_PROBLEM_WORDS[outcome.problem]}</Note>;
  if (standing === 'promised') return <Counted table={table} />;
  if (standing === 'signed') return <NotCounted outcome={outcome} table={table} shelf={shelf} onAgain={() => void go()} onSettled={() => { setOutcome({ kind: 'done' }); onTaken(); }} />;
  if (standing === 'stopped') return <Note tone='warn'>{BALLOT_PROBLEM_WORDS[shelf.load()?.stopped ?? 'token']}</Note>;
  if (standing !== 'fresh' && standing !== 'begun') return <Note tone={standing === 'elsewhere' ? 'warn' : 'quiet'}>{SECRET.standing[standing]}</Note>;
  if (step === 'told') return <>{standing === 'begun' && <Note>{SECRET.resume}</Note>}<Told view={view} table={table} onBegin={() => setStep('choose')} /></>;
  if (step === 'choose' || ready === null) return <Choosing view={view} value={choice} onChange={setChoice} onReady={() => setStep('review')} />;
  return <Review view={view} choice={ready} lost={outcome} onSend={() => void go()} onBack={() => setStep('choose')} />;
}
