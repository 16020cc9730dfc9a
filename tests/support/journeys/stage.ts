import type { Browser } from 'playwright-core';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../browser';
import { startDistrict, type District } from './district';
import { become } from './hands';
import { aheadBy, aheadInPage, untilNext } from './later';

/** What the journeys of one file share; there from its `beforeAll` on. */
export interface Stage {
  readonly server: District;
  /** Somebody comes in by a tap on the start page. Each page must be quiet until the end of its test, and is closed then. */
  phone(name: string): Promise<WatchedPage>;
  desk(name: string): Promise<WatchedPage>;
  /** A page that nobody has come in by yet. */
  open(device: 'phone' | 'desk'): Promise<WatchedPage>;
}

/** `flags` as of `launchBrowser`, `env` as of `startDistrict`; `hour`: the hour at +08:00 it is for server and phones, for what depends on the time of day. */
interface Setting {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly hour?: number;
}

/** Sets up a district of one's own and a browser for a file of journeys. */
export function setStage({ flags = [], env = {}, hour }: Setting = {}): Stage {
  const ahead = hour === undefined ? 0 : untilNext(hour);
  let server: District;
  let browser: Browser;
  let open: WatchedPage[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDistrict({ ...env, ...(ahead > 0 ? aheadBy(ahead) : {}) }), launchBrowser(flags)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });
  afterEach(async () => {
    const pages = open;
    open = [];
    for (const one of pages) one.expectQuiet();
    await Promise.all(pages.map((one) => one.close()));
  });
  const opened = async (device: 'phone' | 'desk'): Promise<WatchedPage> => {
    const watched = await (device === 'phone' ? newPhonePage(browser) : newDesktopPage(browser));
    if (ahead > 0) await watched.page.addInitScript(aheadInPage(ahead));
    open.push(watched);
    return watched;
  };
  const enter = async (device: 'phone' | 'desk', name: string): Promise<WatchedPage> => {
    const watched = await opened(device);
    await become(watched.page, server.url, name);
    return watched;
  };
  return {
    get server() { return server; },
    phone: (name) => enter('phone', name),
    desk: (name) => enter('desk', name),
    open: opened,
  };
}
