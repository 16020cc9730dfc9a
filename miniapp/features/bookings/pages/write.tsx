import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { Button, Empty, ErrorList, Field, FieldFrame, Note, OptionGrid, Page, QueryView, RuledText, Several, Switch, useTap } from '@/ui';
import { AUDIENCE_WORDS, BOOKABLE_KIND_WORDS, BOOKING, BOOKING_FORM, EQUIPMENT_WORDS } from '@shared/copy/bookings';
import { WEEKDAYS } from '@shared/domain/kernel/days';
import { AUDIENCES, BOOKABLE_KINDS, BOOKING_LIMITS, EQUIPMENT, isRoom } from '@shared/domain/bookings/kinds';
import { hasCounter } from '@shared/domain/kernel/roles';
import { draftOf, EMPTY, missingIn, writingOf, type BookableDraft } from '../model/draft';
import type { BookableView } from '../model/types';

interface PartProps {
  readonly draft: BookableDraft;
  readonly change: (part: Partial<BookableDraft>) => void;
}
const WEEK = ['1', '2', '3', '4', '5', '6', '0'] as const;
const WEEK_WORDS = Object.fromEntries(WEEK.map((day) => [day, `周${WEEKDAYS[Number(day)] ?? ''}`])) as Record<(typeof WEEK)[number], string>;
const NTH = ['1', '2', '3', '4', '5'] as const;
const NTH_WORDS = Object.fromEntries(NTH.map((n) => [n, `第 ${n} 个`])) as Record<(typeof NTH)[number], string>;

/** Hours and limits of a room. */
function RoomPart({ draft, change }: PartProps) {
  return (
    <>
      <Field id='field-workdays' label={BOOKING_FORM.workdays} value={draft.workdays} maxLength={60} onChange={(workdays) => change({ workdays })} />
      <Field id='field-restdays' label={BOOKING_FORM.restdays} value={draft.restdays} maxLength={60} onChange={(restdays) => change({ restdays })} />
      <Note>{BOOKING_FORM.hoursNote}</Note>
      <Field label={BOOKING_FORM.capacity} kind='number' value={draft.capacity} maxLength={3} onChange={(capacity) => change({ capacity })} />
      <Field label={BOOKING_FORM.longest} kind='number' value={draft.hours} maxLength={2} onChange={(hours) => change({ hours })} />
      <Several label={BOOKING_FORM.equipment} keys={EQUIPMENT} words={EQUIPMENT_WORDS} value={draft.equipment} onChange={(equipment) => change({ equipment })} />
    </>
  );
}
/** When a service takes place, who comes, how many numbers. */
function ServicePart({ draft, change }: PartProps) {
  return (
    <>
      <Field label={BOOKING_FORM.who} value={draft.who} maxLength={BOOKING_LIMITS.who} placeholder={BOOKING_FORM.whoPlaceholder} onChange={(who) => change({ who })} />
      <Several label={BOOKING_FORM.weekdays} keys={WEEK} words={WEEK_WORDS} value={draft.weekdays as readonly (typeof WEEK)[number][]} onChange={(weekdays) => change({ weekdays })} />
      <Several label={BOOKING_FORM.weeks} keys={NTH} words={NTH_WORDS} value={draft.weeks as readonly (typeof NTH)[number][]} onChange={(weeks) => change({ weeks })} />
      <View className='u-gap'><Switch label={BOOKING_FORM.restToo} on={draft.restToo} onChange={(restToo) => change({ restToo })} /></View>
      <Field id='field-begin' label={BOOKING_FORM.begin} value={draft.begin} maxLength={5} onChange={(begin) => change({ begin })} />
      <Field label={BOOKING_FORM.minutes} kind='number' value={draft.minutes} maxLength={3} onChange={(minutes) => change({ minutes })} />
      <Field label={BOOKING_FORM.places} kind='number' value={draft.places} maxLength={2} onChange={(places) => change({ places })} />
    </>
  );
}
function Form({ view }: { view: BookableView | null }) {
  const [draft, setDraft] = useState<BookableDraft>(view ? draftOf(view) : EMPTY);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const change = (part: Partial<BookableDraft>): void => setDraft((known) => ({ ...known, ...part }));
  const missing = tried ? missingIn(draft) : [];
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft).length > 0) return;
    const body = writingOf(draft);
    let id = '';
    const done = await tap('write', async (key) => { ({ id } = view ? await api('POST /bookables/:id/edit', { params: { id: view.id }, body: { ...body, revision: view.revision }, key }) : await api('POST /bookables', { body, key })); }, view ? BOOKING_FORM.changed : BOOKING_FORM.saved);
    if (done) replace('bookable', { id });
  };
  return (
    <>
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={missing.map(({ id, sentence: label }) => ({ id, label }))} onJump={() => undefined} />
      <FieldFrame label={BOOKING_FORM.kind}><OptionGrid label={BOOKING_FORM.kind} columns={3} options={BOOKABLE_KINDS.map((value) => ({ value, label: BOOKABLE_KIND_WORDS[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      <Field id='field-title' label={BOOKING_FORM.title} value={draft.title} maxLength={BOOKING_LIMITS.title} placeholder={BOOKING_FORM.titlePlaceholder} onChange={(title) => change({ title })} />
      <Field id='field-where' label={BOOKING_FORM.where} value={draft.where} maxLength={BOOKING_LIMITS.where} placeholder={BOOKING_FORM.wherePlaceholder} onChange={(where) => change({ where })} />
      {isRoom(draft.kind) ? <RoomPart draft={draft} change={change} /> : <ServicePart draft={draft} change={change} />}
      <FieldFrame label={BOOKING_FORM.audience}><OptionGrid label={BOOKING_FORM.audience} columns={3} options={AUDIENCES.map((value) => ({ value, label: AUDIENCE_WORDS[value] }))} value={draft.audience} onChange={(audience) => change({ audience })} /></FieldFrame>
      <Field label={BOOKING_FORM.ahead} kind='number' value={draft.ahead} maxLength={2} onChange={(ahead) => change({ ahead })} />
      <Field label={BOOKING_FORM.atOnce} kind='number' value={draft.atOnce} maxLength={1} onChange={(atOnce) => change({ atOnce })} />
      <Field label={BOOKING_FORM.cancelHours} kind='number' value={draft.cancelHours} maxLength={2} onChange={(cancelHours) => change({ cancelHours })} />
      <View className='u-gap'><Switch label={BOOKING_FORM.agree} on={draft.agree} onChange={(agree) => change({ agree })} /></View>
      <RuledText label={BOOKING_FORM.text} value={draft.text} maxLength={BOOKING_LIMITS.text} placeholder={BOOKING_FORM.textPlaceholder} onChange={(text) => change({ text })} />
      <View className='u-section'><Button label={BOOKING_FORM.save} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Anew({ id }: { id: string }) {
  const query = useApi('GET /bookables/:id', { params: { id }, query: {} }, false);
  return <QueryView query={query} what={BOOKING.bookable}>{(view) => <Form view={view} />}</QueryView>;
}

/** A room or service is written down, or written anew. */
export default function WriteBookable() {
  const { id: asked = '' } = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [id] = useState(asked);
  useSignedIn();
  const me = useMe((state) => state.me);
  return <Page title={BOOKING.write}>{me && (hasCounter(me.roles) ? (id ? <Anew id={id} /> : <Form view={null} />) : <Empty title={BOOKING.notYours} body={BOOKING.notYoursBody} />)}</Page>;
}
