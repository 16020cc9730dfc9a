import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, DayField, Field, Note, SectionHead, type StepsOf, take } from '@/ui';
import { BOOKING } from '@shared/copy/bookings';
import { addDays, dayOf } from '@shared/domain/kernel/days';
import { BOOKING_LIMITS } from '@shared/domain/bookings/kinds';
import type { BookableView } from '../model/types';

/** What the station does with a room or service: its sheet, closing it, pausing it, writing it anew. */
export function Keep(props: StepsOf<BookableView>) {
  const { view, taps } = props;
  const { id, revision } = view;
  const [closing, setClosing] = useState<{ from: string | null; to: string | null; why: string } | null>(null);
  const today = dayOf(new Date());
  const close = async (): Promise<void> => {
    if (!closing?.from || closing.why.trim() === '') return;
    const closure = { from: closing.from, to: closing.to ?? closing.from, why: closing.why };
    if (await take(props, 'close', (key) => api('POST /bookables/:id/close', { params: { id }, body: { revision, closure }, key }), BOOKING.done)) setClosing(null);
  };
  const turn = (action: 'pause' | 'resume'): void => void take(props, action, (key) => api(`POST /bookables/:id/${action}` as const, { params: { id }, body: { revision }, key }), BOOKING.done);
  return (
    <View className='u-section'>
      <SectionHead title={BOOKING.desk} />
      <View className='u-buttons'>
        <Button label={BOOKING.sheet} onPress={() => open('bookingSheet', { id })} />
        <Button kind='second' label={BOOKING.counter} onPress={() => open('bookable', { id, counter: '1' })} />
        <Button kind='second' label={BOOKING.edit} onPress={() => open('bookableWrite', { id })} />
        {closing === null && <Button kind='second' label={BOOKING.closing} onPress={() => setClosing({ from: null, to: null, why: '' })} />}
        <Button kind='text' label={view.state === 'open' ? BOOKING.pause : BOOKING.resume} {...busyWord(taps, view.state === 'open' ? 'pause' : 'resume')} onPress={() => turn(view.state === 'open' ? 'pause' : 'resume')} />
      </View>
      {closing && (
        <View className='u-gap'>
          <Note>{BOOKING.closingNote}</Note>
          <DayField label={BOOKING.closingFrom} value={closing.from} min={today} max={addDays(today, 365)} onChange={(from) => setClosing({ ...closing, from })} />
          <DayField label={BOOKING.closingTo} value={closing.to ?? closing.from} min={closing.from ?? today} max={addDays(today, 365)} onChange={(to) => setClosing({ ...closing, to })} />
          <Field label={BOOKING.why} value={closing.why} maxLength={BOOKING_LIMITS.why} placeholder={BOOKING.whyPlaceholder} onChange={(why) => setClosing({ ...closing, why })} />
          {closing.from && closing.why.trim() !== '' && <View className='u-gap'><Button label={BOOKING.closing} {...busyWord(taps, 'close')} onPress={() => void close()} /></View>}
        </View>
      )}
      {view.closed.map((one) => <View key={one.from + one.to} className='u-gap'><Button kind='text' label={`${one.from} ${BOOKING.reopen}`} {...busyWord(taps, `reopen ${one.from}`)} onPress={() => void take(props, `reopen ${one.from}`, (key) => api('POST /bookables/:id/reopen', { params: { id }, body: { revision, from: one.from, to: one.to }, key }), BOOKING.done)} /></View>)}
    </View>
  );
}
