import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView, Tabs } from '@/ui';
import { BOOKABLE_GROUP_WORDS, BOOKING } from '@shared/copy/bookings';
import { BOOKABLE_GROUPS, type BookableGroup } from '@shared/domain/bookings/kinds';
import { BookableRows, More } from '../components/Rows';

const TABS = BOOKABLE_GROUPS.map((value) => ({ value, label: BOOKABLE_GROUP_WORDS[value] }));
function Rows({ group }: { group: BookableGroup }) {
  const known = useMe((state) => state.me !== null);
  const pages = usePages('GET /bookables', known ? { query: { group } } : null);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return <><QueryView query={pages.query} what={BOOKABLE_GROUP_WORDS[group]}>{() => (pages.items.length === 0 ? <Empty {...BOOKING.empty[group]} /> : <BookableRows rows={pages.items} />)}</QueryView><More pages={pages} /></>;
}

/** Rooms, receptions and services that one may book. */
export default function BookableList() {
  useSignedIn();
  const [group, setGroup] = useState<BookableGroup>('rooms');
  return (
    <Page title={BOOKING.title}>
      <View className='u-buttons'><Button kind='second' icon='clock' label={BOOKING.mine} onPress={() => open('bookings')} /></View>
      <Tabs tabs={TABS} value={group} onChange={setGroup} />
      <Rows key={group} group={group} />
    </Page>
  );
}
