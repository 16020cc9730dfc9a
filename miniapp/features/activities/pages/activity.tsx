import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, useStepped } from '@/ui';
import { ACTIVITY } from '@shared/copy/activities';
import { Facts, Story } from '../components/Facts';
import { AskToJoin, Over, Shifts } from '../components/Shifts';
import { Station } from '../components/Station';

/** One activity: as a volunteer signs up for it, and as its station sees to it. */
export default function ActivityPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /activities/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={ACTIVITY.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这个活动'>
        {(data) => {
          const now = view ?? data;
          return <><Facts view={now} /><AskToJoin view={now} /><Shifts view={now} taps={taps} onDone={onDone} /><Over view={now} taps={taps} onDone={onDone} /><Station view={now} taps={taps} onDone={onDone} /><Story view={now} /></>;
        }}
      </QueryView>
    </Page>
  );
}
