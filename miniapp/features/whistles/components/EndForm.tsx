import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { Button, Field, OptionGrid, SectionHead, type useTap, Words } from '@/ui';
import { WHISTLE, WHISTLE_BUTTONS } from '@shared/copy/whistles';
import { WHISTLE_LIMITS } from '@shared/domain/whistles/whistles';
import type { View_ } from './Call';

interface PartProps {
  view: View_;
  taps: ReturnType<typeof useTap>;
  onDone: () => void;
}

/** What was agreed on the spot, and what each unit does of it: these become tasks of the case. */
export function EndForm({ view, taps: { busy, tap }, onDone }: PartProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [tasks, setTasks] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    const given = Object.entries(tasks).flatMap(([unitId, words]) => (words.trim() ? [{ unitId, text: words.trim() }] : []));
    await tap('end', (key) => api('POST /whistles/:id/end', { params: { id: view.id }, body: { revision: view.revision, text: text.trim(), tasks: given }, key }), '散哨了，分到的事记进工单');
    onDone();
  };
  if (!open) return <Button label={WHISTLE_BUTTONS.end} onPress={() => setOpen(true)} />;
  return (
    <View>
      <Words label={WHISTLE.outcome} value={text} onChange={setText} maxLength={WHISTLE_LIMITS.words} placeholder='例如：供水公司今晚关阀换管，物业清掏污水井' error={tried && text.trim() === '' ? '写一句现场定了什么，居民看得到' : undefined} />
      {view.calls.map(({ unit }) => <Field key={unit.id} label={`${unit.name}分到的事`} note='不写就没有' value={tasks[unit.id] ?? ''} maxLength={200} onChange={(words) => setTasks((now) => ({ ...now, [unit.id]: words }))} />)}
      <View className='whistle__two'>
        <Button label='散哨，记进工单' busy={busy === 'end' ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不散' onPress={() => setOpen(false)} />
      </View>
    </View>
  );
}

const SCORES = ['5', '4', '3', '2', '1'] as const;

/** Each side rates the other once, units and never people. */
export function RateForm({ view, taps: { busy, tap }, onDone }: PartProps) {
  const [first] = view.toRate;
  const [score, setScore] = useState<(typeof SCORES)[number] | null>(null);
  if (!first) return null;
  const send = async (): Promise<void> => {
    if (score === null) return;
    await tap(`rate-${first.id}`, (key) => api('POST /whistles/:id/rate', { params: { id: view.id }, body: { revision: view.revision, unitId: first.id, score: Number(score) }, key }), '评好了');
    setScore(null);
    onDone();
  };
  return (
    <View className='u-field'>
      <SectionHead title={WHISTLE.rate(first.name)} note={WHISTLE.ratingsNote} />
      <OptionGrid label={WHISTLE.rate(first.name)} options={SCORES.map((value) => ({ value, label: `${value} 分` }))} value={score} onChange={setScore} />
      {score !== null && <Button label='交评价' busy={busy ? '正在交…' : undefined} onPress={() => void send()} />}
    </View>
  );
}
