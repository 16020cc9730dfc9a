import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Field, ListRow, Note, OptionGrid, Paper, SectionHead, take, useForms, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_FORM as FORM, CONSULTATION_STOP_WORDS, STANCE_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, CONSULTATION_STOPS, STANCES, type ConsultationStop, type Stance } from '@shared/domain/consultations/kinds';
import type { ConsultationProps } from '../model/words';
import { CallForm } from './CallForm';
import { CountForm } from './CountForm';
import { MoveDayForm, ProgressForm, TaskForm } from './TaskForms';

/** Notice is given: from then on clauses and options stay as they are. */
function GiveForm(step: ConsultationProps) {
  const { view, taps } = step;
  const send = (): void => void take(step, 'give', (key) => api('POST /consultations/:id/give', { params: { id: view.id }, body: { revision: view.revision }, key }), '通报出来了，大家都看得到');
  return <><Note>{CONSULTATION.giveNote}</Note><View className='u-gap'><Button label={CONSULTATION.giveNotice} {...busyWord(taps, 'give')} onPress={send} /></View></>;
}
/** What somebody said on paper. */
function PaperForm(step: ConsultationProps) {
  const { view, taps } = step;
  const [clauseId, setClause] = useState<string | null>(view.clauses[0]?.id ?? null);
  const [stance, setStance] = useState<Stance | null>(null);
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const send = (): void => {
    if (clauseId === null || stance === null || text.trim() === '' || from.trim() === '') return announce('哪一条、赞不赞成、写了什么、谁写的，都写上', 'warn');
    void take(step, 'paper', (key) => api('POST /consultations/:id/papers', { params: { id: view.id }, body: { clauseId, stance, text, from }, key }), FORM.paperSaved);
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={CONSULTATION.clauses} columns={1} options={view.clauses.map(({ id, words }) => ({ value: id, label: words }))} value={clauseId} onChange={setClause} /></View>
      <View className='u-gap'><OptionGrid label='赞不赞成' columns={3} options={STANCES.map((value) => ({ value, label: STANCE_WORDS[value] }))} value={stance} onChange={setStance} /></View>
      <Words label={FORM.paperText} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.words} />
      <Field label={FORM.from} value={from} maxLength={CONSULTATION_LIMITS.from} onChange={setFrom} />
      <Button label={CONSULTATION.papers} {...busyWord(taps, 'paper')} onPress={send} />
    </>
  );
}
function ReportForm(step: ConsultationProps) {
  const { view, taps } = step;
  const [text, setText] = useState(view.report ?? '');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句，大家才知道', 'warn');
    void take(step, 'report', (key) => api('POST /consultations/:id/report', { params: { id: view.id }, body: { revision: view.revision, text }, key }), FORM.told);
  };
  return <><Words label={CONSULTATION.report} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.text} /><Button label={CONSULTATION.writeReport} {...busyWord(taps, 'report')} onPress={send} /></>;
}
function StopForm(step: ConsultationProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<ConsultationStop | null>(null);
  const [text, setText] = useState('');
  const send = (): void => {
    if (reason === null || text.trim() === '') return announce('选一条，写一句为什么', 'warn');
    void take(step, 'stop', (key) => api('POST /consultations/:id/stop', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), FORM.stopped);
  };
  return <><View className='u-gap'><OptionGrid label={FORM.reason} columns={2} options={CONSULTATION_STOPS.map((value) => ({ value, label: CONSULTATION_STOP_WORDS[value] }))} value={reason} onChange={setReason} /></View><Words label={FORM.note} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.note} /><Button kind='danger' label={CONSULTATION.stop} {...busyWord(taps, 'stop')} onPress={send} /></>;
}

const FORMS = { give: GiveForm, count: CountForm, task: TaskForm, progress: ProgressForm, report: ReportForm, call: CallForm, paper: PaperForm, moveDay: MoveDayForm, stop: StopForm } as const;
type FormName = keyof typeof FORMS;
const LABELS: Readonly<Record<FormName, string>> = { give: CONSULTATION.giveNotice, count: CONSULTATION.count, task: CONSULTATION.give, progress: CONSULTATION.progress, report: CONSULTATION.writeReport, call: CONSULTATION.call, paper: CONSULTATION.papers, moveDay: CONSULTATION.moveDay, stop: CONSULTATION.stop };
const ORDER = Object.keys(FORMS) as FormName[];

/** What waits for those who answer: words to be looked at, questions, objections. */
function Waits({ view }: ConsultationProps) {
  const { questions, objections, opinions } = view.waiting;
  if (view.viewer !== 'body' || questions + objections + opinions === 0) return null;
  return (
    <Paper tone='list' className='u-gap'>
      {opinions > 0 && <ListRow icon='notice' title={CONSULTATION.toLook(opinions)} onPress={() => open('consultationWords', { id: view.id })} />}
      {questions > 0 && <ListRow icon='notice' title={`${CONSULTATION.asks}：${CONSULTATION.toAnswer(questions)}`} onPress={() => open('consultationAsks', { id: view.id, kind: 'question' })} />}
      {objections > 0 && <ListRow icon='notice' title={`${CONSULTATION.objections}：${CONSULTATION.toAnswer(objections)}`} onPress={() => open('consultationAsks', { id: view.id, kind: 'objection' })} />}
    </Paper>
  );
}

/** What those do who answer for the body, count hands or carry something out: one form at a time. */
export function TalkDesk(props: ConsultationProps) {
  const { view } = props;
  const may = ORDER.filter((name) => view.actions.includes(name) && (name !== 'paper' || view.clauses.length > 0));
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<ConsultationProps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const shown = form && may.includes(form) ? form : null;
  const Shown = shown ? FORMS[shown] : null;
  if (may.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.desk} note={view.body.name} />
      <Waits {...props} />
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {may.filter((name) => name !== shown).map((name) => <Button key={name} kind={name === 'stop' ? 'text' : 'second'} label={LABELS[name]} onPress={() => setForm(name)} />)}
        {view.actions.includes('edit') && <Button kind='second' label={CONSULTATION.edit} onPress={() => open('consultationBegin', { id: view.id })} />}
      </View>
    </View>
  );
}
