import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, Button, Field, ListRow, Paper, SectionHead, Tag, useTap, Words } from '@/ui';
import { choiceWords, orderedChoice, type Choice } from '@/ui/ballots/choice';
import { Choose } from '@/ui/ballots/Choose';
import { BALLOT } from '@shared/copy/ballots';
import { LINE_STATE_WORDS, VOTE_DESK as WORDS } from '@shared/copy/voteDesk';
import { VOTE_LIMITS } from '@shared/domain/votes/drafts';
import type { LineRow, VoteView } from '../model/views';

interface LineProps {
  readonly view: VoteView;
  readonly line: LineRow;
  readonly onDone: () => void;
}
/** What one reads off a paper, alone. */
function Enter({ view, line, onDone }: LineProps) {
  const [choice, setChoice] = useState<Choice | null>(line.mine?.choice ?? (view.method === 'yesno' ? null : []));
  const { busy, tap } = useTap();
  const send = async (said: Choice | null): Promise<void> => {
    const ready = said === null || typeof said === 'string' ? said : orderedChoice(view, said);
    if (await tap('enter', (key) => api('POST /votes/:id/paper-entry', { params: { id: view.id }, body: { line: line.line, choice: ready }, key }), '录好了')) onDone();
  };
  return (
    <>
      <Choose view={view} value={choice} onChange={setChoice} />
      <View className='u-buttons u-gap'>
        <Button label={WORDS.enter} {...(busy ? { busy: '正在记…' } : {})} onPress={() => (choice === null ? announce('纸票上选了什么，先选好', 'warn') : void send(choice))} />
        <Button kind='second' label={BALLOT.invalid} onPress={() => void send(null)} />
      </View>
    </>
  );
}
function Void({ view, line, onDone }: LineProps) {
  const [reason, setReason] = useState('');
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    if (reason.trim() === '') return announce('写一句为什么，大家看得到', 'warn');
    if (await tap('void', (key) => api('POST /votes/:id/roll-void', { params: { id: view.id }, body: { revision: view.revision, line: line.line, reason }, key }), '划掉了，大家看得到')) onDone();
  };
  return <><Words label={WORDS.voidWhy} value={reason} onChange={setReason} maxLength={VOTE_LIMITS.reason} /><Button kind='danger' label={WORDS.voidLine} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /></>;
}
/** One line of the roll, with what may be done about it one press away. */
export function LinePaper({ view, line, onDone }: LineProps) {
  const [form, setForm] = useState<'enter' | 'void' | null>(null);
  const { busy, tap } = useTap();
  const done = (): void => { setForm(null); onDone(); };
  const hand = async (): Promise<void> => { if (await tap('hand', (key) => api('POST /votes/:id/paper', { params: { id: view.id }, body: { line: line.line }, key }), '记下了，这一行用纸票投')) onDone(); };
  const ranked = view.method === 'irv';
  // Papers of a secret vote are counted by the box: nobody reads off whose a paper is.
  const enters = view.ballot === 'named' && view.entersPaper && (line.state === 'paper' || line.state === 'entered' || line.state === 'unequal');
  const hands = view.entersPaper && line.state === 'none' && (view.state === 'open' || view.state === 'frozen');
  return (
    <Paper className='u-gap'>
      <ListRow icon='me' title={line.label} detail={[line.mine ? `${WORDS.entered}：${choiceWords(line.mine.choice, view.options, ranked)}` : null, ...line.both.map(({ name, choice }) => `${name}：${choiceWords(choice, view.options, ranked)}`)].filter(Boolean).join('，')} aside={<Tag tone={line.state === 'unequal' ? 'late' : 'quiet'}>{LINE_STATE_WORDS[line.state]}</Tag>} />
      {form === 'enter' && <Enter view={view} line={line} onDone={done} />}
      {form === 'void' && <Void view={view} line={line} onDone={done} />}
      <View className='u-buttons'>
        {hands && <Button kind='second' label={WORDS.handPaper} spoken={`${WORDS.handPaper}：${line.label}`} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void hand()} />}
        {enters && form !== 'enter' && <Button kind='second' label={WORDS.enter} spoken={`${WORDS.enter}：${line.label}`} onPress={() => setForm('enter')} />}
        {view.actions.includes('correct') && line.state !== 'voided' && form !== 'void' && <Button kind='text' label={WORDS.voidLine} spoken={`${WORDS.voidLine}：${line.label}`} onPress={() => setForm('void')} />}
      </View>
    </Paper>
  );
}

/** A line that was forgotten, in public with its reason. */
export function AddLine({ view, onDone }: { view: VoteView; onDone: () => void }) {
  const [asks, setAsks] = useState(false);
  const [said, setSaid] = useState({ label: '', name: '', phoneTail: '', area: '', reason: '' });
  const { busy, tap } = useTap();
  if (!asks) return <View className='u-gap'><Button kind='second' icon='plus' label={WORDS.addLine} onPress={() => setAsks(true)} /></View>;
  const put = (part: Partial<typeof said>): void => setSaid((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const { label, name, phoneTail, area, reason } = said;
    if (label.trim() === '' || reason.trim() === '') return announce('房号或姓名、为什么补，都写上', 'warn');
    const body = { revision: view.revision, label, name, phoneTail, reason, area: Math.round(Number(area || 0) * 100) };
    if (await tap('add', (key) => api('POST /votes/:id/roll-add', { params: { id: view.id }, body, key }), '补上了，大家看得到')) { setAsks(false); onDone(); }
  };
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.addLine} />
      <Field label={WORDS.addLabel} value={said.label} maxLength={VOTE_LIMITS.label} onChange={(label) => put({ label })} />
      <Field label={WORDS.addName} value={said.name} maxLength={40} onChange={(name) => put({ name })} />
      <Field label={WORDS.addTail} kind='number' value={said.phoneTail} maxLength={4} onChange={(phoneTail) => put({ phoneTail })} />
      {view.rule.bases.includes('area') && <Field label={WORDS.addArea} value={said.area} maxLength={10} onChange={(area) => put({ area })} />}
      <Words label={WORDS.addWhy} value={said.reason} onChange={(reason) => put({ reason })} maxLength={VOTE_LIMITS.reason} />
      <View className='u-gap'><Button label={WORDS.addLine} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /></View>
    </View>
  );
}
