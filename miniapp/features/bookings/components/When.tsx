import { View } from '@tarojs/components';
import { FieldFrame, Note, OptionGrid } from '@/ui';
import { BOOKING, bookingDayWords, clockWords, spanWords } from '@shared/copy/bookings';
import { dayNumber, dayOf, momentOn, type Day } from '@shared/domain/kernel/days';
import type { Span } from '@shared/domain/bookings/kinds';
import { meets } from '@shared/domain/bookings/sheet';
import type { BookableView } from '../model/types';

const today = (): Day => dayOf(new Date());
/** Half hours are what people say; quarters only where a booking ends at one. */
const STEP = 30;
const starts = ({ from, to }: Span): number[] => Array.from({ length: Math.max(0, Math.ceil((to - from) / STEP)) }, (_, at) => from + at * STEP);

/** The days ahead, each with what is left of it. */
export function DayChoice({ view, value, onChange }: { view: BookableView; value: Day | null; onChange: (day: Day) => void }) {
  const days = view.days.filter(({ state }) => state !== 'closed').slice(0, 12);
  const options = days.map(({ day, state, left }) => ({ value: day, label: bookingDayWords(day, today()), detail: state === 'full' ? BOOKING.full : left === null ? BOOKING.free : BOOKING.left(left) }));
  return options.length === 0 ? <Note>{BOOKING.noNext}</Note> : <FieldFrame label={BOOKING.day}><OptionGrid label={BOOKING.day} columns={2} options={options} value={value} onChange={onChange} /></FieldFrame>;
}

/** A stretch of a room by two taps: from when, until when; what is taken is said and cannot be chosen. */
function RoomTime({ view, value, onChange }: { view: BookableView; value: Span | null; onChange: (span: Span | null) => void }) {
  const { day, longest } = view;
  if (!day) return null;
  const gone = (minute: number): boolean => momentOn(dayNumber(day.day), minute) <= new Date();
  const free = (span: Span): boolean => !day.taken.some((one) => meets(one, span));
  const from = day.spans.flatMap(starts).filter((start) => !gone(start));
  const within = value && day.spans.find((span) => value.from >= span.from && value.from < span.to);
  const until = value && within ? starts({ from: value.from, to: Math.min(within.to, value.from + longest) }).map((start) => Math.min(start + STEP, within.to)) : [];
  return (
    <>
      <Note>{day.taken.length === 0 ? BOOKING.nobody : `${BOOKING.taken}：${day.taken.map(spanWords).join('、')}`}</Note>
      <FieldFrame label={BOOKING.from}><OptionGrid label={BOOKING.from} columns={3} options={from.map((start) => ({ value: String(start), label: clockWords(start), ...(free({ from: start, to: start + 15 }) ? {} : { detail: BOOKING.full }) }))} value={value ? String(value.from) : null} onChange={(start) => onChange({ from: Number(start), to: Math.min(Number(start) + Math.min(60, longest), day.spans.find((span) => Number(start) >= span.from && Number(start) < span.to)?.to ?? 0) })} /></FieldFrame>
      {value && <FieldFrame label={BOOKING.until}><OptionGrid label={BOOKING.until} columns={3} options={until.map((end) => ({ value: String(end), label: clockWords(end), ...(free({ from: value.from, to: end }) ? {} : { detail: BOOKING.full }) }))} value={String(value.to)} onChange={(end) => onChange({ from: value.from, to: Number(end) })} /></FieldFrame>}
    </>
  );
}
/** A number of a service: those that are left. */
function Number_({ view, value, onChange }: { view: BookableView; value: Span | null; onChange: (span: Span | null) => void }) {
  const places = (view.day?.places ?? []).filter(({ free }) => free);
  if (places.length === 0) return <Note>{BOOKING.waitNote}</Note>;
  return <FieldFrame label={BOOKING.place}><OptionGrid label={BOOKING.place} columns={3} options={places.map(({ number, from }) => ({ value: String(from), label: `${number} 号`, detail: clockWords(from) }))} value={value ? String(value.from) : null} onChange={(from) => { const place = places.find((one) => String(one.from) === from); onChange(place ? { from: place.from, to: place.to } : null); }} /></FieldFrame>;
}
/** When: a stretch of a room, a number of a service. */
export const TimeChoice = (props: { view: BookableView; value: Span | null; onChange: (span: Span | null) => void }) => <View>{props.view.service ? <Number_ {...props} /> : <RoomTime {...props} />}</View>;
