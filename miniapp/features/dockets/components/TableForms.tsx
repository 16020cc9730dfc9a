import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { Button, Field, FieldError, Option, SectionHead, type useTap, Words } from '@/ui';
import { DOCKET } from '@shared/copy/dockets';
import { DOCKET_LIMITS } from '@shared/domain/dockets/dockets';
import { dayOf, type Day } from '@shared/domain/kernel/days';
import { Days } from './Days';
import type { Docket } from './DecideForm';

interface FormProps {
  view: Docket;
  taps: ReturnType<typeof useTap>;
  onDone: () => void;
}

/** Which of the invited units came. */
export function AttendForm({ view, taps: { busy, tap }, onDone }: FormProps) {
  const [came, setCame] = useState<readonly string[]>(view.invited.filter((one) => one.came !== false).map(({ unit }) => unit.id));
  const toggle = (id: string): void => setCame((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const send = async (): Promise<void> => {
    await tap('attend', (key) => api('POST /dockets/:id/attend', { params: { id: view.id }, body: { revision: view.revision, came: [...came] }, key }), '到会的单位记好了');
    onDone();
  };
  return (
    <View className='u-field'>
      <SectionHead title={DOCKET.attend} note='没来的把勾去掉' />
      <View className='docket__choices'>{view.invited.map(({ unit }) => <Option key={unit.id} kind='checkbox' label={unit.name} chosen={came.includes(unit.id)} onPress={() => toggle(unit.id)} />)}</View>
      <View className='u-gap'><Button kind='second' label={DOCKET.attendSend} busy={busy === 'attend' ? '正在记…' : undefined} onPress={() => void send()} /></View>
    </View>
  );
}

/** The summary that everybody reads. */
export function PublishForm({ view, taps: { busy, tap }, onDone }: FormProps) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    await tap('publish', (key) => api('POST /dockets/:id/publish', { params: { id: view.id }, body: { revision: view.revision, text: text.trim() }, key }), '公布了，居民在公示里看得到');
    onDone();
  };
  return (
    <View className='u-section'>
      <Words label={DOCKET.summary} value={text} onChange={setText} maxLength={DOCKET_LIMITS.summary} placeholder={DOCKET.summaryNote} error={tried && text.trim() === '' ? '写几句，居民才知道会上定了什么' : undefined} />
      <View className='u-gap'><Button label={DOCKET.publish} busy={busy === 'publish' ? '正在公布…' : undefined} onPress={() => void send()} /></View>
    </View>
  );
}

/** What came of a task, by its unit or whoever convened. */
export function DoneForm({ view, taskId, unit, taps: { busy, tap }, onDone }: FormProps & { taskId: string; unit: string }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    await tap(`done-${taskId}`, (key) => api('POST /dockets/:id/task-done', { params: { id: view.id }, body: { revision: view.revision, taskId, text: text.trim() }, key }), '记下了，办完了');
    onDone();
  };
  if (!open) return <View className='u-gap'><Button kind='second' label={DOCKET.taskDone} onPress={() => setOpen(true)} /></View>;
  return (
    <View>
      <Field label={`${unit}${DOCKET.report}`} value={text} maxLength={DOCKET_LIMITS.report} error={tried && text.trim() === '' ? '写一句办成什么样，居民会看到' : undefined} onChange={setText} />
      <View className='docket__two'>
        <Button label='记办完' busy={busy ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='还没办完' onPress={() => setOpen(false)} />
      </View>
    </View>
  );
}

/** Days that are offered, from today. */
const AHEAD = [3, 7, 14, 30] as const;

/** Another day for a published task, with the reason that everybody reads. */
export function MoveForm({ view, task, taps: { busy, tap }, onDone }: FormProps & { task: { readonly id: string; readonly dueOn: string; readonly unit: { readonly name: string } } }) {
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<Day | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (why.trim() === '' || day === null) return;
    await tap(`move-${task.id}`, (key) => api('POST /dockets/:id/move-task', { params: { id: view.id }, body: { revision: view.revision, taskId: task.id, dueOn: day, why: why.trim() }, key }), DOCKET.moved);
    onDone();
  };
  if (!open) return <View className='u-gap'><Button kind='text' label={DOCKET.move} onPress={() => setOpen(true)} /></View>;
  return (
    <View>
      <Days label={`${task.unit.name}${DOCKET.moveDay}`} today={dayOf(new Date())} ahead={AHEAD} value={day} onChange={setDay} />
      <FieldError {...(tried && day === null ? { text: '选一个日子' } : {})} />
      <Field label={DOCKET.moveWhy} value={why} maxLength={DOCKET_LIMITS.why} placeholder={DOCKET.moveNote} error={tried && why.trim() === '' ? '写一句为什么改，居民会看到' : undefined} onChange={setWhy} />
      <View className='docket__two'>
        <Button label={DOCKET.move} busy={busy ? '正在改…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='不改了' onPress={() => setOpen(false)} />
      </View>
    </View>
  );
}
