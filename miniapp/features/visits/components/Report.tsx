import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { busyWord, Button, FieldFrame, Note, OptionGrid, take, Words } from '@/ui';
import { DayChoice } from '@/ui/helping/DayAndClock';
import type { RequestOf } from '@shared/contract';
import { HEARD_KIND_WORDS, VISIT_BUTTONS, VISIT_FORM } from '@shared/copy/visits';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import type { Day } from '@shared/domain/kernel/days';
import { VISIT_LIMITS } from '@shared/domain/visits/limits';
import { HEARD_KINDS, type HeardKind } from '@shared/domain/visits/states';
import { WISH_CATEGORIES, type WishCategory } from '@shared/domain/wishes/states';
import type { VisitProps } from './Facts';

type Hearing = RequestOf<'POST /visits/:id/hear'>['body']['heard'];
interface PromiseDraft {
  readonly text: string;
  readonly dueOn: Day | null;
}
interface HeardDraft {
  readonly text: string;
  readonly to: HeardKind;
  readonly category: string;
}
const NO_PROMISE: PromiseDraft = { text: '', dueOn: null };
const NOTHING: HeardDraft = { text: '', to: 'wish', category: '' };
const promiseOf = ({ text, dueOn }: PromiseDraft): { text: string; dueOn: Day }[] => (text.trim() !== '' && dueOn ? [{ text: text.trim(), dueOn }] : []);
const heardOf = ({ text, to, category }: HeardDraft): Hearing[] => {
  if (text.trim() === '' || category === '') return [];
  return [to === 'case' ? { to, categoryId: category, text: text.trim() } : { to, category: category as WishCategory, text: text.trim() }];
};
/** Something begun and not finished would be lost. */
const half = (text: string, rest: string | null): boolean => text.trim() !== '' && !rest;

function PromiseFields({ value, onChange }: { value: PromiseDraft; onChange: (value: PromiseDraft) => void }) {
  return (
    <>
      <Words label={VISIT_FORM.promise} value={value.text} maxLength={VISIT_LIMITS.promise} placeholder={VISIT_FORM.promisePlaceholder} onChange={(text) => onChange({ ...value, text })} />
      {value.text.trim() !== '' && <DayChoice label={VISIT_FORM.dueOn} steps={[0, 1, 2, 3, 7, 14, 30]} value={value.dueOn} onChange={(dueOn) => onChange({ ...value, dueOn })} />}
    </>
  );
}
function HeardFields({ value, onChange }: { value: HeardDraft; onChange: (value: HeardDraft) => void }) {
  const { data } = useApi('GET /catalogue', {});
  const kinds = value.to === 'wish' ? WISH_CATEGORIES.map((one) => ({ value: one as string, label: WISH_CATEGORY_WORDS[one].name })) : (data?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Words label={VISIT_FORM.heard} value={value.text} maxLength={VISIT_LIMITS.heardText} placeholder={VISIT_FORM.heardPlaceholder} onChange={(text) => onChange({ ...value, text })} />
      {value.text.trim() !== '' && (
        <>
          <FieldFrame label={VISIT_FORM.to}><OptionGrid label={VISIT_FORM.to} columns={2} options={HEARD_KINDS.map((one) => ({ value: one, label: HEARD_KIND_WORDS[one] }))} value={value.to} onChange={(to) => onChange({ ...value, to, category: '' })} /></FieldFrame>
          <FieldFrame label={VISIT_FORM.category}><OptionGrid label={VISIT_FORM.category} columns={3} options={kinds} value={value.category} onChange={(category) => onChange({ ...value, category })} /></FieldFrame>
        </>
      )}
    </>
  );
}

/** After the visit, on one sheet: what was promised, what was heard, whether somebody may come again. There is no field about the person. */
export function ReportForm(props: VisitProps) {
  const { view, taps } = props;
  const [promises, setPromises] = useState<readonly PromiseDraft[]>([NO_PROMISE]);
  const [heard, setHeard] = useState<readonly HeardDraft[]>([NOTHING]);
  const [nextOn, setNext] = useState<Day | null>(null);
  const unfinished = promises.some(({ text, dueOn }) => half(text, dueOn)) || heard.some(({ text, category }) => half(text, category));
  const body = { revision: view.revision, promises: promises.flatMap(promiseOf), heard: heard.flatMap(heardOf), nextOn };
  const put = <T,>(all: readonly T[], at: number, one: T): T[] => all.map((known, index) => (index === at ? one : known));
  return (
    <>
      <Note>{VISIT_FORM.onlyMatters}</Note>
      {promises.map((one, at) => <PromiseFields key={at} value={one} onChange={(value) => setPromises(put(promises, at, value))} />)}
      {promiseOf(promises[promises.length - 1] ?? NO_PROMISE).length > 0 && promises.length < VISIT_LIMITS.promises && <Button kind='text' icon='plus' label={VISIT_FORM.addPromise} onPress={() => setPromises([...promises, NO_PROMISE])} />}
      {heard.map((one, at) => <HeardFields key={at} value={one} onChange={(value) => setHeard(put(heard, at, value))} />)}
      {heardOf(heard[heard.length - 1] ?? NOTHING).length > 0 && heard.length < VISIT_LIMITS.heard && <Button kind='text' icon='plus' label={VISIT_FORM.addHeard} onPress={() => setHeard([...heard, NOTHING])} />}
      <DayChoice label={VISIT_FORM.nextOn} steps={[7, 14, 30, 60, 90]} none={VISIT_FORM.noNext} value={nextOn} onChange={setNext} />
      {unfinished && <Note tone='warn'>{VISIT_FORM.unfinished}</Note>}
      {!unfinished && <View className='u-gap'><Button label={VISIT_FORM.report} {...busyWord(taps, 'report')} onPress={() => void take(props, 'report', (key) => api('POST /visits/:id/report', { params: { id: view.id }, body, key }), '写好了，居民看得到')} /></View>}
    </>
  );
}
/** One more promise. */
export function PromiseForm(props: VisitProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState<PromiseDraft>(NO_PROMISE);
  const [promise] = promiseOf(draft);
  return <><PromiseFields value={draft} onChange={setDraft} />{promise && <View className='u-gap'><Button label={VISIT_BUTTONS.promise} {...busyWord(taps, 'promise')} onPress={() => void take(props, 'promise', (key) => api('POST /visits/:id/promise', { params: { id: view.id }, body: { revision: view.revision, promise }, key }), '记下了，告诉居民了')} /></View>}</>;
}
/** One more thing that was heard. */
export function HearForm(props: VisitProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState<HeardDraft>(NOTHING);
  const [heard] = heardOf(draft);
  return <><HeardFields value={draft} onChange={setDraft} />{heard && <View className='u-gap'><Button label={VISIT_FORM.askResident} {...busyWord(taps, 'hear')} onPress={() => void take(props, 'hear', (key) => api('POST /visits/:id/hear', { params: { id: view.id }, body: { revision: view.revision, heard }, key }), '请本人看看要不要办')} /></View>}</>;
}
