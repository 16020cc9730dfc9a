import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, daySaid, deadlineWords, ListRow, Note, OptionGrid, Paper, RuledWords, SectionHead, Tag, useTap, Words } from '@/ui';
import { OBJECTION_STATE_WORDS, OBJECTION_WORDS, ROLL } from '@shared/copy/rolls';
import { OBJECTION_KINDS, type ObjectionKind } from '@shared/domain/rolls/kinds';
import { ROLL_LIMITS } from '@shared/domain/rolls/limits';
import { standingWords, type OwnLine, type RollView } from '../model/words';

type Reload = () => Promise<unknown>;

/** Says what is wrong with one's own line, or that one stands nowhere. */
function ObjectForm({ rollId, line, onDone }: { rollId: string; line: OwnLine | null; onDone: Reload }) {
  const [kind, setKind] = useState<ObjectionKind | null>(line === null ? 'missing' : null);
  const [text, setText] = useState('');
  const taps = useTap();
  const kinds = OBJECTION_KINDS.filter((one) => one !== 'missing' && (one !== 'wrongArea' || line?.kind === 'owners'));
  const send = async () => {
    if (kind === null || text.trim() === '') return announce('选哪里不对，再写一句', 'warn');
    if (await taps.tap('object', async (key) => void (await api('POST /rolls/:id/objections', { params: { id: rollId }, body: { ref: line?.ref ?? null, kind, text }, key })), ROLL.objectSent)) await onDone();
  };
  return (
    <>
      {line !== null && <View className='u-gap'><OptionGrid label={ROLL.objectTitle} columns={2} options={kinds.map((value) => ({ value, label: OBJECTION_WORDS[value] }))} value={kind} onChange={setKind} /></View>}
      <Words label={ROLL.objectText} value={text} onChange={setText} maxLength={ROLL_LIMITS.words} placeholder={ROLL.objectPlaceholder} />
      <Button label={ROLL.objectSend} {...busyWord(taps, 'object')} onPress={() => void send()} />
    </>
  );
}

/** Who votes for a line that belongs to several: all of them agree on one. */
function Voter({ line, onDone }: { line: OwnLine; onDone: Reload }) {
  const taps = useTap();
  const { voter, holders } = line;
  const name = async (at: number) => {
    if (await taps.tap(`name ${at}`, async (key) => void (await api('POST /rolls/:id/lines/:ref/name-voter', { params: { id: line.rollId, ref: line.ref }, body: { revision: line.revision, at }, key })), '记下了')) await onDone();
  };
  const nameOf = (at: number): string => (holders[at]?.mine ? ROLL.self : (holders[at]?.name ?? ''));
  const left = voter ? holders.length - voter.agreed.length : 0;
  const agreed = voter !== null && line.at !== null && voter.agreed.includes(line.at);
  return (
    <View className='u-section'>
      <SectionHead title={ROLL.nameTitle} />
      <Note>{ROLL.nameNote}</Note>
      <View className='u-gap'>{voter === null ? ROLL.nobodyYet : voter.named ? ROLL.named(nameOf(voter.at)) : `${ROLL.nameIt(nameOf(voter.at))}，${ROLL.waitingOf(left)}`}</View>
      <View className='rolls__buttons'>
        {voter !== null && !agreed && <Button label={`${ROLL.agree}：${nameOf(voter.at)}`} {...busyWord(taps, `name ${voter.at}`)} onPress={() => void name(voter.at)} />}
        {holders.map((holder, at) => (holder.matched && at !== voter?.at ? <Button key={at} kind='second' label={ROLL.nameIt(nameOf(at))} {...busyWord(taps, `name ${at}`)} onPress={() => void name(at)} /> : null))}
      </View>
      {holders.some(({ matched }) => !matched) && <View className='u-second u-gap'>{ROLL.notMatched}</View>}
    </View>
  );
}

/** One's own line: where, how much, as what; what is wrong with it; who votes for it. */
export function OwnLineCard({ line, waiting, onDone }: { line: OwnLine; waiting: boolean; onDone: Reload }) {
  const [form, setForm] = useState(false);
  const { delegate } = line;
  const done = async () => { setForm(false); await onDone(); };
  return (
    <View className='u-section'>
      <Paper>
        <View className='rolls__standing'>{standingWords(line)}</View>
        {delegate && <View className='u-second'>{delegate.mine ? ROLL.standIn(daySaid(delegate.from), daySaid(delegate.to)) : ROLL.delegated(delegate.name, daySaid(delegate.from), daySaid(delegate.to))}{`：${delegate.limits}`}</View>}
        {line.proposed && <View className='u-second'>{ROLL.proposed}</View>}
      </Paper>
      {line.mayName && <Voter line={line} onDone={onDone} />}
      {line.mayObject && !waiting && (form ? <ObjectForm rollId={line.rollId} line={line} onDone={done} /> : <View className='rolls__buttons'><Button kind='second' label={ROLL.object} spoken={`${line.place}，${ROLL.object}`} onPress={() => setForm(true)} /></View>)}
    </View>
  );
}

/** That one stands nowhere. */
export function MissingForm({ rollId, onDone }: { rollId: string; onDone: Reload }) {
  const [form, setForm] = useState(false);
  return form ? <ObjectForm rollId={rollId} line={null} onDone={onDone} /> : <View className='rolls__buttons'><Button kind='second' label={ROLL.missing} onPress={() => setForm(true)} /></View>;
}

/** What one said of a roll, with the station's answer or the day by which it comes. */
export function OwnObjections({ view }: { view: RollView }) {
  if (view.objections.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL.myObjections} />
      {view.objections.map(({ id, kind, text, state, answer, answerBy, place }) => (
        <View key={id} className='u-gap'>
          <ListRow title={OBJECTION_WORDS[kind]} detail={[place, state === 'open' ? ROLL.answerBy(deadlineWords(new Date(answerBy), new Date())) : null].filter(Boolean).join('，')} aside={<Tag tone='quiet'>{OBJECTION_STATE_WORDS[state]}</Tag>} />
          <RuledWords text={text} />
          {answer !== null && <Paper className='u-gap'>{answer}</Paper>}
        </View>
      ))}
    </View>
  );
}
