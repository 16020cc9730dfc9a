import { View } from '@tarojs/components';
import type { ResponseOf, usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, ListRow, Paper, Phrases, Tag } from '@/ui';
import { BOOKABLE_KIND_WORDS, BOOKABLE_STATE_WORDS, BOOKING, BOOKING_STATE_WORDS, bookingDayWords, bookingWhenWords, peopleWords } from '@shared/copy/bookings';
import { dayOf } from '@shared/domain/kernel/days';
import { isRoom } from '@shared/domain/bookings/kinds';

export type BookableRow = ResponseOf<'GET /bookables'>['items'][number];
export type BookingRow = ResponseOf<'GET /bookings'>['items'][number];
const today = () => dayOf(new Date());

/** Rooms and services of a list; `detail`: what the desk says beside. */
export function BookableRows({ rows, detailOf, to = 'bookable' }: { rows: readonly BookableRow[]; detailOf?: (row: BookableRow) => string; to?: 'bookable' | 'bookingSheet' }) {
  const about = (row: BookableRow): string => [BOOKABLE_KIND_WORDS[row.kind], row.where, row.who || peopleWords(row.kind, row.capacity), row.nextOn ? BOOKING.nextOn(bookingDayWords(row.nextOn, today())) : BOOKING.noNext].filter(Boolean).join('，');
  return (
    <Paper tone='list'>
      {rows.map((row) => <ListRow key={row.id} icon={isRoom(row.kind) ? 'home' : 'talk'} title={row.title} detail={<Phrases text={detailOf ? detailOf(row) : about(row)} />} aside={row.state === 'paused' ? <Tag tone='quiet'>{BOOKABLE_STATE_WORDS.paused}</Tag> : row.openNow ? <Tag tone='quiet'>{BOOKING.openNow}</Tag> : undefined} onPress={() => open(to, { id: row.id })} />)}
    </Paper>
  );
}
export const whenOf = (row: Pick<BookingRow, 'day' | 'from' | 'to' | 'number' | 'state' | 'bookable'>): string => bookingWhenWords({ ...row, service: !isRoom(row.bookable.kind) }, today());
/** Bookings; to the station with who comes. */
export function BookingRows({ rows }: { rows: readonly BookingRow[] }) {
  return (
    <Paper tone='list'>
      {rows.map((row) => <ListRow key={row.id} icon='clock' fresh={row.waits} title={row.person ? `${row.person}，${whenOf(row)}` : whenOf(row)} detail={<Phrases text={`${row.bookable.title}，${row.bookable.where}`} />} aside={<Tag tone={row.state === 'hit' ? 'late' : 'quiet'}>{BOOKING_STATE_WORDS[row.state]}</Tag>} onPress={() => open('booking', { id: row.id })} />)}
    </Paper>
  );
}
/** What follows of a list. */
export function More({ pages }: { pages: Pick<ReturnType<typeof usePages<'GET /bookings'>>, 'more' | 'fetching' | 'fetchMore'> }) {
  return pages.more ? <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View> : null;
}
