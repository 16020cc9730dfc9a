import { z } from 'zod';
import { KEY_SCOPE_WORDS } from '../../../shared/copy/apiKeys';
import { CASE_STATE_WORDS } from '../../../shared/copy/cases';
import { EVENT_WORDS } from '../../../shared/copy/channels';
import { DEVELOPER_WORDS as WORDS } from '../../../shared/copy/developers';
import { CASE_STATES } from '../../../shared/domain/cases/states';
import { KEY_SCOPES } from '../../../shared/domain/integrations/apiKeys';
import { FORWARDED } from '../../../shared/domain/integrations/forwarding';
import { REPLIED_WORK } from '../../../shared/domain/integrations/orders';
import { OPEN311_OF_STATE } from '../../../shared/domain/integrations/open311';
import { toSystem } from '../../../shared/domain/organisation/coordinates';
import { escape, example, heading, htmlPage, paragraph, rows, table } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { SIGNATURE_HEADERS, signMessage } from '../../platform/outside/signature';
import { gridBoxes } from '../organisation';
import { settingsOf } from '../settings';
import { signedPart } from './developersIn';
import { cityPart, mailPart } from './developersOut';
import { ENDPOINT, TEST_ENDPOINT } from './discovery';

/** What the worked example of a signature is made of: a secret of nobody, a moment and a body. */
const VECTOR = { secret: 'example-secret-of-a-channel', at: new Date('2026-03-02T02:00:00Z'), body: '{"version":1,"id":"evt-1","type":"test"}' } as const;

/** A point that lies in the district, so that the example is taken where it is run. WGS-84, null where there is no land yet. */
async function somewhere(deps: Deps): Promise<{ readonly lat: string; readonly long: string; readonly box: string } | null> {
  const [grid] = await gridBoxes(deps);
  if (!grid) return null;
  const [west, south, east, north] = grid.box;
  const point = toSystem({ lng: (west + east) / 2, lat: (south + north) / 2, system: 'gcj02' }, 'wgs84');
  const [lat, long] = [point.lat.toFixed(6), point.lng.toFixed(6)];
  return { lat, long, box: [point.lng - 0.01, point.lat - 0.01, point.lng + 0.01, point.lat + 0.01].map((degrees) => degrees.toFixed(4)).join(',') };
}

/** Where there is no land yet. */
const NOWHERE = { lat: '0', long: '0', box: '0,0,1,1' } as const;

function open311(base: string, code: string, at: Awaited<ReturnType<typeof somewhere>>): string[] {
  const live = `${base}${ENDPOINT}`;
  const { lat, long, box } = at ?? NOWHERE;
  const sent = ['api_key=$LINLI_KEY', `service_code=${code}`, `lat=${lat}`, `long=${long}`, 'description=门口的灯不亮', 'first_name=小明', 'last_name=王'];
  const form = sent.map((part) => ` \\\n  --data-urlencode "${part}"`).join('');
  return [
    example('discovery', WORDS.examples.discovery, `curl -sS "${base}/open311/discovery.json"`),
    example('services', WORDS.examples.services, `curl -sS "${live}/services.json"`),
    example('definition', WORDS.examples.definition, `curl -sS "${live}/services/${code}.xml"`),
    example('file', WORDS.examples.file, `curl -sS "${base}${TEST_ENDPOINT}/requests.json"${form}`),
    example('requests', WORDS.examples.requests, `curl -sS "${live}/requests.json?status=open,closed&page_size=10"`),
    example('box', WORDS.examples.box, `curl -sS "${live}/requests.xml?bbox=${box}"`),
    example('extended', WORDS.examples.extended, `curl -sS "${live}/requests.json?extensions=true&page_size=1"`),
    example('own', WORDS.examples.own, `curl -sS "${live}/servicerequestupdates.json?api_key=$LINLI_KEY"`),
  ];
}

