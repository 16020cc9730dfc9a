import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, OptionGrid, take, ToCase, Words } from '@/ui';
import { TOPIC_BUTTONS, TOPIC_DECLINE_WORDS, TOPIC_FORM, TOPIC_REMOVAL_WORDS, TOPIC_STOP_WORDS } from '@shared/copy/topics';
import type { Day } from '@shared/domain/kernel/days';
import { TOPIC_LIMITS } from '@shared/domain/topics/limits';
import { TOPIC_DECLINES, TOPIC_REMOVALS, TOPIC_STOPS, type TopicDecline, type TopicRemoval, type TopicStop } from '@shared/domain/topics/states';
import { daysOf, type TopicProps, type TopicView } from '../model/words';

const AHEAD = [3, 7, 14, 30, 60, 90] as const;
const BACK = [0, -1, -2, -3, -5, -7] as const;
export const DayChoice = ({ label, value, onChange, back = false }: { label: string; value: Day | null; onChange: (day: Day) => void; back?: boolean }) => <View className='u-gap'><OptionGrid label={label} columns={3} options={daysOf(back ? BACK : AHEAD)} value={value} onChange={onChange} /></View>;

type Said = 'adopt' | 'report' | 'finish';
const LABELS: Readonly<Record<Said, string>> = { adopt: TOPIC_FORM.adopt, report: TOPIC_FORM.report, finish: TOPIC_FORM.finish };
const DONE: Readonly<Record<Said, string>> = { adopt: '答复了，附议的人会知道', report: '记下了，附议的人会知道', finish: '办好了，附议的人会知道' };
/** A step that is words alone. */
const saying = (what: Said) => function Saying(step: TopicProps) {
  const [text, setText] = useState('');
  const { view, taps } = step;
  const send = (): void => {
    if (text.trim() === '') return announce('写一句，大家才知道', 'warn');
    void take(step, what, (key) => api(`POST /topics/:id/${what}` as 'POST /topics/:id/report', { params: { id: view.id }, body: { revision: view.revision, text }, key }), DONE[what]);
  };
  return <><Words label={LABELS[what]} value={text} onChange={setText} maxLength={TOPIC_LIMITS.answer} placeholder={what === 'adopt' ? TOPIC_FORM.adoptPlaceholder : ''} /><Button label={TOPIC_BUTTONS[what] ?? ''} {...busyWord(taps, what)} onPress={send} /></>;
};
export const [Adopt, Report, Finish] = [saying('adopt'), saying('report'), saying('finish')];

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

/** What was decided, by how many, who does it and by when. */
export function Decide(step: TopicProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const [heldOn, setHeld] = useState<Day | null>(null);
  const [dueOn, setDue] = useState<Day | null>(null);
  const [present, setPresent] = useState('');
  const [agreed, setAgreed] = useState('');
  const [unitId, setUnit] = useState<string | null>(null);
  const send = (): void => {
    if (text.trim() === '' || heldOn === null || dueOn === null || unitId === null || present === '' || agreed === '') return announce('定了什么、哪天开的会、几位到场几位同意、谁来办、哪天办好，都写上', 'warn');
    void take(step, 'decide', (key) => api('POST /topics/:id/decide', { params: { id: view.id }, body: { revision: view.revision, text, heldOn, present: Number(present), agreed: Number(agreed), unitId, dueOn }, key }), '记下了，附议的人会知道');
  };
  return (
    <>
      <Words label={TOPIC_FORM.decided} value={text} onChange={setText} maxLength={TOPIC_LIMITS.text} placeholder={TOPIC_FORM.decidedPlaceholder} />
      <DayChoice back label={TOPIC_FORM.heldOn} value={heldOn} onChange={setHeld} />
      <Field label={TOPIC_FORM.present} kind='number' value={present} maxLength={4} onChange={setPresent} />
      <Field label={TOPIC_FORM.agreed} kind='number' value={agreed} maxLength={4} onChange={setAgreed} />
      <View className='u-gap'><OptionGrid label={TOPIC_FORM.unit} columns={2} options={view.units.map(({ id, name }) => ({ value: id, label: name }))} value={unitId} onChange={setUnit} /></View>
      <DayChoice label={TOPIC_FORM.dueOn} value={dueOn} onChange={setDue} />
      <View className='u-gap'><Button label={TOPIC_BUTTONS.decide ?? ''} {...busyWord(taps, 'decide')} onPress={send} /></View>
    </>
  );
}

export function MoveDay(step: TopicProps) {
  const { view, taps } = step;
  const [dueOn, setDue] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (dueOn === null || reason.trim() === '') return announce('选一天，写一句为什么', 'warn');
    void take(step, 'moveDay', (key) => api('POST /topics/:id/move-day', { params: { id: view.id }, body: { revision: view.revision, dueOn, reason }, key }), '改好了，附议的人会知道');
  };
  return <><DayChoice label={TOPIC_FORM.dueOn} value={dueOn} onChange={setDue} /><Words label={TOPIC_FORM.moveWhy} value={reason} onChange={setReason} maxLength={TOPIC_LIMITS.note} /><Button label={TOPIC_BUTTONS.moveDay ?? ''} {...busyWord(taps, 'moveDay')} onPress={send} /></>;
}

/** Its words were looked at. */
export function Release(step: TopicProps) {
  const { view, taps } = step;
  return <Button label={TOPIC_BUTTONS.release ?? ''} {...busyWord(taps, 'release')} onPress={() => void take(step, 'release', (key) => api('POST /topics/:id/release', { params: { id: view.id }, body: { revision: view.revision }, key }), '放出去了，邻居可以附议')} />;
}
