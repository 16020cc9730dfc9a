import type { ResponseOf } from '@/api';
import { withRenewal } from '@/api/client';
import { errorFrom, offlineError } from '@/api/errors';
import type { ChosenFile } from '@/platform/file';
import { randomId } from '@/platform/randomId';

type Sheet = ResponseOf<'POST /registers/sheets'>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sendOnce(file: ChosenFile, source: string, key: string): Promise<Sheet> {
  const answer = await file.send(`/registers/sheets?source=${source}&file=${encodeURIComponent(file.name.slice(0, 80))}`, key).catch(() => {
    throw offlineError();
  });
  const body = parsed(answer.data);
  if (answer.status !== 201) throw errorFrom(answer.status, body);
  return body as Sheet;
}

/** Hands a table in; it is read in the background. Rejects with `ApiError`. */
export function handIn(file: ChosenFile, source: string): Promise<Sheet> {
  const key = randomId();
  return withRenewal(() => sendOnce(file, source, key));
}
