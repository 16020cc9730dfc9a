import { TOTP } from 'otpauth';
import type { Test } from 'supertest';
import { createAccount, createPerson, grantRole } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import type { TestServer } from '../../support/server';

export const PASSWORD = '桂花香满园 2026';
const SINCE = new Date('2026-01-01T00:00:00Z');

/** A district with a station: Li works there, Ann administrates, Chen lives there and has an account too. */
export async function settle({ deps }: TestServer): Promise<void> {
  await createUnit(deps, { id: 'd', name: '云溪区', kind: 'district', parentId: null });
  await createUnit(deps, { id: 's', name: '河西街道', kind: 'street', parentId: 'd' });
  await createUnit(deps, { id: 'c', name: '桂花社区', kind: 'community', parentId: 's' });
  await createUnit(deps, { id: 'st', name: '桂花工作站', kind: 'station', parentId: 'c', phone: '0755-1', hours: '9:00–17:30' });
  const people = [['li', '李文', 'stationStaff', 'st'], ['ann', '安宁', 'administrator', 'd'], ['chen', '陈雅', 'resident', 'c']] as const;
  for (const [id, name, role, unitId] of people) {
    await createPerson(deps, { id, name });
    await createAccount(deps, { username: `${id}-account`, password: PASSWORD, personId: id });
    await grantRole(deps, { personId: id, role, unitId, since: SINCE });
  }
}

/** A browser with our pages in it: keeps cookies as browsers do, and says where its pages came from. */
export interface Browser {
  token: string | null;
  readonly cookies: Map<string, string>;
  send(method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object, headers?: Record<string, string>): Promise<Awaited<Test>>;
}

export function browserAt(server: TestServer, userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36'): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    token: null,
    cookies,
    async send(method, path, body, headers = {}) {
      const all: Record<string, string> = { 'X-Linli': 'browser', 'Sec-Fetch-Site': 'same-origin', 'User-Agent': userAgent, ...(browser.token && { Authorization: `Bearer ${browser.token}` }), ...headers };
      // Cookies are limited to the paths of sessions.
      if (path.startsWith('/sessions') && cookies.size > 0 && !('Cookie' in headers)) all.Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await server.request[method](`/api/v1${path}`).set(all).send(body);
      for (const line of ([answer.headers['set-cookie'] ?? []].flat() as string[])) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const { token } = (answer.body.session ?? answer.body) as { token?: string };
      if (answer.status < 300 && token) browser.token = token;
      return answer;
    },
  };
  return browser;
}

/** What an authenticator shows at a moment. */
export const codeAt = (key: string, now: Date): string => new TOTP({ secret: key }).generate({ timestamp: now.getTime() });
