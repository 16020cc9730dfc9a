import { useState } from 'react';
import { api, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { announce, busyWord, Empty, FieldFrame, OptionGrid, Page, QueryView, useTap } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { ForStation } from '../components/ForStation';
import { ServiceForm, type Sent } from '../components/ServiceForm';
import { EMPTY_SERVICE } from '../model/draft';

function Enter() {
  const query = useApi('GET /workbench/hour-volunteers', { query: {} }, false);
  const [volunteerId, setVolunteer] = useState<string | null>(null);
  const taps = useTap();
  const send = async ({ text: _text, ...body }: Sent): Promise<void> => {
    if (volunteerId === null) return announce(`选${HOURS.form.who}`, 'warn');
    let id = '';
    if (await taps.tap('enter', async (key) => { ({ id } = await api('POST /workbench/service-records', { body: { volunteerId, ...body }, key })); }, HOURS.entered)) replace('serviceRecord', { id });
  };
  return (
    <QueryView query={query} what='志愿者'>
      {({ items }) => (items.length === 0 ? <Empty title={HOURS.form.volunteersNone} body={HOURS.notReady} /> : (
        <>
          <FieldFrame label={HOURS.form.who}><OptionGrid label={HOURS.form.who} columns={2} options={items.map(({ id, name, number }) => ({ value: id, label: number ? `${name} ${number}` : name }))} value={volunteerId} onChange={setVolunteer} /></FieldFrame>
          <ServiceForm start={EMPTY_SERVICE} proved label={HOURS.form.enter} busy={busyWord(taps, 'enter')} onSend={(sent) => void send(sent)} />
        </>
      ))}
    </QueryView>
  );
}

/** The station enters hours by hand; a colleague confirms. */
export default function HoursEnterPage() {
  return <Page title={HOURS.enterTitle}><ForStation><Enter /></ForStation></Page>;
}
