import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, FieldFrame, OptionGrid, take, Words } from '@/ui';
import { fenOf, PROJECT_BUTTONS, PROJECT_FORM } from '@shared/copy/projects';
import type { Day } from '@shared/domain/kernel/days';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { daysFrom, type ProjectView, type StepProps } from '../model/words';

const AHEAD = [1, 3, 5, 7, 10, 14, 21, 30, 45] as const;
const BACK = [0, -1, -2, -3, -5, -7] as const;

/** A day ahead, or back, by what people say. */
export function DayField({ label, value, onChange, back = false }: { label: string; value: Day | null; onChange: (day: Day) => void; back?: boolean }) {
  return <FieldFrame label={label}><OptionGrid label={label} columns={3} options={daysFrom(back ? BACK : AHEAD)} value={value} onChange={onChange} /></FieldFrame>;
}

/** What a council decided, as it is being written down. */
interface CouncilWords {
  readonly day: Day | null;
  readonly present: string;
  readonly agreed: string;
  readonly text: string;
}
/** What a council decided, as it is written down: the day, how many, and in a sentence why. */
export function CouncilFields({ onChange, value }: { value: CouncilWords; onChange: (part: Partial<CouncilWords>) => void }) {
  return (
    <>
      <DayField back label={PROJECT_FORM.councilDay} value={value.day} onChange={(day) => onChange({ day })} />
      <Field label={PROJECT_FORM.present} kind='number' value={value.present} maxLength={4} onChange={(present) => onChange({ present })} />
      <Field label={PROJECT_FORM.agreed} kind='number' value={value.agreed} maxLength={4} onChange={(agreed) => onChange({ agreed })} />
      <Words label={PROJECT_FORM.councilText} value={value.text} onChange={(text) => onChange({ text })} maxLength={PROJECT_LIMITS.note} placeholder={PROJECT_FORM.councilTextPlaceholder} />
    </>
  );
}

/** The council's decision in a form; `said` once day and numbers are there. */
export function useCouncil() {
  const [value, setValue] = useState<CouncilWords>({ day: null, present: '', agreed: '', text: '' });
  const said = value.day !== null && value.present !== '' && value.agreed !== '' ? { day: value.day, present: Number(value.present), agreed: Number(value.agreed), text: value.text.trim() } : null;
  return { value, said, change: (part: Partial<CouncilWords>) => setValue((known) => ({ ...known, ...part })) };
}
const COUNCIL_MISSING = '写上哪天开的会、到了几位、几位同意';

interface CouncilProps extends StepProps {
  readonly what: 'council' | 'councilAccept';
  readonly said: string;
  readonly send: (body: { readonly revision: number; readonly day: Day; readonly present: number; readonly agreed: number; readonly text: string }, key: string) => Promise<ProjectView>;
}

/** A decision of the council, written down. */
function CouncilForm({ what, said: done, send, ...step }: CouncilProps) {
  const { value, said, change } = useCouncil();
  const press = (): void => {
    if (!said) return announce(COUNCIL_MISSING, 'warn');
    void take(step, what, (key) => send({ revision: step.view.revision, ...said }, key), done);
  };
  return <><CouncilFields value={value} onChange={change} /><Button label={PROJECT_BUTTONS[what] ?? ''} {...busyWord(step.taps, what)} onPress={press} /></>;
}
export const Council = (step: StepProps) => <CouncilForm {...step} what='council' said='记下了，接着定步骤' send={(body, key) => api('POST /projects/:id/council', { params: { id: step.view.id }, body, key })} />;
export const CouncilAccept = (step: StepProps) => <CouncilForm {...step} what='councilAccept' said='记下了，接着写总结' send={(body, key) => api('POST /projects/:id/accept-by-council', { params: { id: step.view.id }, body, key })} />;

/** One step more: what, who, by when. */
export function PlanForm(step: StepProps) {
  const { view, taps } = step;
  const [title, setTitle] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [plannedOn, setDay] = useState<Day | null>(null);
  const send = (): void => {
    if (title.trim() === '' || unitId === null || plannedOn === null) return announce('写上做什么、谁来做、哪天做完', 'warn');
    void take(step, 'plan', (key) => api('POST /projects/:id/plan', { params: { id: view.id }, body: { revision: view.revision, steps: [{ title, unitId, plannedOn }] }, key }), '加好了，跟着的邻居看得到');
  };
  return (
    <>
      <Field label={PROJECT_FORM.step} value={title} maxLength={PROJECT_LIMITS.stepTitle} onChange={setTitle} placeholder='比如：装扶手' />
      <FieldFrame label={PROJECT_FORM.owner}><OptionGrid label={PROJECT_FORM.owner} columns={2} options={view.owners.map(({ id, name }) => ({ value: id, label: name }))} value={unitId} onChange={setUnitId} /></FieldFrame>
      <DayField label={PROJECT_FORM.day} value={plannedOn} onChange={setDay} />
      <View className='u-gap'><Button label={view.plan.length === 0 ? PROJECT_FORM.savePlan : PROJECT_FORM.addStep} {...busyWord(taps, 'plan')} onPress={send} /></View>
    </>
  );
}

