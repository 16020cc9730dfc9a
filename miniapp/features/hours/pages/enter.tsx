import { useState } from 'react';
import { api, type ResponseOf, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { announce, busyWord, Empty, Field, FieldFrame, Note, OptionGrid, Page, QueryView, useTap } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { ForDesk } from '../components/ForDesk';
import { ServiceForm, type Sent } from '../components/ServiceForm';
import { EMPTY_SERVICE } from '../model/draft';

type Groups = ResponseOf<'GET /workbench/hour-volunteers'>['groups'];
/** From so many on a name is looked for rather than read through. */
const MANY = 12;

/** Whose hours: of the station, or of a team that one leads. */
function Who({ groups, at, onGroup, value, onChange }: { groups: Groups; at: number; onGroup: (at: number) => void; value: string | null; onChange: (id: string) => void }) {
  const [sought, setSought] = useState('');
  const { form } = HOURS;
  const all = groups[at]?.items ?? [];
  const found = all.filter(({ name }) => name.includes(sought.trim()));
  const shown = sought.trim() === '' ? found.slice(0, MANY) : found;
  return (
    <>
      {groups.length > 1 && <FieldFrame label={HOURS.forWhom}><OptionGrid label={HOURS.forWhom} columns={2} options={groups.map(({ name }, index) => ({ value: `${index}`, label: name }))} value={`${at}`} onChange={(index) => onGroup(Number(index))} /></FieldFrame>}
      {all.length > MANY && <Field label={HOURS.findName} value={sought} maxLength={20} placeholder={HOURS.findNameHint} onChange={setSought} />}
      {shown.length === 0
        ? <Note>{all.length === 0 ? form.volunteersNone : HOURS.findNone}</Note>
        : <FieldFrame label={form.who}><OptionGrid label={form.who} columns={2} options={shown.map(({ id, name, number }) => ({ value: id, label: number ? `${name} ${number}` : name }))} value={value} onChange={onChange} /></FieldFrame>}
    </>
  );
}

function Enter() {
  const query = useApi('GET /workbench/hour-volunteers', { query: {} }, false);
  const [volunteerId, setVolunteer] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const teamId = query.data?.groups[at]?.teamId ?? null;
  const taps = useTap();
  const send = async ({ text: _text, ...body }: Sent): Promise<void> => {
    if (volunteerId === null) return announce(`选${HOURS.form.who}`, 'warn');
    let id = '';
    if (await taps.tap('enter', async (key) => { ({ id } = await api('POST /workbench/service-records', { body: { volunteerId, teamId, ...body }, key })); }, HOURS.entered)) replace('serviceRecord', { id });
  };
  return (
    <QueryView query={query} what='志愿者'>
      {({ groups }) => (groups.every(({ items }) => items.length === 0) ? <Empty title={HOURS.form.volunteersNone} body={HOURS.notReady} /> : (
        <>
          <Who groups={groups} at={at} onGroup={(next) => { setAt(next); setVolunteer(null); }} value={volunteerId} onChange={setVolunteer} />
          <ServiceForm start={EMPTY_SERVICE} proved label={HOURS.form.enter} busy={busyWord(taps, 'enter')} onSend={(sent) => void send(sent)} />
        </>
      ))}
    </QueryView>
  );
}

/** The station, or who leads a team, enters hours by hand; somebody else confirms. */
export default function HoursEnterPage() {
  return <Page title={HOURS.enterTitle}><ForDesk>{() => <Enter />}</ForDesk></Page>;
}