function webhook(): string[] {
  const { secret, at, body } = VECTOR;
  const signed = signMessage(secret, at, body);
  const timestamp = signed[SIGNATURE_HEADERS.timestamp] ?? '';
  const headers = Object.entries(SIGNATURE_HEADERS).map(([name, header]) => [header, WORDS.webhook.headers[name as keyof typeof SIGNATURE_HEADERS]]);
  return [
    paragraph(WORDS.webhook.text),
    table(WORDS.webhook.head, headers),
    paragraph(WORDS.webhook.vector),
    rows([[WORDS.webhook.secret, secret], [WORDS.webhook.timestamp, timestamp], [WORDS.webhook.body, body], [WORDS.webhook.signature, signed[SIGNATURE_HEADERS.signature]]]),
    `<pre id="signature" class="example">${escape(`printf '%s' '${timestamp}.${body}' | openssl dgst -sha256 -hmac '${secret}'`)}</pre>`,
    table(WORDS.webhook.answersHead, WORDS.webhook.answers),
    table(WORDS.webhook.eventsHead, [...Object.keys(FORWARDED), ...REPLIED_WORK].map((type) => [type, EVENT_WORDS[type] ?? ''])),
  ];
}

/** What fetches every file that waits, and says that it was taken over. */
function filesExample(api: string): string {
  const curl = 'curl -sS -H "Authorization: Bearer $LINLI_KEY"';
  const part = (name: string): string => `grep -o '"${name}":"[^"]*"' | cut -d'"' -f4`;
  return [
    'cd "$(mktemp -d)"',
    `for id in $(${curl} "${api}" | ${part('id')}); do`,
    `  for number in $(${curl} "${api}/$id/files" | grep -o '"number":[0-9]*' | cut -d: -f2); do`,
    `    file=$(${curl} -X POST "${api}/$id/files/$number/address")`,
    `    digest=$(printf '%s' "$file" | ${part('digest')})`,
    `    curl -sS -o "$number" "$(printf '%s' "$file" | ${part('url')})"`,
    '    echo "$digest  $number" | sha256sum -c &&',
    `      ${curl} -H 'Content-Type: application/json' -d '{"digest":"'$digest'"}' "${api}/$id/files/$number/confirm"`,
    '  done',
    'done',
  ].join('\n');
}

/** How a system is connected: keys, Open311, webhooks, files; examples that run, tables out of the rules themselves. */
async function render(deps: Deps): Promise<string> {
  const base = publicBase(deps) ?? '';
  const [{ catalogue }, at] = await Promise.all([settingsOf(deps), somewhere(deps)]);
  const code = catalogue.categories.find(({ off, questions }) => !off && questions.length > 0 && questions.every(({ required }) => !required))?.id ?? '';
  const api = `${base}/api/v1/integrator/channels`;
  const body = [
    paragraph(WORDS.lead),
    heading(WORDS.keys.title), paragraph(WORDS.keys.text), `<pre>${escape("export LINLI_KEY='lk1.…'")}</pre>`,
    table(WORDS.keys.head, KEY_SCOPES.map((scope) => [scope, KEY_SCOPE_WORDS[scope].name, KEY_SCOPE_WORDS[scope].detail])),
    heading(WORDS.open311.title), paragraph(WORDS.open311.text), paragraph(WORDS.open311.seen), paragraph(WORDS.open311.public), ...open311(base, code, at),
    heading(WORDS.states.title), paragraph(WORDS.states.text),
    table(WORDS.states.head, CASE_STATES.map((state) => [state, CASE_STATE_WORDS[state], OPEN311_OF_STATE[state].status, OPEN311_OF_STATE[state].detailed])),
    heading(WORDS.errors.title), table(WORDS.errors.head, WORDS.errors.rows),
    heading(WORDS.webhook.title), ...webhook(),
    ...signedPart(base, at ?? NOWHERE, catalogue.categories.find(({ off }) => !off)?.name ?? ''),
    ...cityPart(at ?? NOWHERE), ...mailPart(base),
    heading(WORDS.replay.title), paragraph(WORDS.replay.text),
    example('channels', WORDS.examples.channels, `curl -sS -H "Authorization: Bearer $LINLI_KEY" "${api}"`),
    example('replay', WORDS.examples.replay, `for id in $(curl -sS -H "Authorization: Bearer $LINLI_KEY" "${api}" | grep -o '"id":"[^"]*"' | cut -d'"' -f4); do\n  curl -sS -H "Authorization: Bearer $LINLI_KEY" "${api}/$id/messages?after=0&limit=50"\ndone`),
    heading(WORDS.files.title), paragraph(WORDS.files.text), example('files', WORDS.examples.files, filesExample(api)),
  ];
  return htmlPage({ title: WORDS.title, body: body.join('\n') });
}

/** The page for those who connect a system. */
export const developerPage: PublicPage = { path: '/developers', params: z.strictObject({}), query: z.strictObject({}), render: (_params, _query, deps) => render(deps) };
