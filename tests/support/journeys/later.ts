import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DAY_MS, HOUR_MS, OFFSET_MS } from '../../../shared/domain/kernel/days';
import type { RunningServer } from '../running';

/** Milliseconds from now to the next time it is so late at +08:00; at most a day. */
export function untilNext(hour: number): number {
  return (hour * HOUR_MS - ((Date.now() + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

/** What starts a server with its clock so many milliseconds ahead. */
export const aheadBy = (ms: number): Record<string, string> => ({ NODE_OPTIONS: `--import ${pathToFileURL(path.join(__dirname, 'ahead.mjs')).href}`, LINLI_TEST_AHEAD: String(ms) });

/** The same for a page, as text: what runs there must not carry the helpers of the test compiler. */
export const aheadInPage = (ms: number): string =>
  `(() => { const Real = Date; window.Date = class Date extends Real { constructor(...given) { if (given.length === 0) super(Real.now() + ${ms}); else super(...given); } static now() { return Real.now() + ${ms}; } }; })()`;

/** Starts the server of a journey again with its clock so many days ahead; whoever was logged in may have to come in anew. */
export async function setAhead(server: RunningServer, days: number): Promise<void> {
  await server.stop();
  if (days > 0) Object.assign(process.env, aheadBy(days * DAY_MS));
  try {
    await server.restart();
  } finally {
    delete process.env.NODE_OPTIONS;
    delete process.env.LINLI_TEST_AHEAD;
  }
}
