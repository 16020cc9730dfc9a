import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { Page, QueryView, useStepped } from '@/ui';
import { MEDIATION } from '@shared/copy/mediations';
import { CareSteps } from '../components/CareSteps';
import { Contacts } from '../components/Contact';
import { AgreementPaper, MediationFacts, type MediationProps, MediationStory, OfficePaper, ownSide, Sessions, Sides } from '../components/Facts';
import { SideSteps } from '../components/SideSteps';

function Whole(props: MediationProps) {
  const { view } = props;
  const side = ownSide(view) !== null;
  const cares = view.parts.includes('mediator') || view.parts.includes('station');
  return (
    <>
      <MediationFacts view={view} />
      {cares && <Contacts view={view} />}
      <AgreementPaper view={view} />
      <OfficePaper view={view} />
      {side ? <SideSteps {...props} /> : <CareSteps {...props} />}
      <Sides view={view} />
      <Sessions view={view} />
      <MediationStory view={view} />
    </>
  );
}

/** One mediation: to its sides, its mediator, the station, and the office that took it over. */
export default function MediationPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  // Nothing of it is kept on the phone.
  const query = useApi('GET /mediations/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={MEDIATION.one} {...(view ? { station: view.station } : {})}><View><QueryView query={query} what='这件调解'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></View></Page>;
}
