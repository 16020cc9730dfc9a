import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { replace } from '@/platform/routes';
import { announce, Button, Field, Note, SectionHead, useTap, Words } from '@/ui';
import { missingOfWhom, personOf, useWhom } from '@/ui/helping/whom';
import { WhomFields } from '@/ui/helping/WhomFields';
import { BOOKING, BOOKING_RULE_WORDS } from '@shared/copy/bookings';
import type { Day } from '@shared/domain/kernel/days';
import { BOOKING_LIMITS, type Span } from '@shared/domain/bookings/kinds';
import type { BookingRuleCode } from '@shared/domain/bookings/rules';
import type { BookableView } from '../model/types';
import { DayChoice, TimeChoice } from './When';

interface BookProps {
  readonly view: BookableView;
  readonly day: Day | null;
  readonly setDay: (day: Day) => void;
}
/** Book it: for oneself, or at the counter for somebody. Where all is taken one may wait. */
function Form({ view, day, setDay, counter }: BookProps & { counter: boolean }) {
  const [span, setSpan] = useState<Span | null>(null);
  const [purpose, setPurpose] = useState('');
  const [people, setPeople] = useState('1');
  const [tried, setTried] = useState(false);
  const helping = useWhom();
  const { busy, tap } = useTap();
  const service = view.service !== null;
  const full = service && !(view.day?.places ?? []).some(({ free }) => free);
  const missing = counter ? missingOfWhom(helping.whom) : [];
  const send = async (wait: boolean): Promise<void> => {
    setTried(true);
    const { whom } = helping;
    if (missing.length > 0) return announce(missing[0]?.sentence ?? '', 'warn');
    if (!view.day) return;
    const guest = counter && whom.consent ? { person: personOf(whom), consent: whom.consent, source: whom.source } : {};
    const body = { day: view.day.day, span: full ? null : span, people: Math.max(1, Number(people) || 1), purpose, wait, ...guest };
    let id = '';
    if (await tap('book', async (key) => { id = (await api('POST /bookables/:id/bookings', { params: { id: view.id }, body, key })).id; }, wait ? BOOKING.waitSent : view.agree ? BOOKING.askedSent : BOOKING.booked)) replace('booking', { id });
  };
  const busyWords = busy ? { busy: '正在约…' } : {};
  return (
    <>
      {counter && <WhomFields {...helping} title={BOOKING.person} reads={BOOKING.counterConsent} sentence={(id) => (tried ? missing.find((one) => one.id === id)?.sentence : undefined)} />}
      <DayChoice view={view} value={day ?? view.day?.day ?? null} onChange={(next) => { setSpan(null); setDay(next); }} />
      <TimeChoice view={view} value={span} onChange={setSpan} />
      {!service && <Field label={BOOKING.people} kind='number' value={people} maxLength={3} onChange={setPeople} />}
      <Words label={service ? BOOKING.purposeService : BOOKING.purpose} value={purpose} maxLength={BOOKING_LIMITS.purpose} placeholder={BOOKING.purposePlaceholder} onChange={setPurpose} />
      <View className='u-buttons u-section'>
        {!full && span && <Button label={service ? BOOKING.take : BOOKING.book} {...busyWords} onPress={() => void send(false)} />}
        {(full || (!service && span)) && <Button kind='second' label={BOOKING.wait} {...busyWords} onPress={() => void send(true)} />}
      </View>
      {(view.day?.waiting ?? 0) > 0 && <Note>{BOOKING.waiting(view.day?.waiting ?? 0)}</Note>}
    </>
  );
}
export function Book(props: BookProps & { counter: boolean }) {
  const { view, counter } = props;
  const rule = counter ? null : view.rule;
  return (
    <View className='u-section'>
      <SectionHead title={counter ? BOOKING.counter : view.service ? BOOKING.take : BOOKING.book} />
      {rule ? <Note tone='warn'>{BOOKING_RULE_WORDS[rule as BookingRuleCode]}</Note> : <Form {...props} />}
    </View>
  );
}
