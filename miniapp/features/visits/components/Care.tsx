import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { busyWord, Button, Field, FieldFrame, Note, OptionGrid, SectionHead, take, Words } from '@/ui';
import { MomentChoice, momentOf, type MomentDraft } from '@/ui/helping/DayAndClock';
import { VISIT, VISIT_BUTTONS, VISIT_FORM } from '@shared/copy/visits';
import { VISIT_LIMITS } from '@shared/domain/visits/limits';
import { HeardList, PromisedList, type VisitProps } from './Facts';
import { HearForm, PromiseForm, ReportForm } from './Report';

type Form = 'give' | 'decline' | 'giveBack' | 'moment' | 'report' | 'promise' | 'hear';

/** To whom the station gives it: grid workers of the grid first. */
function GiveForm(props: VisitProps) {
  const { view, taps } = props;
  const { data } = useApi('GET /visits/:id/workers', { params: { id: view.id } }, false);
  const [workerId, setWorker] = useState('');
  if (!data) return null;
  if (data.items.length === 0) return <Note tone='warn'>{VISIT_FORM.noWorker}</Note>;
  return (
    <>
      <FieldFrame label={VISIT_FORM.worker}><OptionGrid label={VISIT_FORM.worker} columns={2} options={data.items.map(({ id, name, ofGrid }) => ({ value: id, label: name, detail: ofGrid ? VISIT_FORM.ofGrid : VISIT_FORM.otherGrid }))} value={workerId} onChange={setWorker} /></FieldFrame>
      {workerId !== '' && <View className='u-gap'><Button label={VISIT_BUTTONS.give} {...busyWord(taps, 'give')} onPress={() => void take(props, 'give', (key) => api('POST /visits/:id/give', { params: { id: view.id }, body: { revision: view.revision, workerId }, key }), '交给网格员了')} /></View>}
    </>
  );
}
function WhyForm({ action, ...props }: VisitProps & { action: 'decline' | 'give-back' }) {
  const { view, taps } = props;
  const [text, setText] = useState('');
  return <><Words label={VISIT_FORM.why} value={text} maxLength={VISIT_LIMITS.why} placeholder={VISIT_FORM.whyPlaceholder} onChange={setText} />{text.trim() !== '' && <View className='u-gap'><Button label={action === 'decline' ? VISIT_BUTTONS.decline : VISIT_BUTTONS.giveBack} {...busyWord(taps, action)} onPress={() => void take(props, action, (key) => api(`POST /visits/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, text }, key }), '记下了')} /></View>}</>;
}
/** A moment: for the resident to accept, or as it was agreed by telephone. */
function MomentForm(props: VisitProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState<MomentDraft>({ day: null, clock: '' });
  const at = momentOf(draft);
  const send = (action: 'propose' | 'arrange') => (): void => { if (at) void take(props, action, (key) => api(`POST /visits/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, at }, key }), action === 'propose' ? '约了，等居民回话' : '约好了'); };
  return <><MomentChoice words={VISIT_FORM} value={draft} onChange={setDraft} />{at && <View className='u-buttons u-gap'><Button label={VISIT_BUTTONS.propose} {...busyWord(taps, 'propose')} onPress={send('propose')} /><Button kind='second' label={VISIT_BUTTONS.arrange} {...busyWord(taps, 'arrange')} onPress={send('arrange')} /></View>}</>;
}
/** A promise that cannot be kept is told with its reason. */
function Settle({ promiseId, ...props }: VisitProps & { promiseId: string }) {
  const { view, taps } = props;
  const [why, setWhy] = useState<string | null>(null);
  const body = { revision: view.revision, promiseId };
  return (
    <View className='u-buttons u-gap'>
      <Button label={VISIT_BUTTONS.keep} {...busyWord(taps, `keep ${promiseId}`)} onPress={() => void take(props, `keep ${promiseId}`, (key) => api('POST /visits/:id/keep', { params: { id: view.id }, body, key }), '办到了，告诉居民了')} />
      {why === null ? <Button kind='text' label={VISIT_BUTTONS.cannot} onPress={() => setWhy('')} /> : <><Field label={VISIT.cannotWhy} value={why} maxLength={VISIT_LIMITS.why} placeholder={VISIT_FORM.whyPlaceholder} onChange={setWhy} />{why.trim() !== '' && <Button kind='second' label='告诉居民' {...busyWord(taps, `cannot ${promiseId}`)} onPress={() => void take(props, `cannot ${promiseId}`, (key) => api('POST /visits/:id/cannot', { params: { id: view.id }, body: { ...body, text: why }, key }), '跟居民说清楚了')} />}</>}
    </View>
  );
}
/** One form at a time, behind its button. */
function Steps(props: VisitProps) {
  const { view, taps } = props;
  const [form, setForm] = useState<Form | null>(null);
  const { actions, id, revision } = view;
  const doors: readonly (readonly [Form, string, boolean])[] = [
    ['give', view.worker ? '换一位网格员' : VISIT_BUTTONS.give, actions.includes('give')], ['moment', VISIT_BUTTONS.propose, actions.includes('propose')], ['report', VISIT_BUTTONS.report, actions.includes('report')],
    ['promise', VISIT_BUTTONS.promise, actions.includes('promise')], ['hear', VISIT_BUTTONS.hear, actions.includes('hear')], ['giveBack', VISIT_BUTTONS.giveBack, actions.includes('giveBack')], ['decline', VISIT_BUTTONS.decline, actions.includes('decline')],
  ];
  const done: VisitProps = { ...props, onDone: (after) => { if (after) setForm(null); props.onDone(after); } };
  return (
    <View className='u-section'>
      {form === 'give' && <GiveForm {...done} />}
      {form === 'decline' && <WhyForm {...done} action='decline' />}
      {form === 'giveBack' && <WhyForm {...done} action='give-back' />}
      {form === 'moment' && <MomentForm {...done} />}
      {form === 'report' && <ReportForm {...done} />}
      {form === 'promise' && <PromiseForm {...done} />}
      {form === 'hear' && <HearForm {...done} />}
      <View className='u-buttons u-gap'>
        {doors.filter(([name, , may]) => may && name !== form).map(([name, label], at) => <Button key={name} kind={at === 0 && form === null ? 'primary' : 'second'} label={label} onPress={() => setForm(name)} />)}
        {actions.includes('absent') && <Button kind='text' label={VISIT_BUTTONS.absent} {...busyWord(taps, 'absent')} onPress={() => void take(done, 'absent', (key) => api('POST /visits/:id/absent', { params: { id }, body: { revision }, key }), '记下了，另约一个')} />}
      </View>
    </View>
  );
}
/** What the grid worker at hand and the station do. */
export function CareSteps(props: VisitProps) {
  const { view, taps } = props;
  const own = view.parts.includes('worker') && !view.parts.includes('visited');
  const spoken = (heardId: string): void => void take(props, `spoken ${heardId}`, (key) => api('POST /visits/:id/spoken', { params: { id: view.id }, body: { revision: view.revision, heardId }, key }), '记下是当面同意的，办起来了');
  const drop = (heardId: string): void => void take(props, `drop ${heardId}`, (key) => api('POST /visits/:id/refuse', { params: { id: view.id }, body: { revision: view.revision, heardId }, key }), '不办了，写的已经删掉');
  return (
    <>
      <PromisedList view={view} act={({ id, state }) => (view.actions.includes('keep') && state === 'open' ? <Settle {...props} promiseId={id} /> : null)} />
      <HeardList view={view} act={({ id, state }) => (own && state !== 'made' ? <View className='u-gap'><View className='u-second'>{VISIT.spoken}</View><View className='u-buttons u-gap'><Button kind='second' label={VISIT_BUTTONS.spoken} {...busyWord(taps, `spoken ${id}`)} onPress={() => spoken(id)} />{state === 'asked' && <Button kind='text' label={VISIT_BUTTONS.refuse} {...busyWord(taps, `drop ${id}`)} onPress={() => drop(id)} />}</View></View> : null)} />
      <View className='u-section'><SectionHead title={VISIT.steps} /></View>
      <Steps {...props} />
    </>
  );
}
