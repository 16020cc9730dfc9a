import type { Browser } from 'playwright-core';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../browser';
import { startDistrict, type District } from './district';
import { become } from './hands';

/** What the journeys of one file share; there from its `beforeAll` on. */
export interface Stage {
  readonly server: District;
  /** Somebody comes in by a tap on the start page. Each page must be quiet until the end of its test, and is closed then. */
  phone(name: string): Promise<WatchedPage>;
  desk(name: string): Promise<WatchedPage>;
}

/** Sets up a district of one's own and a browser for a file of journeys; `flags` as of `launchBrowser`. */
export function setStage(flags: readonly string[] = []): Stage {
  let server: District;
  let browser: Browser;
  let open: WatchedPage[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startDistrict(), launchBrowser(flags)]);
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
  const enter = async (make: typeof newPhonePage, name: string): Promise<WatchedPage> => {
    const watched = await make(browser);
    open.push(watched);
    await become(watched.page, server.url, name);
    return watched;
  };
  return {
    get server() { return server; },
    phone: (name) => enter(newPhonePage, name),
    desk: (name) => enter(newDesktopPage, name),
  };
}
