import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, SectionHead, take, useForms, Why, Words } from '@/ui';
import { TASK, TASK_BUTTONS, TASK_STOP_WORDS } from '@shared/copy/volunteerTasks';
import { TASK_LIMITS } from '@shared/domain/volunteerTasks/limits';
import { TASK_STOPS } from '@shared/domain/volunteerTasks/states';
import type { Task, TaskSteps } from '../model/taskWords';
import { EMPTY_TASK, missingIn, type TaskDraft } from '../model/taskDraft';
import { TaskWordsFields } from './TaskFields';

type Props = TaskSteps & { readonly view: Task };

function Finish(step: Props) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句办得怎么样，那边等着看', 'warn');
    void take(step, 'finish', (key) => api('POST /volunteer-tasks/:id/finish', { params: { id: view.id }, body: { revision: view.revision, text }, key }), TASK.finished);
  };
  return <View className='u-gap'><Words label={TASK.finishLabel} value={text} onChange={setText} maxLength={TASK_LIMITS.report} /><Button label={TASK_BUTTONS.finish} {...busyWord(taps, 'finish')} onPress={send} /></View>;
}

/** One more time, for each who has reported. */
function SendBack(step: Props) {
  const { view, taps } = step;
  const [of, setOf] = useState<string | null>(null);
  const [text, setText] = useState('');
  const reported = view.claims.filter(({ state }) => state === 'reported');
  const claimId = of ?? (reported.length === 1 ? (reported[0]?.id ?? null) : null);
  if (claimId === null) return <View className='u-buttons u-gap'>{reported.map(({ id, name }) => <Button key={id} kind='second' label={TASK.sendBackTo(name ?? '')} onPress={() => setOf(id)} />)}</View>;
  const send = (): void => {
    if (text.trim() === '') return announce('写一句再做什么', 'warn');
    void take(step, 'sendBack', (key) => api('POST /volunteer-tasks/:id/send-back', { params: { id: view.id }, body: { revision: view.revision, claimId, text }, key }), TASK.saved);
  };
  return <View className='u-gap'><Words label={TASK.sendBackLabel} value={text} onChange={setText} maxLength={TASK_LIMITS.note} /><Button kind='second' label={TASK.sendBackSend} {...busyWord(taps, 'sendBack')} onPress={send} /></View>;
}

function Release(step: Props) {
  const { view, taps } = step;
  return (
    <View className='u-buttons u-gap'>
      {view.claims.filter(({ state }) => state === 'claimed').map(({ id, name }) => (
        <Button key={id} kind='second' label={TASK.releaseFor(name ?? '')} {...busyWord(taps, id)} onPress={() => void take(step, id, (key) => api('POST /volunteer-tasks/:id/release', { params: { id: view.id }, body: { revision: view.revision, claimId: id, text: '' }, key }), TASK.saved)} />
      ))}
    </View>
  );
}

function Change(step: Props) {
  const { view, taps } = step;
  const [draft, setDraft] = useState<TaskDraft>({ ...EMPTY_TASK, title: view.title, text: view.text, where: view.where, meet: view.meet ?? '', dueOn: null });
  const send = (): void => {
    const [first] = missingIn(draft);
    if (first) return announce(first.label, 'warn');
    const { text, where, meet, dueOn } = draft;
    void take(step, 'change', (key) => api('POST /volunteer-tasks/:id/change', { params: { id: view.id }, body: { revision: view.revision, text, where, meet, dueOn: dueOn ?? '' }, key }), TASK.saved);
  };
  return <><TaskWordsFields draft={draft} change={(part) => setDraft((all) => ({ ...all, ...part }))} wrong={() => ({})} /><Button label={TASK_BUTTONS.change} {...busyWord(taps, 'change')} onPress={send} /></>;
}

function Stop(step: Props) {
  const { view, taps } = step;
  return <Why reasons={TASK_STOPS} words={TASK_STOP_WORDS} label={TASK_BUTTONS.stop} busy={busyWord(taps, 'stop')} onSend={(reason, text) => void take(step, 'stop', (key) => api('POST /volunteer-tasks/:id/stop', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), TASK.stopped)} />;
}

const FORMS = { finish: Finish, sendBack: SendBack, release: Release, change: Change, stop: Stop } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];

/** What the station does about a task: what was reported first, the rest one press away. */
export function TaskStation(props: Props) {
  const { view } = props;
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<Task>((after) => { if (after) setForm(null); props.onDone(after); });
  const may = ORDER.filter((name) => view.actions.includes(name));
  if (may.length === 0) return null;
  const shown = form && may.includes(form) ? form : may.includes('finish') ? 'finish' : null;
  const Shown = shown ? FORMS[shown] : null;
  return (
    <View className='u-section'>
      <SectionHead title={TASK.deskWork} />
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {[...may].sort((a, b) => Number(a === 'stop') - Number(b === 'stop')).filter((name) => name !== shown).map((name) => <Button key={name} kind={name === 'stop' ? 'text' : 'second'} label={TASK_BUTTONS[name]} onPress={() => setForm(name)} />)}
      </View>
    </View>
  );
}
