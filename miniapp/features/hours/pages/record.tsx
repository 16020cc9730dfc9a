import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, useStepped } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { Objections, RecordFacts, RecordStory } from '../components/Facts';
import { RecordHands } from '../components/RecordHands';
import { RecordWork } from '../components/RecordWork';

/** One record, as the volunteer follows it, the station sees to it, and the community objects to it. */
export default function RecordPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /service-records/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={HOURS.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这条时长'>
        {(data) => {
          const now = view ?? data;
          return <><RecordFacts view={now} /><Objections view={now} /><RecordHands view={now} taps={taps} onDone={onDone} /><RecordWork view={now} taps={taps} onDone={onDone} /><RecordStory view={now} /></>;
        }}
      </QueryView>
    </Page>
  );
}
