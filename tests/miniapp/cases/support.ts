import { loadApp, until, type Weapp, type WeappPage } from '../../support/weapp';
import { type ContractServer, serveContract } from '../../support/weapp/api';
import { catalogue, me as resident, type Me, photo, routing, session, voice } from './fixtures';

/** The running mini-program with somebody logged in and a server made of the contract. */
export interface Phone {
  app: Weapp;
  server: ContractServer;
}

/** The day on which the fixtures play: words such as 今天 or 26 日 depend on it. Only the date stands still, timers run. */
const TODAY = new Date('2026-11-24T04:30:00.000Z');
function stopTheDate(): void {
  jest.useFakeTimers({
    now: TODAY,
    doNotFake: ['cancelAnimationFrame', 'cancelIdleCallback', 'clearImmediate', 'clearInterval', 'clearTimeout', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'setImmediate', 'setInterval', 'setTimeout'],
  });
}

/** Switches a phone on on which `me` is logged in; `stored` is what an earlier run of the app left on it, `way` how they came in. */
export async function phoneOf(me: Me = resident, stored: ReadonlyMap<string, unknown> = new Map(), way: object = {}): Promise<Phone> {
  stopTheDate();
  const app = await loadApp({}, new Map<string, unknown>([...stored, ['linli.session', { ...session, ...way }]]));
  const server = serveContract(app.wx, {
    'GET /me': () => me,
    'GET /catalogue': () => catalogue,
    'GET /routing': () => routing,
    'POST /cases/advice': () => ({ categories: [], diversions: [], likely: [], nightNote: null }),
    'POST /files': ({ key }) => photo(`photo-${key ?? ''}`),
    'GET /files/:id': ({ params }) => photo(params.id),
    'GET /config': () => ({ mode: 'production', districtName: '锦城区', tiles: null }),
    'POST /voices': ({ key }) => voice(`voice-${key ?? ''}`),
    'GET /voices/:id': ({ params }) => voice(params.id),
  });
  let taken = 0;
  app.wx.answer('chooseMedia', () => {
    taken += 1;
    return { tempFiles: [{ tempFilePath: `wxfile://photo-${taken}.jpg` }] };
  });
  return { app, server };
}

/** A phone with nothing left of the test before it. */
export function freshPhone(me: Me = resident): Promise<Phone> {
  document.body.replaceChildren();
  jest.resetModules();
  return phoneOf(me);
}

/** Opens a page, and waits until it shows these words. */
export async function openShowing({ app }: Phone, path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> {
  const page = await app.openPage(path, params);
  await until(words, () => page.text().includes(words));
  return page;
}

/** The page that a press led to, once it shows these words. */
export async function followed({ app }: Phone, words: string): Promise<WeappPage> {
  const page = await app.follow();
  await until(words, () => page.text().includes(words));
  return page;
}

/** An answer that is held back until it is let go: what a page shows meanwhile is looked at between. */
export function held<T>(answer: T): { answer: () => Promise<T>; letGo: () => void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => { letGo = resolve; });
  return { answer: () => gate.then(() => answer), letGo: () => letGo() };
}

/** Leaves the app and starts it again from nothing but what it stored on the phone. */
export async function startAgain({ app }: Phone, me: Me = resident): Promise<Phone> {
  const stored = new Map(app.wx.storage);
  document.body.replaceChildren();
  jest.resetModules();
  return phoneOf(me, stored);
}

/** Presses the part of the page whose words are exactly these. */
export async function press(page: WeappPage, words: string): Promise<void> {
  const presses = page.findAll('.u-press').flatMap((part) => [part, ...part.querySelectorAll<HTMLElement>('*')]);
  const part = presses.find((one) => one.textContent?.trim() === words);
  if (!part) throw new Error(`nothing to press says just “${words}”: ${page.text()}`);
  await page.tap(part);
}
