import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, SectionHead, useStepped } from '@/ui';
import { BOOKING } from '@shared/copy/bookings';
import type { Day } from '@shared/domain/kernel/days';
import { Book } from '../components/Book';
import { BookableFacts } from '../components/Facts';
import { Keep } from '../components/Keep';
import { BookingRows } from '../components/Rows';

/** One room or service: what it is, what is free, and the way to book it; to its station how it is kept. */
export default function BookablePage() {
  const { id: asked = '', counter: forOther = '' } = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [id] = useState(asked);
  const [counter] = useState(forOther === '1');
  const [day, setDay] = useState<Day | null>(null);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /bookables/:id', known ? { params: { id }, query: day ? { day } : {} } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={BOOKING.bookable} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what={BOOKING.bookable}>
        {(data) => {
          const now = view ?? data;
          return (
            <>
              <BookableFacts view={now} />
              {now.mine.length > 0 && !counter && <View className='u-section'><SectionHead title={BOOKING.mine} /><BookingRows rows={now.mine} /></View>}
              {now.staff && !counter && <Keep view={now} taps={taps} onDone={onDone} />}
              {now.state === 'open' && <Book view={now} day={day} setDay={setDay} counter={counter && now.helps} />}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
