import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type ResponseOf, useApi, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { BOOKING } from '@shared/copy/bookings';
import { hasCounter } from '@shared/domain/kernel/roles';
import { BookableRows, BookingRows } from '../components/Rows';

type Row = ResponseOf<'GET /workbench/bookables'>['items'][number];
type Tab = 'all' | 'asked' | 'hit';
function Waiting({ list }: { list: 'asked' | 'hit' }) {
  const query = useApi('GET /workbench/bookings', { query: { list } }, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return <QueryView query={query} what={BOOKING.one}>{({ items }) => (items.length === 0 ? <Empty {...(list === 'asked' ? BOOKING.askedEmpty : BOOKING.hitEmpty)} /> : <BookingRows rows={items} />)}</QueryView>;
}
function Lists() {
  const [tab, setTab] = useState<Tab>('all');
  const pages = usePages('GET /workbench/bookables', { query: {} }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  const tabs = [{ value: 'all' as Tab, label: BOOKING.all }, { value: 'asked' as Tab, label: BOOKING.askedList, ...(counts ? { count: counts.asked } : {}) }, { value: 'hit' as Tab, label: BOOKING.hitList, ...(counts ? { count: counts.hit } : {}) }];
  const todayOf = new Map(pages.items.map((row: Row) => [row.id, BOOKING.today(row.today)]));
  return (
    <>
      <View className='u-buttons'><Button kind='second' icon='plus' label={BOOKING.write} onPress={() => open('bookableWrite')} /></View>
      <Tabs tabs={tabs} value={tab} onChange={setTab} />
      {tab === 'all' ? <QueryView query={pages.query} what={BOOKING.all}>{() => (pages.items.length === 0 ? <Empty {...BOOKING.deskEmpty} /> : <BookableRows rows={pages.items} to='bookingSheet' detailOf={({ id, where }) => `${where}，${todayOf.get(id) ?? ''}`} />)}</QueryView> : <Waiting key={tab} list={tab} />}
      {tab === 'all' && pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** The station's rooms and services: what today brings, what waits for its word, whom changed days have hit. */
export default function BookingDesk() {
  return <Page title={BOOKING.desk}><SignedIn>{(me) => (hasCounter(me.roles) ? <Lists /> : <Empty title={BOOKING.notYours} body={BOOKING.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
