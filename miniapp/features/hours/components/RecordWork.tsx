import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open, replace } from '@/platform/routes';
import { announce, busyWord, Button, Field, Note, OptionGrid, SectionHead, take, useForms, useShots, Words } from '@/ui';
import { HOUR_BUTTONS, HOUR_REFUSAL_WORDS, HOURS, HOURS_RULE_WORDS } from '@shared/copy/volunteerHours';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';
import { HOUR_REFUSALS, type HourRefusal } from '@shared/domain/volunteerHours/states';
import { draftOf, EMPTY_SERVICE } from '../model/draft';
import type { RecordSteps } from '../model/words';
import { ProofFields } from './ServiceFields';
import { ServiceForm } from './ServiceForm';

function Enter(step: RecordSteps) {
  const { view, taps } = step;
  return <ServiceForm start={{ ...draftOf(view, view.breakMinutes), evidence: view.photos.length > 0 ? 'photos' : 'list' }} proved kept={view.photos.length} label={HOUR_BUTTONS.enter} busy={busyWord(taps, 'enter')} onSend={({ text: _text, ...body }) => void take(step, 'enter', (key) => api('POST /service-records/:id/enter', { params: { id: view.id }, body: { revision: view.revision, ...body }, key }), HOURS.entered)} />;
}

function Confirm(step: RecordSteps) {
  const { view, taps } = step;
  return <Button label={HOUR_BUTTONS.confirm} {...busyWord(taps, 'confirm')} onPress={() => void take(step, 'confirm', (key) => api('POST /service-records/:id/confirm', { params: { id: view.id }, body: { revision: view.revision }, key }), HOURS.confirmed)} />;
}

function Keep(step: RecordSteps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句怎么核实的', 'warn');
    void take(step, 'keep', (key) => api('POST /service-records/:id/keep', { params: { id: view.id }, body: { revision: view.revision, text }, key }), HOURS.kept);
  };
  return <View className='u-gap'><Words label={HOURS.keepLabel} value={text} onChange={setText} maxLength={HOURS_LIMITS.note} /><Button label={HOUR_BUTTONS.keep} {...busyWord(taps, 'keep')} onPress={send} /></View>;
}

function Refuse(step: RecordSteps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<HourRefusal | null>(null);
  const [text, setText] = useState('');
  const send = (): void => {
    if (reason === null) return announce('选一个为什么', 'warn');
    if (reason === 'other' && text.trim() === '') return announce(HOURS_RULE_WORDS.hoursReason, 'warn');
    void take(step, 'refuse', (key) => api('POST /service-records/:id/refuse', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), HOURS.refused);
  };
  return (
    <View className='u-gap'>
      <OptionGrid label={HOURS.why} columns={2} options={HOUR_REFUSALS.map((value) => ({ value, label: HOUR_REFUSAL_WORDS[value] }))} value={reason} onChange={setReason} />
      <Words label='再说一句' value={text} onChange={setText} maxLength={HOURS_LIMITS.note} />
      <Button kind='danger' label={HOUR_BUTTONS.refuse} {...busyWord(taps, 'refuse')} onPress={send} />
    </View>
  );
}

/** What it should count, and why: another record, confirmed by somebody else. */
function Correct({ view, taps }: RecordSteps) {
  const [hours, setHours] = useState('');
  const [draft, setDraft] = useState(EMPTY_SERVICE);
  const shots = useShots(HOURS_LIMITS.photos);
  const send = async (): Promise<void> => {
    if (!/^\d{1,2}(\.5|\.0)?$/.test(hours.trim())) return announce(HOURS_RULE_WORDS.hoursCorrection, 'warn');
    if (draft.text.trim() === '') return announce('写一句为什么更正', 'warn');
    if (draft.evidence === 'list' && draft.list.trim() === '') return announce(HOURS_RULE_WORDS.hoursList, 'warn');
    let id = '';
    const body = { minutes: Number(hours) * 60, text: draft.text, evidence: draft.evidence, list: draft.list, photoIds: shots.ids };
    if (await taps.tap('correct', async (key) => { ({ id } = await api('POST /service-records/:id/correct', { params: { id: view.id }, body, key })); }, HOURS.corrected)) replace('serviceRecord', { id });
  };
  return (
    <View className='u-gap'>
      <Field label={HOURS.correctTo} value={hours} maxLength={4} placeholder='比如 2.5' onChange={setHours} />
      <Words label={HOURS.correctLabel} value={draft.text} onChange={(text) => setDraft((all) => ({ ...all, text }))} maxLength={HOURS_LIMITS.note} />
      <ProofFields draft={draft} change={(part) => setDraft((all) => ({ ...all, ...part }))} wrong={() => ({})} shots={shots} />
      <Button label={HOURS.correct} {...(shots.sending ? { busy: '照片正在传…' } : busyWord(taps, 'correct'))} onPress={() => void send()} />
    </View>
  );
}

const FORMS = { enter: Enter, confirm: Confirm, keep: Keep, refuse: Refuse, correct: Correct } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];
const FIRST: readonly FormName[] = ['enter', 'confirm', 'keep'];

/** What the station does about a record: what it waits for first, the rest one press away. */
export function RecordWork(props: RecordSteps) {
  const { view } = props;
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<RecordSteps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const may = ORDER.filter((name) => (name === 'correct' ? view.mayCorrect : view.actions.includes(name)));
  const note = (view.viewer === 'enterer' || view.viewer === 'leaderDone') && view.state === 'toConfirm' ? (view.shown ? HOURS.shownNote : HOURS.secondNote) : view.viewer === 'confirmer' && view.state === 'objected' ? HOURS.confirmerNote : null;
  if (may.length === 0 && !note) return null;
  const shown = form && may.includes(form) ? form : (FIRST.find((name) => may.includes(name)) ?? null);
  const Shown = shown ? FORMS[shown] : null;
  return (
    <View className='u-section'>
      <SectionHead title={HOURS.deskWork} />
      {note && <Note>{note}</Note>}
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      {view.shiftId !== null && view.actions.includes('confirm') && <View className='u-gap'><Button kind='second' label={HOURS.sameShift} onPress={() => open('hoursShift', { id: view.shiftId ?? '' })} /></View>}
      <View className='u-buttons u-gap'>{may.filter((name) => name !== shown).map((name) => <Button key={name} kind={name === 'refuse' ? 'text' : 'second'} label={name === 'correct' ? HOURS.correct : HOUR_BUTTONS[name]} onPress={() => setForm(name)} />)}</View>
    </View>
  );
}
