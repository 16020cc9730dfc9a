import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView } from '@/ui';
import { BOOKING } from '@shared/copy/bookings';
import { BookingRows, More } from '../components/Rows';

/** What I have booked, and the way to book. */
export default function MyBookings() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const pages = usePages('GET /bookings', known ? { query: {} } : null, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <Page title={BOOKING.mine}>
      <View className='u-buttons'><Button icon='plus' label={BOOKING.title} onPress={() => open('bookables')} /></View>
      <View className='u-section'><QueryView query={pages.query} what={BOOKING.mine}>{() => (pages.items.length === 0 ? <Empty {...BOOKING.mineEmpty} /> : <BookingRows rows={pages.items} />)}</QueryView></View>
      <More pages={pages} />
    </Page>
  );
}
