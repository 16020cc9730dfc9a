import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, useStepped } from '@/ui';
import { VISIT } from '@shared/copy/visits';
import { CareSteps } from '../components/Care';
import { Contact } from '../components/Contact';
import { cares, PromisedList, VisitFacts, type VisitProps, VisitStory } from '../components/Facts';
import { Again, ResidentSteps } from '../components/Resident';

function Whole(props: VisitProps) {
  const { view } = props;
  const resident = view.parts.includes('visited') || view.parts.includes('asker');
  return (
    <>
      <VisitFacts view={view} />
      {!resident && cares(view) && <Contact view={view} />}
      {resident && <PromisedList view={view} act={() => null} />}
      {resident ? <ResidentSteps {...props} /> : <CareSteps {...props} />}
      <Again {...props} />
      <VisitStory view={view} />
    </>
  );
}

/** One visit: to who asked and is visited, to the grid worker at hand, to the station. */
export default function VisitPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  // Nothing of it is kept on the phone.
  const query = useApi('GET /visits/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={VISIT.one} {...(view ? { station: view.station } : {})}><View><QueryView query={query} what='这次走访'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></View></Page>;
}
