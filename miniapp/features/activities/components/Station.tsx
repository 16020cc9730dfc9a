import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Field, Note, OptionGrid, SectionHead, take, useForms, useSeen, Why, Words } from '@/ui';
import { ACTIVITY, ACTIVITY_BUTTONS, CALL_OFF_WORDS } from '@shared/copy/activities';
import { ACTIVITY_LIMITS } from '@shared/domain/activities/limits';
import { CALL_OFFS } from '@shared/domain/activities/states';
import { dayOf } from '@shared/domain/kernel/days';
import { timeWords } from '@/ui';
import { type ActivitySteps, comingOf, seesTo, spanWords } from '../model/words';

/** Which shift a step is about; asked only where there are several. */
function Which({ step, value, onChange }: { step: ActivitySteps; value: string; onChange: (id: string) => void }) {
  const coming = comingOf(step.view);
  return coming.length > 1 ? <OptionGrid label={ACTIVITY.shifts} options={coming.map((shift) => ({ value: shift.id, label: spanWords(shift) }))} value={value} onChange={onChange} /> : null;
}
const firstOf = ({ view }: ActivitySteps): string => comingOf(view)[0]?.id ?? '';

function Move(step: ActivitySteps) {
  const { view, taps } = step;
  const [shiftId, setShift] = useState(firstOf(step));
  const shift = view.shifts.find(({ id }) => id === shiftId);
  const [day, setDay] = useState(shift ? dayOf(new Date(shift.startsAt)) : '');
  const [from, setFrom] = useState(shift ? timeWords(new Date(shift.startsAt)) : '');
  const [to, setTo] = useState(shift ? timeWords(new Date(shift.endsAt)) : '');
  const { form } = ACTIVITY;
  const seen = useSeen(view);
  const send = (): void => {
    if (!seen()) return;
    const moments = [from, to].map((time) => new Date(`${day}T${time}:00+08:00`));
    const [startsAt, endsAt] = moments.map((at) => (Number.isNaN(at.getTime()) ? '' : at.toISOString()));
    void take(step, 'move', (key) => api('POST /activities/:id/move', { params: { id: view.id }, body: { revision: view.revision, shiftId, startsAt: startsAt ?? '', endsAt: endsAt ?? '' }, key }), ACTIVITY.changed);
  };
  return (
    <>
      <Which step={step} value={shiftId} onChange={setShift} />
      <Field label={form.day} value={day} maxLength={10} placeholder={form.dayHint} onChange={setDay} />
      <Field label={form.from} value={from} maxLength={5} placeholder={form.timeHint} onChange={setFrom} />
      <Field label={form.to} value={to} maxLength={5} placeholder={form.timeHint} onChange={setTo} />
      <Button label={ACTIVITY_BUTTONS.move} {...busyWord(taps, 'move')} onPress={send} />
    </>
  );
}
function CancelShift(step: ActivitySteps) {
  const { view, taps } = step;
  const [shiftId, setShift] = useState(firstOf(step));
  return (
    <>
      <Which step={step} value={shiftId} onChange={setShift} />
      <Why reasons={CALL_OFFS} words={CALL_OFF_WORDS} label={ACTIVITY_BUTTONS.cancelShift} busy={busyWord(taps, 'cancelShift')} onSend={(reason, text) => void take(step, 'cancelShift', (key) => api('POST /activities/:id/cancel-shift', { params: { id: view.id }, body: { revision: view.revision, shiftId, reason, text }, key }), ACTIVITY.calledOff)} />
    </>
  );
}
function Cancel(step: ActivitySteps) {
  const { view, taps } = step;
  return <Why reasons={CALL_OFFS} words={CALL_OFF_WORDS} label={ACTIVITY_BUTTONS.cancel} busy={busyWord(taps, 'cancel')} onSend={(reason, text) => void take(step, 'cancel', (key) => api('POST /activities/:id/cancel', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), ACTIVITY.calledOff)} />;
}
/** The station says what is to be different before a team's goes out. */
function SendBack(step: ActivitySteps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce(ACTIVITY.sendBackLabel, 'warn');
    void take(step, 'sendBack', (key) => api('POST /activities/:id/send-back', { params: { id: view.id }, body: { revision: view.revision, text }, key }), ACTIVITY.sentBack);
  };
  return <><Words label={ACTIVITY.sendBackLabel} value={text} onChange={setText} maxLength={ACTIVITY_LIMITS.note} /><View className='u-gap'><Button label={ACTIVITY_BUTTONS.sendBack} {...busyWord(taps, 'sendBack')} onPress={send} /></View></>;
}
/** It goes out, or to the station first: one press. */
const OUT = {
  publish: { path: 'POST /activities/:id/publish', said: ACTIVITY.published },
  submit: { path: 'POST /activities/:id/submit', said: ACTIVITY.submitted },
  approve: { path: 'POST /activities/:id/approve', said: ACTIVITY.approved },
} as const;
function GoOut({ way, ...step }: ActivitySteps & { way: keyof typeof OUT }) {
  const { view, taps } = step;
  const { path, said } = OUT[way];
  return <View className='u-gap'><Button label={ACTIVITY_BUTTONS[way]} {...busyWord(taps, way)} onPress={() => void take(step, way, (key) => api(path, { params: { id: view.id }, body: { revision: view.revision }, key }), said)} /></View>;
}
const FORMS = { sendBack: SendBack, move: Move, cancelShift: CancelShift, cancel: Cancel } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];

/** What the station or the team that holds it does about an activity: publish, change, move, call off. */
export function Station(step: ActivitySteps) {
  const { view } = step;
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<ActivitySteps['view']>((after) => { if (after) setForm(null); step.onDone(after); });
  if (!seesTo(view) || view.actions.length === 0) return null;
  const may = (action: (typeof view.actions)[number]): boolean => view.actions.includes(action);
  const Shown = form && may(form) ? FORMS[form] : null;
  const edits = may('edit') || may('change');
  return (
    <View className='u-section'>
      <SectionHead title={view.viewer === 'team' ? ACTIVITY.teamWork : ACTIVITY.station} />
      {may('submit') && <Note>{ACTIVITY.teamNote}</Note>}
      {(Object.keys(OUT) as (keyof typeof OUT)[]).filter(may).map((way) => <GoOut key={way} way={way} {...step} />)}
      {Shown && <Shown key={`${form} ${filled}`} {...step} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {edits && <Button kind='second' label={ACTIVITY_BUTTONS.edit} onPress={() => open('activityEdit', { id: view.id })} />}
        {ORDER.filter((name) => may(name) && name !== form && (name === 'cancel' || name === 'sendBack' || comingOf(view).length > (name === 'cancelShift' ? 1 : 0))).map((name) => <Button key={name} kind={name === 'move' || name === 'sendBack' ? 'second' : 'text'} label={ACTIVITY_BUTTONS[name]} onPress={() => setForm(name)} />)}
      </View>
    </View>
  );
}
