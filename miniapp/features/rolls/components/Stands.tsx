import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, daySaid, Field, Note, OptionGrid, Paper, SectionHead, take, Words } from '@/ui';
import { ROLL, ROLL_DESK } from '@shared/copy/rolls';
import { BODY_LIMITS } from '@shared/domain/bodies/kinds';
import { dayOf, type Day } from '@shared/domain/kernel/days';
import { ROLL_LIMITS } from '@shared/domain/rolls/limits';
import { daysAhead, type LineProps } from '../model/words';

const TO = [7, 30, 60, 90, 180, 365] as const;

function DelegateForm(step: LineProps) {
  const { view, taps } = step;
  const [name, setName] = useState(view.delegateNamed ?? '');
  const [phoneTail, setTail] = useState('');
  const [to, setTo] = useState<Day | null>(null);
  const [limits, setLimits] = useState('');
  const send = (): void => {
    if (name.trim() === '' || !/^\d{4}$/.test(phoneTail) || to === null || limits.trim() === '') return announce('托给谁、托到哪天、托的是什么，都写上', 'warn');
    void take(step, 'delegate', (key) => api('POST /rolls/:id/lines/:ref/delegate', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, name, phoneTail, from: dayOf(new Date()), to, limits }, key }), ROLL_DESK.delegated);
  };
  return (
    <>
      <Field label={ROLL_DESK.delegateName} value={name} maxLength={20} onChange={setName} />
      <Field label={ROLL_DESK.tail} kind='number' value={phoneTail} maxLength={4} onChange={setTail} />
      <View className='u-gap'><OptionGrid label={ROLL_DESK.to} columns={3} options={daysAhead(TO)} value={to} onChange={setTo} /></View>
      <Field label={ROLL_DESK.limits} value={limits} maxLength={BODY_LIMITS.limits} placeholder={ROLL_DESK.limitsPlaceholder} onChange={setLimits} />
      <Note>{ROLL_DESK.delegateNote}</Note>
      <Button label={ROLL_DESK.delegateSave} {...busyWord(taps, 'delegate')} onPress={send} />
    </>
  );
}

/** Who stands in, in writing. */
export function DelegatePart(step: LineProps) {
  const { view, taps } = step;
  const [form, setForm] = useState(false);
  const { delegate } = view;
  const end = (): void => void take(step, 'delegateEnd', (key) => api('POST /rolls/:id/lines/:ref/delegate-end', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision }, key }), ROLL_DESK.delegateEnd);
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.delegate} />
      {view.delegateNamed !== null && !delegate && <Note>{ROLL_DESK.delegateNamed(view.delegateNamed)}</Note>}
      {delegate ? (
        <>
          <Paper>{`${ROLL.delegated(delegate.name, daySaid(delegate.from), daySaid(delegate.to))}：${delegate.limits}`}</Paper>
          <View className='rolls__buttons'><Button kind='text' label={ROLL_DESK.delegateEnd} {...busyWord(taps, 'delegateEnd')} onPress={end} /></View>
        </>
      ) : form ? <DelegateForm {...step} /> : <View className='rolls__buttons'><Button kind='second' label={ROLL_DESK.delegate} onPress={() => setForm(true)} /></View>}
    </View>
  );
}

function PaperForm(step: LineProps) {
  const { view, taps } = step;
  const [at, setAt] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (at === null || reason.trim() === '') return announce('选是哪一位，写一句纸在哪里', 'warn');
    void take(step, 'paper', (key) => api('POST /rolls/:id/lines/:ref/name-on-paper', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, at: Number(at), reason }, key }), ROLL_DESK.delegated);
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={ROLL_DESK.paper} columns={2} options={view.holders.map(({ name }, place) => ({ value: String(place), label: name }))} value={at} onChange={setAt} /></View>
      <Words label={ROLL_DESK.reason} value={reason} onChange={setReason} maxLength={ROLL_LIMITS.words} />
      <Note>{ROLL_DESK.paperNote}</Note>
      <Button label={ROLL_DESK.paperSave} {...busyWord(taps, 'paper')} onPress={send} />
    </>
  );
}

/** Who of several votes: named by all of them, here or on paper. */
export function VoterPart(step: LineProps) {
  const { view } = step;
  const [form, setForm] = useState(false);
  const { voter, holders } = view;
  const word = voter === null ? ROLL.nobodyYet : voter.named ? ROLL.named(holders[voter.at]?.name ?? '') : `${ROLL.nameIt(holders[voter.at]?.name ?? '')}，${ROLL.waitingOf(holders.length - voter.agreed.length)}`;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.voter} />
      <Paper>{word}</Paper>
      {view.live && (form ? <PaperForm key={view.revision} {...step} /> : <View className='rolls__buttons'><Button kind='text' label={ROLL_DESK.paper} onPress={() => setForm(true)} /></View>)}
    </View>
  );
}
