import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, FootNote, Note, RuledText, ShotField, take, useForms, useShots, Why } from '@/ui';
import { GIVE_BACK_WORDS, TASK, TASK_BUTTONS, TASK_RULE_WORDS } from '@shared/copy/volunteerTasks';
import { TASK_LIMITS } from '@shared/domain/volunteerTasks/limits';
import { GIVE_BACKS } from '@shared/domain/volunteerTasks/states';
import { whyWords, type Task, type TaskSteps } from '../model/taskWords';

function Report(step: TaskSteps & { readonly view: Task }) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const shots = useShots(TASK_LIMITS.photos);
  const send = (): void => {
    if (text.trim() === '') return announce(TASK_RULE_WORDS.taskNothingSaid, 'warn');
    void take(step, 'report', (key) => api('POST /volunteer-tasks/:id/report', { params: { id: view.id }, body: { revision: view.revision, text, photoIds: shots.ids }, key }), TASK.reportSent);
  };
  return (
    <View className='u-section'>
      <RuledText label={TASK.reportLabel} note={TASK.reportHint} value={text} onChange={setText} maxLength={TASK_LIMITS.report} />
      <ShotField field={shots} label='拍几张，不拍人脸和门牌' />
      <Button label={TASK_BUTTONS.report} {...(shots.sending ? { busy: '照片正在传…' } : busyWord(taps, 'report'))} onPress={send} />
    </View>
  );
}

function GiveBackForm(step: TaskSteps & { readonly view: Task }) {
  const { view, taps } = step;
  return <Why reasons={GIVE_BACKS} words={GIVE_BACK_WORDS} label={TASK_BUTTONS.giveBack} busy={busyWord(taps, 'giveBack')} onSend={(reason, text) => void take(step, 'giveBack', (key) => api('POST /volunteer-tasks/:id/give-back', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), TASK.givenBack)} />;
}

/** What a volunteer may do: take it, bring back what came of it, give it back. */
export function TaskHands(step: TaskSteps & { readonly view: Task }) {
  const { view, taps } = step;
  const [back, setBack] = useState(false);
  const { filled, onDone } = useForms<Task>(step.onDone);
  const may = (action: Task['actions'][number]): boolean => view.actions.includes(action);
  const claim = (): void => void take(step, 'claim', (key) => api('POST /volunteer-tasks/:id/claim', { params: { id: view.id }, body: {}, key }), TASK.claimedDone);
  const after = { ...step, onDone: (changed?: Task) => { if (changed) setBack(false); step.onDone(changed); } };
  return (
    <>
      {view.why && <View className='u-section'><Note>{whyWords(view.why)}</Note></View>}
      {may('claim') && <View className='u-section'><Button label={TASK_BUTTONS.claim} {...busyWord(taps, 'claim')} onPress={claim} /><FootNote>{TASK.free}</FootNote></View>}
      {may('report') && !back && <Report key={filled} {...step} onDone={onDone} />}
      {may('giveBack') && (back ? <GiveBackForm {...after} /> : <View className='u-gap'><Button kind='text' label={TASK_BUTTONS.giveBack} onPress={() => setBack(true)} /></View>)}
    </>
  );
}
