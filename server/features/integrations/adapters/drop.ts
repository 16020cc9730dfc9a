import { fileOfRow } from '../drop/fileModel';
import { makeTestFile } from '../drop/table';
import type { Adapter } from './types';

const HOUR_MS = 3_600_000;
const MOST_PAUSE_MS = 6 * HOUR_MS;

/**
 * A platform that only takes imports: what waits is gathered into a file (`drop/make.ts`), and a row has arrived when
 * somebody has confirmed the file it stands in. Until then it waits in the outbox like everything else, with its patience.
 */
export const drop: Adapter = {
  secret: 'none',
  async send(deps, { message, channel }) {
    const { options, giveUpHours } = channel;
    if (options?.kind !== 'drop') return { problem: 'badAddress', scope: 'final', retryAfterMs: null };
    if (message.case === null) {
      await makeTestFile(deps, channel, options, message);
      return null;
    }
    if ((await fileOfRow(deps, message.id))?.confirmed) return null;
    // Confirming settles the row by itself; this only watches the clock.
    return { problem: 'notFetched', scope: 'parcel', retryAfterMs: Math.min((giveUpHours * HOUR_MS) / 6, MOST_PAUSE_MS) };
  },
};
