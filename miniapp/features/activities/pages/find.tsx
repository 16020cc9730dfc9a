import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { whereAmI } from '@/platform/whereAmI';
import { announce, Button, Empty, Note, Page, QueryView, SectionHead } from '@/ui';
import { ACTIVITY } from '@shared/copy/activities';
import { ActivityRows } from '../components/Rows';

type Point = { readonly lng: number; readonly lat: number };
/** Where somebody is, to a kilometre or so: nothing nearer leaves the phone. */
const roughly = ({ lng, lat }: Point): Point => ({ lng: Math.round(lng * 100) / 100, lat: Math.round(lat * 100) / 100 });

/** Activities that can be signed up for, in one's community or around where one is. */
export default function FindActivities() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const [point, setPoint] = useState<Point | null>(null);
  const query = useApi('GET /activities', known ? { query: point ?? {} } : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  const near = async (): Promise<void> => {
    const here = await whereAmI();
    if (here) setPoint(roughly(here));
    else announce(ACTIVITY.nearOff, 'warn');
  };
  return (
    <Page title={ACTIVITY.find}>
      <View className='u-buttons'>
        <Button kind='second' label={ACTIVITY.mine} onPress={() => open('myShifts')} />
        {!point && <Button kind='second' icon='place' label={ACTIVITY.near} onPress={() => void near()} />}
      </View>
      <QueryView query={query} what='志愿活动'>
        {({ items, volunteer }) => (
          <>
            {!volunteer && <View className='u-gap'><Note>{ACTIVITY.notVolunteer.body}</Note></View>}
            {items.length === 0 ? <Empty {...ACTIVITY.empty} /> : <View className='u-section'><SectionHead title={ACTIVITY.findTitle} note={ACTIVITY.findNote} /><ActivityRows rows={items} /></View>}
          </>
        )}
      </QueryView>
    </Page>
  );
}
