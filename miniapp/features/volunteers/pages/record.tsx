import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, useStepped } from '@/ui';
import { VOLUNTEER } from '@shared/copy/volunteers';
import { Facts, Story } from '../components/Facts';
import { Merits } from '../components/Merits';
import { StationDesk } from '../components/Station';

/** One volunteer, as their station looks at the sign-up and sees to it. */
export default function VolunteerRecord() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteers/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={VOLUNTEER.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这位志愿者'>
        {(data) => { const now = view ?? data; return <><Facts view={now} /><Merits view={now} /><StationDesk view={now} taps={taps} onDone={onDone} /><Story view={now} /></>; }}
      </QueryView>
    </Page>
  );
}
