import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, Empty, ListRow, Page, Paper, Phrases, QueryView, SectionHead, Tag, useTap } from '@/ui';
import { BOOKING, BOOKING_STATE_WORDS, bookingDayWords, clockWords, spanWords } from '@shared/copy/bookings';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';
import { isRoom } from '@shared/domain/bookings/kinds';

type Sheet = ResponseOf<'GET /workbench/bookables/:id/sheet'>;
type Row = Sheet['items'][number];

function Line({ row }: { row: Row }) {
  const when = row.number === null ? spanWords(row) : `${row.number} 号 ${clockWords(row.from)}`;
  const detail = [row.purpose, row.people > 1 ? `${row.people} 人` : null, row.helped ? BOOKING.helped : null, row.missed > 0 ? BOOKING.missedTimes(row.missed) : null].filter(Boolean).join('，');
  return <ListRow icon='clock' fresh={row.state === 'called'} title={`${when}　${row.person ?? ''}`} {...(detail ? { detail: <Phrases text={detail} /> } : {})} aside={<Tag tone={row.state === 'missed' || row.state === 'hit' ? 'late' : 'quiet'}>{BOOKING_STATE_WORDS[row.state]}</Tag>} spoken={`${when}，${row.person ?? ''}，${BOOKING_STATE_WORDS[row.state]}`} onPress={() => open('booking', { id: row.id })} />;
}
/** The next number is called with one tap. */
function Next({ sheet, onDone }: { sheet: Sheet; onDone: () => void }) {
  const { busy, tap } = useTap();
  const next = sheet.items.filter(({ state, actions }) => state === 'booked' && actions.includes('call'))[0];
  const call = async (): Promise<void> => {
    if (!next) return announce(BOOKING.nobodyNext);
    await tap('call', (key) => api('POST /bookings/:id/call', { params: { id: next.id }, body: { revision: next.revision }, key }), `${next.number ?? ''} 号 ${next.person ?? ''}`);
    onDone();
  };
  return <Button icon='talk' label={next ? `${BOOKING.next}：${next.number ?? ''} 号` : BOOKING.nobodyNext} {...(busy ? { busy: '正在叫…' } : {})} onPress={() => void call()} />;
}

/** The sheet of a day: who comes when, the next one is called, who came is marked on each. */
export default function BookingSheet() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  const [day, setDay] = useState<Day>(dayOf(new Date()));
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /workbench/bookables/:id/sheet', known ? { params: { id }, query: { day } } : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <Page title={BOOKING.sheet}>
      <QueryView query={query} what={BOOKING.sheet}>
        {(sheet) => (
          <>
            <SectionHead title={sheet.bookable.title} note={`${bookingDayWords(day, dayOf(new Date()))}${sheet.open ? '' : `，${BOOKING.closed}`}`} />
            <View className='u-buttons'>
              {!isRoom(sheet.bookable.kind) && day === dayOf(new Date()) && <Next sheet={sheet} onDone={() => void query.reload()} />}
              <Button kind='second' label={BOOKING.counter} onPress={() => open('bookable', { id, counter: '1' })} />
            </View>
            <View className='u-section'>{sheet.items.length === 0 ? <Empty {...BOOKING.sheetEmpty} /> : <Paper tone='list'>{sheet.items.map((row) => <Line key={row.id} row={row} />)}</Paper>}</View>
            <View className='u-buttons u-section'>
              <Button kind='second' label='前一天' onPress={() => setDay(addDays(day, -1))} />
              <Button kind='second' label='后一天' onPress={() => setDay(addDays(day, 1))} />
              <Button kind='text' label={BOOKING.bookable} onPress={() => open('bookable', { id })} />
            </View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
