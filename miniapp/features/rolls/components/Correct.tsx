import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, Note, OptionGrid, Paper, SectionHead, take, Words } from '@/ui';
import { CORRECTION_WORDS, ROLL_DESK, ROLL_FAULT_WORDS } from '@shared/copy/rolls';
import { areaOf, areaShown } from '@shared/domain/rolls/cells';
import { CORRECTIONS, type Correction } from '@shared/domain/rolls/kinds';
import { ROLL_LIMITS } from '@shared/domain/rolls/limits';
import type { LineProps } from '../model/words';

/** One person a line, the number behind the name. */
const typed = (view: LineProps['view']): string => view.holders.map(({ name, number }) => [name, number].filter(Boolean).join(' ')).join('\n');
const read = (text: string): { name: string; number: string }[] =>
  text.split('\n').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const [, name = one, number = ''] = /^(.*?)\s+(\S*\d\S*)$/.exec(one) ?? [];
    return { name, number };
  });

function Form(step: LineProps) {
  const { view, taps } = step;
  const [what, setWhat] = useState<Correction>(view.roll.kind === 'owners' ? 'area' : 'holders');
  const [area, setArea] = useState(areaShown(view.area));
  const [people, setPeople] = useState(() => typed(view));
  const [reason, setReason] = useState('');
  const settled = view.roll.state === 'settled';
  const send = (): void => {
    const size = areaOf(area);
    if (what === 'area' && typeof size === 'string') return announce(ROLL_FAULT_WORDS[size].replace('{max}', areaShown(ROLL_LIMITS.area)), 'warn');
    if (reason.trim() === '') return announce('写一句为什么改', 'warn');
    const said = what === 'area' ? { area: Number(size) } : what === 'holders' ? { holders: read(people) } : {};
    void take(step, 'correct', (key) => api('POST /rolls/:id/lines/:ref/correct', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, what, ...said, reason }, key }), settled ? ROLL_DESK.proposedDone : ROLL_DESK.corrected);
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={ROLL_DESK.what} columns={3} options={CORRECTIONS.filter((one) => one !== 'area' || view.roll.kind === 'owners').map((value) => ({ value, label: CORRECTION_WORDS[value] }))} value={what} onChange={setWhat} /></View>
      {what === 'area' && <Field label={ROLL_DESK.area} value={area} maxLength={12} onChange={setArea} />}
      {what === 'holders' && <><Note>{ROLL_DESK.holdersHint}</Note><Words label={ROLL_DESK.holders} value={people} onChange={setPeople} maxLength={300} /></>}
      <Words label={ROLL_DESK.reason} value={reason} onChange={setReason} maxLength={ROLL_LIMITS.words} placeholder={ROLL_DESK.reasonPlaceholder} />
      {settled && <Note>{ROLL_DESK.proposeNote}</Note>}
      <Button label={ROLL_DESK.save} {...busyWord(taps, 'correct')} onPress={send} />
    </>
  );
}

function Proposal(step: LineProps) {
  const { view, taps } = step;
  const { proposal } = view;
  if (!proposal) return null;
  const confirm = (yes: boolean): void => void take(step, yes ? 'yes' : 'no', (key) => api('POST /rolls/:id/lines/:ref/confirm', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, yes }, key }), ROLL_DESK.corrected);
  return (
    <>
      <Paper>
        <View>{`${CORRECTION_WORDS[proposal.what]}${proposal.area !== null ? `：${ROLL_DESK.areaFromTo(areaShown(view.area), areaShown(proposal.area))}` : ''}${proposal.holders.length > 0 ? `：${proposal.holders.join('、')}` : ''}`}</View>
        <View className='u-second'>{proposal.reason}</View>
        <View className='u-second'>{ROLL_DESK.proposedBy(proposal.by)}</View>
      </Paper>
      {!proposal.mine && <View className='rolls__buttons'><Button label={ROLL_DESK.yes} {...busyWord(taps, 'yes')} onPress={() => confirm(true)} /><Button kind='second' label={ROLL_DESK.no} {...busyWord(taps, 'no')} onPress={() => confirm(false)} /></View>}
    </>
  );
}

/** A line is put right; once the roll is settled by two. */
export function CorrectPart(step: LineProps) {
  const [form, setForm] = useState(false);
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.correct} />
      {step.view.proposal ? <Proposal {...step} /> : form ? <Form {...step} /> : <View className='rolls__buttons'><Button kind='second' label={ROLL_DESK.correct} onPress={() => setForm(true)} /></View>}
    </View>
  );
}
