import { randomUUID } from 'node:crypto';
import type { RequestOf, ResponseOf, RouteKey } from '../../../shared/contract';

/** Parts of a call; all may be left out here, so that tests can also send what is wrong. */
interface Call<K extends RouteKey> {
  params?: RequestOf<K>['params'];
  query?: RequestOf<K>['query'];
  body?: RequestOf<K>['body'];
  key?: string;
}

/** The server answered something else than success. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    route: string,
  ) {
    super(`${route} answered ${status} ${code}`);
  }
}

/** One person who talks to the server without a browser. */
export interface Client {
  readonly token: string;
  call<K extends Exclude<RouteKey, 'POST /files'>>(route: K, call?: Call<K>): Promise<ResponseOf<K>>;
  upload(picture: Buffer, key?: string): Promise<ResponseOf<'POST /files'>>;
}

function addressOf(route: string, call: { params?: unknown; query?: unknown }): string {
  const params = (call.params ?? {}) as Record<string, string>;
  const query = new URLSearchParams((call.query ?? {}) as Record<string, string>).toString();
  const path = route.slice(route.indexOf(' ') + 1).replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return `/api/v1${path}${query ? `?${query}` : ''}`;
}

async function read<T>(response: Response, route: string): Promise<T> {
  const body = (await response.json()) as T & { error?: { code: string } };
  if (!response.ok) throw new Refused(response.status, body.error?.code ?? '', route);
  return body;
}

/** Becomes one of the named people of the demonstration district. */
export async function clientOf(url: string, personId: string): Promise<Client> {
  const started = await fetch(`${url}/api/v1/demo/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ personId }) });
  const { token } = await read<ResponseOf<'POST /demo/sessions'>>(started, 'POST /demo/sessions');
  const headers = (key: string): Record<string, string> => ({ Authorization: `Bearer ${token}`, 'Idempotency-Key': key });
  return {
    token,
    call: async (route, call = {}) => {
      const method = route.slice(0, route.indexOf(' '));
      const response = await fetch(url + addressOf(route, call), {
        method,
        headers: { ...headers(call.key ?? randomUUID()), 'Content-Type': 'application/json' },
        body: method === 'GET' ? undefined : JSON.stringify(call.body ?? {}),
      });
      return read(response, route);
    },
    upload: async (picture, key = randomUUID()) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg');
      return read(await fetch(`${url}/api/v1/files`, { method: 'POST', headers: headers(key), body: form }), 'POST /files');
    },
  };
}

/** What became of a call: `done`, or the code of the refusal. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** The point of a named place of the main community, as the mini-program's own map has it. */
export async function placeNamed(client: Client, communityId: string, name: string): Promise<RequestOf<'POST /cases'>['body']['place']> {
  const { places } = await client.call('GET /communities/:id/map', { params: { id: communityId } });
  const place = places.find((one) => one.name.endsWith(name));
  if (!place) throw new Error(`no place is called ${name}: ${places.map((one) => one.name).join(' ')}`);
  return { text: place.name, point: place.point, placeId: place.id };
}
