import { routes as contract, type ResponseOf, type RouteKey } from '../../../shared/contract';
import { until, type Weapp, type WeappPage } from '../../support/weapp';
import { full, home, mine, row } from './cases';
import { type Me, PEOPLE, personById } from './people';

/** A request as the mini-program made it. */
export interface Asked {
  key: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown>;
  header: Record<string, string>;
}

type Answer = (asked: Asked) => unknown;

/** What `wx.request` answers, route by route; typed by the contract where it is set. */
export interface Server {
  readonly asked: Asked[];
  on<K extends RouteKey>(key: K, answer: (asked: Asked) => ResponseOf<K>): void;
  /** From now on this route is refused in the contract's form. */
  refuse(key: RouteKey, status: number, code: string, message: string): void;
  /** From now on a session is needed where the contract says so, and only these tokens are one. */
  takeOnly(takes: (token: string) => boolean): void;
  /** From now on nothing gets through. */
  cutOff(): void;
  askedFor(key: RouteKey): Asked[];
}

class Refusal {
  constructor(readonly status: number, readonly code: string, readonly message: string) {}
}

function parse(options: Record<string, unknown>): Asked {
  const [whole = '', search = ''] = String(options.url).replace(/^.*\/api\/v1/, '').split('?');
  const query = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => pair.split('=').map(decodeURIComponent)));
  return { key: `${String(options.method)} ${whole}`, path: whole, query, body: (options.data ?? {}) as Record<string, unknown>, header: (options.header ?? {}) as Record<string, string> };
}

const fits = (route: string, key: string): boolean => new RegExp(`^${route.replace(/:[a-z]+/gi, '[^/]+')}$`).test(key);

/** Puts a small district behind the mini-program; tests change single answers. */
export function serve(app: Weapp): Server {
  const asked: Asked[] = [];
  const routes = new Map<string, Answer>();
  let offline = false;
  let takes: (token: string) => boolean = () => true;
  let me: Me | undefined;
  const set = (key: RouteKey, answer: Answer): void => {
    routes.delete(key);
    routes.set(key, answer);
  };
  const server: Server = {
    asked,
    on: set,
    refuse: (key, status, code, message) => set(key, () => new Refusal(status, code, message)),
    takeOnly: (which) => { takes = which; },
    cutOff: () => { offline = true; },
    askedFor: (key) => asked.filter((one) => fits(key, one.key)),
  };
  server.on('GET /config', () => ({ mode: 'demonstration', districtName: '锦城区', tiles: null }));
  server.on('GET /demo/people', () => ({ items: PEOPLE }));
  server.on('POST /demo/sessions', ({ body }) => {
    me = personById(body.personId);
    return { token: `token-of-${String(body.personId)}`, expiresAt: '2099-01-01T00:00:00.000Z' };
  });
  server.on('DELETE /sessions/current', () => ({ done: true }));
  server.on('GET /me', () => me as Me);
  server.on('PATCH /me/preferences', ({ body }) => (me = { ...(me as Me), preferences: { elderMode: body.elderMode === true } }));
  server.on('GET /home', () => home(row()));
  server.on('GET /cases/mine', () => mine([row()]));
  server.on('GET /cases/:id', () => full(row()));
  server.on('GET /cases/around', () => ({ items: [], next: null }));
  server.on('GET /cases/followed', () => ({ items: [], next: null }));
  server.on('POST /cases/advice', () => ({ categories: [], diversions: [], likely: [], nightNote: null }));
  server.on('GET /communities/:id/account', () => ({ month: '2030-03', received: 126, onTime: 121, overdue: 5, solved: 110, asOf: '2030-03-05T01:00:00.000Z' }));
  server.on('GET /lessons', () => ({ items: [] }));
  server.on('GET /inbox', () => ({ items: [], next: null, unread: 0 }));
  app.wx.answer('request', (options) => {
    if (offline) throw { errMsg: 'request:fail' };
    const one = parse(options);
    asked.push(one);
    const found = [...routes].reverse().find(([route]) => route === one.key) ?? [...routes].find(([route]) => fits(route, one.key));
    const needsSession = found !== undefined && contract[found[0] as RouteKey].access === 'session';
    const refused = needsSession && !takes((one.header.Authorization ?? '').replace('Bearer ', ''));
    const answer = refused ? new Refusal(401, 'not_authenticated', '请先登录，写好的都还在') : found ? found[1](one) : new Refusal(404, 'not_found', `nothing answers ${one.key}`);
    if (answer instanceof Refusal) return { statusCode: answer.status, data: { error: { code: answer.code, message: answer.message, requestId: '7F2C0942' } } };
    return { statusCode: 200, data: answer };
  });
  return server;
}

/** Becomes one of the named people, by taps on the log-in page. */
export async function logInAs(app: Weapp, name: string): Promise<void> {
  const page = await app.openPage('features/identity/pages/login/index');
  await until('the list of people', () => page.text().includes(name));
  const before = app.wx.callsOf('reLaunch').length;
  await page.tap(page.byText(name));
  await until('the start page', () => app.wx.callsOf('reLaunch').length > before);
  await page.close();
}

/** Opens a page and waits until it says something. */
export async function openAt(app: Weapp, path: string, words: string): Promise<WeappPage> {
  const page = await app.openPage(path);
  await until(`“${words}” on ${path}`, () => page.text().includes(words));
  return page;
}
