import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, OptionGrid, take, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_FORM as FORM } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS } from '@shared/domain/consultations/kinds';
import type { Day } from '@shared/domain/kernel/days';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import type { ConsultationProps } from '../model/words';
import { DayChoice } from './Forms';

type Kind = 'case' | 'project';
/** A part of what was decided becomes a case or a micro-project, with the unit that does it and its day. */
export function TaskForm({ view, taps, onDone }: ConsultationProps) {
  const [to, setTo] = useState<Kind>('case');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [unitId, setUnit] = useState<string | null>(null);
  const [dueOn, setDue] = useState<Day | null>(null);
  const [categories, setCategories] = useState<readonly { id: string; name: string }[] | null>(null);
  const [categoryId, setCategory] = useState<string | null>(null);
  const load = async (): Promise<void> => setCategories((await api('GET /catalogue')).categories);
  const send = async (): Promise<void> => {
    if (text.trim() === '' || unitId === null || dueOn === null || (to === 'case' ? categoryId === null : name.trim() === '')) return announce('办什么、谁来办、哪天办好，都写上', 'warn');
    const owner = { unitId, dueOn };
    const body = to === 'case' ? { to, revision: view.revision, categoryId: categoryId ?? '', text, owner } : { to, revision: view.revision, title: name, need: text, owner };
    const done = await taps.tap('task', (key) => api('POST /threads/:kind/:id/conversions', { params: { kind: 'consultation', id: view.id }, body, key }), FORM.given);
    onDone(done ? view : undefined);
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label='交成什么' columns={2} options={[{ value: 'case' as Kind, label: FORM.asCase }, { value: 'project' as Kind, label: FORM.asProject }]} value={to} onChange={setTo} /></View>
      {to === 'project' && <Field label={FORM.taskName} value={name} maxLength={PROJECT_LIMITS.title} onChange={setName} />}
      <Words label={FORM.task} value={text} onChange={setText} maxLength={200} />
      {to === 'case' && (categories ? <View className='u-gap'><OptionGrid label={FORM.category} columns={2} options={categories.map((one) => ({ value: one.id, label: one.name }))} value={categoryId} onChange={setCategory} /></View> : <View className='u-gap'><Button kind='second' label='选一类' onPress={() => void load()} /></View>)}
      <View className='u-gap'><OptionGrid label={FORM.unit} columns={2} options={view.units.map((unit) => ({ value: unit.id, label: unit.name }))} value={unitId} onChange={setUnit} /></View>
      <DayChoice label={FORM.dueOn} value={dueOn} onChange={setDue} />
      <View className='u-gap'><Button label={CONSULTATION.give} {...busyWord(taps, 'task')} onPress={() => void send()} /></View>
    </>
  );
}

/** Which task a word is about: those that are open, of one's own unit where one acts for it. */
function useTask(view: ConsultationProps['view']) {
  const open = view.tasks.filter((task) => !task.done && (view.viewer !== 'owner' || task.mine));
  const [chosen, setChosen] = useState(open[0]?.id ?? null);
  const choice = open.length > 1 ? <View className='u-gap'><OptionGrid label='哪一件' columns={1} options={open.map(({ id, title }) => ({ value: id, label: title }))} value={chosen} onChange={setChosen} /></View> : null;
  return { taskId: open.some(({ id }) => id === chosen) ? chosen : (open[0]?.id ?? null), choice };
}
/** How far a task is, or that it is done. */
export function ProgressForm(step: ConsultationProps) {
  const { view, taps } = step;
  const { taskId, choice } = useTask(view);
  const [text, setText] = useState('');
  const send = (done: boolean) => (): void => {
    if (taskId === null || text.trim() === '') return announce('写一句，大家才知道', 'warn');
    void take(step, done ? 'done' : 'progress', (key) => api('POST /consultations/:id/progress', { params: { id: view.id }, body: { revision: view.revision, taskId, text, done }, key }), FORM.told);
  };
  return <>{choice}<Words label={CONSULTATION.progress} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.answer} /><View className='u-buttons'><Button label={CONSULTATION.progressDone} {...busyWord(taps, 'done')} onPress={send(true)} /><Button kind='second' label='还在办，告诉大家' {...busyWord(taps, 'progress')} onPress={send(false)} /></View></>;
}
export function MoveDayForm(step: ConsultationProps) {
  const { view, taps } = step;
  const { taskId, choice } = useTask(view);
  const [dueOn, setDue] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (taskId === null || dueOn === null || reason.trim() === '') return announce('选一天，写一句为什么', 'warn');
    void take(step, 'moveDay', (key) => api('POST /consultations/:id/move-day', { params: { id: view.id }, body: { revision: view.revision, taskId, dueOn, reason }, key }), FORM.told);
  };
  return <>{choice}<DayChoice label={FORM.dueOn} value={dueOn} onChange={setDue} /><Words label={FORM.reason} value={reason} onChange={setReason} maxLength={CONSULTATION_LIMITS.note} /><Button label={CONSULTATION.moveDay} {...busyWord(taps, 'moveDay')} onPress={send} /></>;
}