/** A step for which something is said: which, another day, why. */
function OnStep({ label, why, only, onSend, busy }: { label: string; why: string; only: readonly { id: string; title: string }[]; onSend: (ask: { stepId: string; plannedOn: Day; reason: string }) => void; busy: { busy?: string } }) {
  const [stepId, setStep] = useState<string | null>(only.length === 1 ? (only[0]?.id ?? null) : null);
  const [plannedOn, setDay] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (stepId === null || plannedOn === null || reason.trim() === '') return announce('选一步，选一天，写一句为什么', 'warn');
    onSend({ stepId, plannedOn, reason });
  };
  return (
    <>
      <FieldFrame label='哪一步'><OptionGrid label='哪一步' options={only.map(({ id, title }) => ({ value: id, label: title }))} value={stepId} onChange={setStep} /></FieldFrame>
      <DayField label={PROJECT_FORM.day} value={plannedOn} onChange={setDay} />
      <Words label={why} value={reason} onChange={setReason} maxLength={PROJECT_LIMITS.note} />
      <Button kind='second' label={label} {...busy} onPress={send} />
    </>
  );
}

export function MoveStep(step: StepProps) {
  const { view, taps } = step;
  return <OnStep label={PROJECT_BUTTONS.moveStep ?? ''} why='为什么改，大家都看得到' only={view.plan.filter(({ doneOn }) => doneOn === null)} busy={busyWord(taps, 'moveStep')} onSend={(ask) => void take(step, 'moveStep', (key) => api('POST /projects/:id/move-step', { params: { id: view.id }, body: { revision: view.revision, ...ask }, key }), '改好了，跟着的邻居看得到')} />;
}

export function SendBack(step: StepProps) {
  const { view, taps } = step;
  return <OnStep label={PROJECT_BUTTONS.sendBack ?? ''} why='哪里要再做' only={view.plan} busy={busyWord(taps, 'sendBack')} onSend={(ask) => void take(step, 'sendBack', (key) => api('POST /projects/:id/send-back', { params: { id: view.id }, body: { revision: view.revision, ...ask }, key }), '回到这一步了')} />;
}

export function Finish(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  return (
    <>
      <Words label='做好了什么，请大家看什么' value={text} onChange={setText} maxLength={PROJECT_LIMITS.text} placeholder='比如：两根扶手装好了，请上下走一走' />
      <Button label={PROJECT_BUTTONS.finish ?? ''} {...busyWord(taps, 'finish')} onPress={() => void take(step, 'finish', (key) => api('POST /projects/:id/finish', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '请选过它、跟着它的邻居来看了')} />
    </>
  );
}

/** What it cost, who keeps it in order, what came of it. */
export function Evaluate(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const [money, setMoney] = useState('');
  const [upkeepUnitId, setUnit] = useState<string | null>(null);
  const send = (): void => {
    const spentFen = fenOf(money);
    if (spentFen === null) return announce(PROJECT_FORM.fee, 'warn');
    if (upkeepUnitId === null || text.trim() === '') return announce('写上做得怎样，选一个以后来管的', 'warn');
    void take(step, 'evaluate', (key) => api('POST /projects/:id/evaluate', { params: { id: view.id }, body: { revision: view.revision, text, spentFen, upkeepUnitId }, key }), '办结了，大家看得到');
  };
  return (
    <>
      <Words label={PROJECT_FORM.evaluation} value={text} onChange={setText} maxLength={PROJECT_LIMITS.text} placeholder='比如：老人说好用，下次先量高度' />
      <Field label={PROJECT_FORM.spent} value={money} maxLength={12} onChange={setMoney} />
      <View className='u-gap'><OptionGrid label={PROJECT_FORM.upkeep} columns={2} options={view.owners.map(({ id, name }) => ({ value: id, label: name }))} value={upkeepUnitId} onChange={setUnit} /></View>
      <View className='u-gap'><Button label={PROJECT_BUTTONS.evaluate ?? ''} {...busyWord(taps, 'evaluate')} onPress={send} /></View>
    </>
  );
}
