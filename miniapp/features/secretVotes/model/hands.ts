import { api, ApiError } from '@/api';
import { castByNobody, noAnswer } from '@/api/castByNobody';
import { systemRandomness } from '@/platform/randomness';
import type { Shelf } from '@/ui/ballots/kept';
import type { Hands, Stage } from './sitting';

/** What a sitting does with this phone and this server. */
export const handsOf = (id: string, line: string, shelf: Shelf, tell: (stage: Stage) => void): Hands => ({
  randomness: systemRandomness,
  shelf,
  token: (blinded) => api('POST /votes/:id/token', { params: { id }, body: { blinded, line } }).catch((error: unknown) => { throw error instanceof ApiError ? noAnswer(error) : error; }),
  cast: castByNobody,
  wait: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  tell,
});
