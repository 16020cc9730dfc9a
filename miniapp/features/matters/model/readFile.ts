import type { ResponseOf } from '@/api';
import { withRenewal } from '@/api/client';
import { errorFrom, offlineError } from '@/api/errors';
import type { ChosenFile } from '@/platform/file';
import { randomId } from '@/platform/randomId';

type Read = ResponseOf<'POST /communities/:id/matter-list/file'>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends a table to be read as a list; nothing is written. Rejects with `ApiError`. */
export function readFile(file: ChosenFile, communityId: string): Promise<Read> {
  const key = randomId();
  return withRenewal(async () => {
    const answer = await file.send(`/communities/${communityId}/matter-list/file`, key).catch(() => { throw offlineError(); });
    if (answer.status !== 200) throw errorFrom(answer.status, parsed(answer.data));
    return parsed(answer.data) as Read;
  });
}
