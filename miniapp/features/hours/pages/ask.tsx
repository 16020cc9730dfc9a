import { api } from '@/api';
import { replace } from '@/platform/routes';
import { busyWord, Note, Page, SignedIn, useTap } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { ServiceForm, type Sent } from '../components/ServiceForm';
import { EMPTY_SERVICE } from '../model/draft';

function Ask() {
  const taps = useTap();
  const send = async ({ evidence: _evidence, list: _list, ...body }: Sent): Promise<void> => {
    let id = '';
    if (await taps.tap('ask', async (key) => { ({ id } = await api('POST /service-records', { body, key })); }, HOURS.asked)) replace('serviceRecord', { id });
  };
  return <><Note>{HOURS.form.note}</Note><ServiceForm start={EMPTY_SERVICE} proved={false} label={HOURS.form.send} busy={busyWord(taps, 'ask')} onSend={(sent) => void send(sent)} /></>;
}

/** A volunteer asks for hours that no attendance shows. */
export default function HoursAskPage() {
  return <Page title={HOURS.ask}><SignedIn>{() => <Ask />}</SignedIn></Page>;
}
