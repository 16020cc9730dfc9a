import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, daySaid, Paper, PhotoGrid, SectionHead, ShotField, Tag, take, useShots, Words } from '@/ui';
import { PROJECT, PROJECT_BUTTONS } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import type { ProjectStep, StepProps } from '../model/words';

/** Says how far a step is, with pictures; or that it is done. */
function Report({ step, ...props }: StepProps & { step: ProjectStep }) {
  const { view, taps } = props;
  const [text, setText] = useState('');
  const shots = useShots(PROJECT_LIMITS.photos);
  const busy = shots.sending ? { busy: '照片正在传…' } : busyWord(taps, 'report');
  const send = (done: boolean) => (): void => {
    void take(props, 'report', (key) => api('POST /projects/:id/report', { params: { id: view.id }, body: { revision: view.revision, stepId: step.id, text, photoIds: shots.ids, done }, key }), done ? '记下了，这一步做完了' : '记下了，跟着的邻居看得到');
  };
  return (
    <View className='u-gap'>
      <Words label='做到哪里了' value={text} onChange={setText} maxLength={PROJECT_LIMITS.note} placeholder='比如：料到了，明天打孔' />
      <ShotField field={shots} label='拍几张' />
      <View className='u-buttons u-gap'>
        <Button label='这一步做完了' {...busy} onPress={send(true)} />
        <Button kind='second' label='先报进展' {...busy} onPress={send(false)} />
      </View>
    </View>
  );
}

function stepWords(step: ProjectStep): string {
  const when = step.doneOn ? PROJECT.done(daySaid(step.doneOn)) : PROJECT.planned(daySaid(step.plannedOn));
  return `${step.unit.name}，${when}`;
}

function Step({ step, ...props }: StepProps & { step: ProjectStep }) {
  const [form, setForm] = useState(false);
  const state = step.doneOn ? '做完了' : step.late ? PROJECT.late : step.again ? PROJECT.again : '还没做完';
  return (
    <View className='project-step'>
      <View className='project-step__head'><View>{step.title}</View><Tag tone={step.late ? 'late' : 'quiet'}>{state}</Tag></View>
      <View className='u-second'>{stepWords(step)}</View>
      {step.firstOn && step.moved && <View className='u-second'>{PROJECT.moved(daySaid(step.firstOn), step.moved)}</View>}
      {step.text && <View>{step.text}</View>}
      {step.photos.length > 0 && <PhotoGrid photos={step.photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />}
      {step.mayReport && !form && <View className='u-gap'><Button kind='second' label={PROJECT_BUTTONS.report ?? ''} spoken={`${PROJECT_BUTTONS.report ?? ''}：${step.title}`} onPress={() => setForm(true)} /></View>}
      {step.mayReport && form && <Report {...props} step={step} onDone={(after) => { if (after) setForm(false); props.onDone(after); }} />}
    </View>
  );
}

/** The steps: who, by when, what came of it. */
export function Plan(props: StepProps) {
  const { plan, state } = props.view;
  if (plan.length === 0 && state !== 'chosen') return null;
  return (
    <View className='u-section'>
      <SectionHead title={PROJECT.plan} note={PROJECT.planNote} />
      <Paper>{plan.length === 0 ? PROJECT.noPlan : plan.map((step) => <Step key={step.id} {...props} step={step} />)}</Paper>
    </View>
  );
}
