import { momentText } from '../../../../shared/domain/integrations/open311';
import { CONTENT_TYPES, FORMATS, listOfRows, written, type Format, type List, type Row } from '../../../features/open311/form';
import { knock } from '../doors';
import { bodyOf, say, treat, type Call } from '../http';
import { CITY_SERVICES, holdRequest, type CityState, type HeldRequest } from './state';

/** Where it is served. */
export const CITY_PATH = '/open311/v2';
const ADDRESS = /^\/open311\/v2\/(services|requests|tokens|servicerequestupdates)(?:\/([^/]+))?\.(xml|json)$/;

/** An answer of the protocol: its number, and what stands in it. */
interface Said {
  readonly status: number;
  readonly root: string;
  readonly content: List;
}
const found = (root: string, item: string, rows: readonly Row[]): Said => ({ status: 200, root, content: listOfRows(item, rows) });
const wrong = (status: number, description: string): Said => ({ status, root: 'errors', content: listOfRows('error', [{ code: String(status), description }]) });

/** By when the city means to be done with everything. */
const EXPECTED_MS = 3 * 24 * 3_600_000;
const degree = (typed: string | undefined): number | null => (typed ? Number(typed) : null);

/** What a request looks like to whoever asks; a lie is used up by being told. */
function rowOf({ id, form, lies, at, updatedAt, status, detailed, notes }: HeldRequest): Row {
  const said = lies.shift() ?? status;
  const service = CITY_SERVICES.find(({ code }) => code === form.service_code);
  return {
    service_request_id: id, status: said, status_notes: notes, service_name: service?.name ?? '', service_code: form.service_code ?? '', description: form.description ?? '', agency_responsible: service?.group ?? '', service_notice: '',
    requested_datetime: momentText(at), updated_datetime: momentText(updatedAt), expected_datetime: momentText(new Date(at.getTime() + EXPECTED_MS)), address: form.address_string ?? '', address_id: '', zipcode: '',
    lat: degree(form.lat), long: degree(form.long), media_url: form.media_url ?? '', ...(detailed === '' ? {} : { extended_attributes: { detailed_status: detailed } }),
  };
}

const rowsOf = (requests: readonly HeldRequest[]): Row[] => requests.filter(({ way }) => way !== 'gone').flatMap((held) => (held.way === 'twice' ? [rowOf(held), rowOf(held)] : [rowOf(held)]));

function requestsAsked(city: CityState, query: URLSearchParams, one: string | undefined): Said {
  const ids = one === undefined ? (query.get('service_request_id')?.split(',') ?? null) : [one];
  const [code, from] = [query.get('service_code'), Date.parse(query.get('start_date') ?? '')];
  const all = [...city.requests.values()].filter((held) => (ids ? ids.includes(held.id) : (code === null || held.form.service_code === code) && !(held.at.getTime() < from)));
  const rows = rowsOf(all);
  return one !== undefined && rows.length === 0 ? wrong(404, '没有这一件') : found('service_requests', 'request', rows);
}

function read(city: CityState, resource: string, one: string | undefined, query: URLSearchParams): Said {
  if (resource === 'services') return found('services', 'service', CITY_SERVICES.map(({ code, name, group }) => ({ service_code: code, service_name: name, description: name, metadata: false, type: city.tokens ? 'batch' : 'realtime', keywords: '', group })));
  if (resource === 'requests') return requestsAsked(city, query, one);
  const held = resource === 'tokens' ? [...city.requests.values()].find(({ token }) => token !== null && token === one) : undefined;
  return held ? found('service_requests', 'request', [{ service_request_id: held.id, token: held.token }]) : wrong(404, '没有这个 token');
}

function file(city: CityState, form: Readonly<Record<string, string>>): Said {
  if (!CITY_SERVICES.some(({ code }) => code === form.service_code)) return wrong(form.service_code ? 404 : 400, '没有这项服务');
  if (!(form.lat && form.long) && !form.address_string) return wrong(400, '没有说在哪里');
  const { id, token } = holdRequest(city, form);
  return found('service_requests', 'request', [token === null ? { service_request_id: id, service_notice: '', account_id: '' } : { token }]);
}

/** News of a request; an id that was there before is refused, as other servers do. */
function hear(city: CityState, { service_request_id: id = '', update_id: updateId = '', description = '' }: Readonly<Record<string, string>>): Said {
  const held = city.requests.get(id);
  if (!held) return wrong(404, '没有这一件');
  if (held.updates.has(updateId)) return wrong(400, '这一条说过了');
  held.updates.set(updateId, description);
  return found('service_request_updates', 'request_update', [{ update_id: updateId }]);
}

function taken(city: CityState, resource: string, body: string): Said {
  const form = Object.fromEntries(new URLSearchParams(body));
  if (form.api_key !== city.key) {
    city.strangers += 1;
    return wrong(403, 'api_key 不对');
  }
  if (resource === 'requests') return file(city, form);
  return resource === 'servicerequestupdates' ? hear(city, form) : wrong(404, '没有这个地址');
}

/** Answers a call of the protocol, treated as the page says. */
export async function callCity(city: CityState, call: Call, url: URL): Promise<void> {
  const { request } = call;
  const body = await bodyOf(request);
  const [, resource = '', one, suffix] = ADDRESS.exec(url.pathname) ?? [];
  const format: Format = FORMATS.find((known) => known === suffix) ?? 'xml';
  treat(call, knock(city), (quiet) => {
    const said = request.method === 'POST' ? taken(city, resource, body) : read(city, resource, one && decodeURIComponent(one), url.searchParams);
    if (quiet) request.socket.destroy();
    else say(call, said.status, written(said, format), { 'content-type': CONTENT_TYPES[format] });
  });
}
