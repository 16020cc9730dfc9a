import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, OptionGrid, take, ToCase, Words } from '@/ui';
import { TOPIC_BUTTONS, TOPIC_DECLINE_WORDS, TOPIC_FORM, TOPIC_REMOVAL_WORDS, TOPIC_STOP_WORDS } from '@shared/copy/topics';
import type { Day } from '@shared/domain/kernel/days';
import { TOPIC_LIMITS } from '@shared/domain/topics/limits';
import { TOPIC_DECLINES, TOPIC_REMOVALS, TOPIC_STOPS, type TopicDecline, type TopicRemoval, type TopicStop } from '@shared/domain/topics/states';
import { daysOf, type TopicProps, type TopicView } from '../model/words';

const AHEAD = [3, 7, 14, 30, 60, 90] as const;
const BACK = [0, -1, -2, -3, -5, -7] as const;
export const DayChoice = ({ label, value, onChange, back = false }: { label: string; value: Day | null; onChange: (day: Day) => void; back?: boolean }) => <View className='u-gap'><OptionGrid label={label} columns={3} options={daysOf(back ? BACK : AHEAD)} value={value} onChange={onChange} /></View>;

/** The body takes it up, and says what comes next. */
export function Adopt(step: TopicProps) {
  const [text, setText] = useState('');
  const { view, taps } = step;
  const send = (): void => {
    if (text.trim() === '') return announce('写一句，大家才知道', 'warn');
    void take(step, 'adopt', (key) => api('POST /topics/:id/adopt', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '答复了，附议的人会知道');
  };
  return <><Words label={TOPIC_FORM.adopt} value={text} onChange={setText} maxLength={TOPIC_LIMITS.answer} placeholder={TOPIC_FORM.adoptPlaceholder} /><Button label={TOPIC_BUTTONS.adopt ?? ''} {...busyWord(taps, 'adopt')} onPress={send} /></>;
}

/** What was adopted is consulted on: the process begins on a page of its own. */
export const Consult = ({ view }: TopicProps) => <Button label={TOPIC_BUTTONS.consult ?? ''} icon='talk' onPress={() => open('consultationBegin', { topic: view.id })} />;

interface WhyProps<R extends string> extends TopicProps { readonly what: 'decline' | 'remove' | 'stop'; readonly reasons: readonly R[]; readonly words: Readonly<Record<R, string>>; readonly send: (ask: { revision: number; reason: R; text: string }, key: string) => Promise<TopicView>; readonly said: string }
/** A step with a reason and words that everybody who seconded it reads. */
function Why<R extends string>({ what, reasons, words, send, said, ...step }: WhyProps<R>) {
  const [reason, setReason] = useState<R | null>(null);
  const [text, setText] = useState('');
  const press = (): void => {
    if (reason === null || (what !== 'remove' && text.trim() === '')) return announce('选一个原因，再写一句', 'warn');
    void take(step, what, (key) => send({ revision: step.view.revision, reason, text }, key), said);
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={TOPIC_FORM.reason} columns={2} options={reasons.map((value) => ({ value, label: words[value] }))} value={reason} onChange={setReason} /></View>
      <Words label={TOPIC_FORM.stopNote} value={text} onChange={setText} maxLength={TOPIC_LIMITS.note} placeholder={what === 'decline' ? TOPIC_FORM.declinePlaceholder : ''} />
      <Button kind='danger' label={TOPIC_BUTTONS[what] ?? ''} {...busyWord(step.taps, what)} onPress={press} />
    </>
  );
}
export const Decline = (step: TopicProps) => <Why<TopicDecline> {...step} what='decline' reasons={TOPIC_DECLINES} words={TOPIC_DECLINE_WORDS} said='答复了，附议的人会知道' send={(body, key) => api('POST /topics/:id/decline', { params: { id: step.view.id }, body, key })} />;
export const Remove = (step: TopicProps) => <Why<TopicRemoval> {...step} what='remove' reasons={TOPIC_REMOVALS} words={TOPIC_REMOVAL_WORDS} said='撤下了，提的人会知道' send={(body, key) => api('POST /topics/:id/remove', { params: { id: step.view.id }, body, key })} />;
export const Stop = (step: TopicProps) => <Why<TopicStop> {...step} what='stop' reasons={TOPIC_STOPS} words={TOPIC_STOP_WORDS} said='记下了，附议的人会知道' send={(body, key) => api('POST /topics/:id/stop', { params: { id: step.view.id }, body, key })} />;
export const HandOver = (step: TopicProps) => <ToCase {...step} kind='topic' text={step.view.text} />;

/** The same as an earlier one. */
export function Merge(step: TopicProps) {
  const { view, taps } = step;
  const [intoId, setInto] = useState<string | null>(null);
  const [text, setText] = useState('');
  const send = (): void => {
    if (intoId === null || text.trim() === '') return announce('选并到哪一个，写一句为什么', 'warn');
    void take(step, 'merge', (key) => api('POST /topics/:id/merge', { params: { id: view.id }, body: { revision: view.revision, intoId, text }, key }), '并过去了，附议的人都跟过去');
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={TOPIC_FORM.mergeInto} columns={2} options={view.others.map(({ id, name }) => ({ value: id, label: name }))} value={intoId} onChange={setInto} /></View>
      <Words label={TOPIC_FORM.mergeWhy} value={text} onChange={setText} maxLength={TOPIC_LIMITS.answer} />
      <Button label={TOPIC_BUTTONS.merge ?? ''} {...busyWord(taps, 'merge')} onPress={send} />
    </>
  );
}

/** Its words were looked at. */
export function Release(step: TopicProps) {
  const { view, taps } = step;
  return <Button label={TOPIC_BUTTONS.release ?? ''} {...busyWord(taps, 'release')} onPress={() => void take(step, 'release', (key) => api('POST /topics/:id/release', { params: { id: view.id }, body: { revision: view.revision }, key }), '放出去了，邻居可以附议')} />;
}
