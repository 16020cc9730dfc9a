import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { announce, Button, Field, OptionGrid, SectionHead, type useTap, Words } from '@/ui';
import { DOCKET } from '@shared/copy/dockets';
import { DOCKET_LIMITS } from '@shared/domain/dockets/dockets';
import { dayOf, type Day } from '@shared/domain/kernel/days';
import { Days } from './Days';

export type Docket = ResponseOf<'GET /dockets/:id'>;
type Item = Docket['items'][number];
interface Planned {
  unitId: string | null;
  plan: string;
  dueOn: Day | null;
}
const BLANK: Planned = { unitId: null, plan: '', dueOn: null };
const AHEAD = [7, 14, 30, 90] as const;

function TaskFields({ view, task, n, onChange }: { view: Docket; task: Planned; n: number; onChange: (task: Planned) => void }) {
  const place = n === 0 ? '' : `（第 ${n + 1} 项）`;
  return (
    <>
      <SectionHead title={`${DOCKET.task}${place}`} />
      <OptionGrid label={`${DOCKET.task}${place}`} options={view.invited.map(({ unit }) => ({ value: unit.id, label: unit.name }))} value={task.unitId} onChange={(unitId) => onChange({ ...task, unitId })} columns={2} />
      <Field label={`${DOCKET.plan}${place}`} value={task.plan} maxLength={DOCKET_LIMITS.plan} placeholder='例如：换两个声控灯，加一盏路灯' onChange={(plan) => onChange({ ...task, plan })} />
      <Days label={`${DOCKET.due}${place}`} today={dayOf(new Date())} ahead={AHEAD} value={task.dueOn} onChange={(dueOn) => onChange({ ...task, dueOn })} />
    </>
  );
}

/** What was decided about one point, and who does what by when. */
export function DecideForm({ view, item, taps: { busy, tap }, onDone, onClose }: { view: Docket; item: Item; taps: ReturnType<typeof useTap>; onDone: () => void; onClose: () => void }) {
  const [text, setText] = useState(item.decision ?? '');
  const [tasks, setTasks] = useState<readonly Planned[]>(item.tasks.length > 0 ? item.tasks.map(({ unit, plan, dueOn }) => ({ unitId: unit.id, plan, dueOn })) : [BLANK]);
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    const begun = tasks.filter(({ unitId, plan }) => unitId !== null || plan.trim() !== '');
    const whole = begun.flatMap(({ unitId, plan, dueOn }) => (unitId !== null && plan.trim() !== '' && dueOn !== null ? [{ unitId, plan: plan.trim(), dueOn }] : []));
    if (whole.length < begun.length) return announce('任务要写全：谁去办、怎么办、哪天办好', 'warn');
    const done = await tap(`decide-${item.id}`, (key) => api('POST /dockets/:id/decide', { params: { id: view.id }, body: { revision: view.revision, itemId: item.id, text: text.trim(), tasks: whole }, key }), '记好了');
    onDone();
    if (done) onClose();
  };
  return (
    <View>
      <Words label={DOCKET.decision} value={text} onChange={setText} maxLength={DOCKET_LIMITS.decision} placeholder='例如：供电所先接线，物业换灯' error={tried && text.trim() === '' ? '写一句定了什么，居民会看到' : undefined} />
      {tasks.map((task, n) => <TaskFields key={n} view={view} task={task} n={n} onChange={(changed) => setTasks((now) => now.map((one, at) => (at === n ? changed : one)))} />)}
      {tasks.length < DOCKET_LIMITS.tasks && <Button kind='text' label={DOCKET.addTask} onPress={() => setTasks((now) => [...now, BLANK])} />}
      <View className='docket__two'>
        <Button label='记下这一项' busy={busy ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不记' onPress={onClose} />
      </View>
    </View>
  );
}
