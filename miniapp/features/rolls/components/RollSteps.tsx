import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, confirm, Note, OptionGrid, take, Words } from '@/ui';
import { ROLL_DESK } from '@shared/copy/rolls';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';
import { OPEN_DAYS, ROLL_LIMITS } from '@shared/domain/rolls/limits';
import { daysAhead, type RollProps } from '../model/words';

const UNTIL = [OPEN_DAYS.least, 10, 15, 20, 30, OPEN_DAYS.most] as const;

function PostForm(step: RollProps) {
  const { view, taps } = step;
  const [until, setUntil] = useState<Day>(addDays(dayOf(new Date()), 15));
  const send = (): void => void take(step, 'post', (key) => api('POST /rolls/:id/post', { params: { id: view.id }, body: { revision: view.revision, until }, key }), ROLL_DESK.posted);
  return (
    <>
      <View className='u-gap'><OptionGrid label={ROLL_DESK.postUntil} columns={3} options={daysAhead(UNTIL)} value={until} onChange={setUntil} /></View>
      <View className='rolls__buttons'><Button label={ROLL_DESK.post} {...busyWord(taps, 'post')} onPress={send} /></View>
    </>
  );
}
function WithdrawForm(step: RollProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (reason.trim() === '') return announce('写一句为什么', 'warn');
    void take(step, 'withdraw', (key) => api('POST /rolls/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision, reason }, key }), ROLL_DESK.withdrawn);
  };
  return <><Words label={ROLL_DESK.withdrawWhy} value={reason} onChange={setReason} maxLength={ROLL_LIMITS.words} /><Button kind='danger' label={ROLL_DESK.withdraw} {...busyWord(taps, 'withdraw')} onPress={send} /></>;
}

/** What the station does with a roll as a whole. */
export function RollSteps(step: RollProps) {
  const { view, taps } = step;
  const [form, setForm] = useState<'post' | 'withdraw' | null>(null);
  const body = { revision: view.revision };
  const onDone: RollProps['onDone'] = (after) => { if (after) setForm(null); step.onDone(after); };
  const certain = async () => {
    if (await confirm(ROLL_DESK.certainAsk)) await take(step, 'certain', (key) => api('POST /rolls/:id/match-certain', { params: { id: view.id }, body, key }), ROLL_DESK.certainGoing);
  };
  const settle = async () => {
    if (await confirm(ROLL_DESK.settleAsk)) await take(step, 'settle', (key) => api('POST /rolls/:id/settle', { params: { id: view.id }, body, key }), ROLL_DESK.settled);
  };
  const worked = view.state === 'draft' || view.state === 'open' || view.state === 'settled';
  if (form === 'post') return <PostForm {...step} onDone={onDone} />;
  if (form === 'withdraw') return <WithdrawForm {...step} onDone={onDone} />;
  return (
    <>
      {view.work?.matching && <Note>{ROLL_DESK.certainGoing}</Note>}
      <View className='rolls__buttons'>
        {view.actions.includes('settle') && <Button label={ROLL_DESK.settle} {...busyWord(taps, 'settle')} onPress={() => void settle()} />}
        {view.actions.includes('post') && <Button label={ROLL_DESK.post} onPress={() => setForm('post')} />}
        {worked && (view.work?.unmatched ?? 0) > 0 && <Button kind='second' label={ROLL_DESK.certain} {...busyWord(taps, 'certain')} onPress={() => void certain()} />}
        {view.actions.includes('withdraw') && <Button kind='text' label={ROLL_DESK.withdraw} onPress={() => setForm('withdraw')} />}
      </View>
    </>
  );
}
