import { View } from '@tarojs/components';
import { Note, Paper, Phrases, SectionHead, Tag, WhyTable } from '@/ui';
import { AUDIENCE_WORDS, BOOKABLE_KIND_WORDS, BOOKABLE_STATE_WORDS, BOOKING, bookingDayWords, EQUIPMENT_WORDS, roomHoursWords, serviceHoursWords } from '@shared/copy/bookings';
import { dayOf } from '@shared/domain/kernel/days';
import type { BookableView } from '../model/types';

/** What a room or service is, when it is open, and its rules. */
export function BookableFacts({ view }: { view: BookableView }) {
  const { kind, where, who, capacity, equipment, room, service, audience, ahead, longest, atOnce, cancelHours, agree, closed, text } = view;
  const rows = [
    { label: BOOKING.where, text: where }, ...(who ? [{ label: BOOKING.who, text: who }] : []), { label: BOOKING.hours, text: room ? roomHoursWords(room) : service ? serviceHoursWords(service) : '' },
    ...(room && capacity > 0 ? [{ label: BOOKING.capacity, text: `${capacity} 人` }] : []), ...(equipment.length > 0 ? [{ label: BOOKING.equipment, text: equipment.map((one) => EQUIPMENT_WORDS[one]).join('、') }] : []), { label: BOOKING.audience, text: AUDIENCE_WORDS[audience] },
    { label: BOOKING.rules, text: [BOOKING.ahead(ahead), ...(room ? [BOOKING.longest(longest)] : []), BOOKING.atOnce(atOnce), BOOKING.cancel(cancelHours), ...(agree ? [BOOKING.agree] : []), ...(text ? [text] : [])].join('；') },
    ...closed.map((one) => ({ label: BOOKING.closedDays, text: `${bookingDayWords(one.from, dayOf(new Date()))}${one.to === one.from ? '' : ` 到 ${bookingDayWords(one.to, dayOf(new Date()))}`}，${one.why}` })),
  ];
  return (
    <>
      <SectionHead title={view.title} note={BOOKABLE_KIND_WORDS[kind]} />
      <Paper><View className='u-person'><Phrases text={view.openNow ? BOOKING.openNow : view.nextOn ? BOOKING.nextOn(bookingDayWords(view.nextOn, dayOf(new Date()))) : BOOKING.noNext} /></View>{view.state === 'paused' && <Tag tone='late'>{BOOKABLE_STATE_WORDS.paused}</Tag>}</Paper>
      <View className='u-gap'><WhyTable rows={rows} /></View>
      <View className='u-gap'><Note>{BOOKING.private}</Note></View>
    </>
  );
}
