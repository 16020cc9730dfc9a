import { withRenewal } from '@/api/client';
import { errorFrom, offlineError } from '@/api/errors';
import type { ResponseOf } from '@/api';
import { randomId } from '@/platform/randomId';
import type { ImportKind } from '@shared/domain/administration/imports';
import type { ChosenFile } from '@/platform/file';

/** The system in which the file's coordinates are. */
export type System = 'wgs84' | 'gcj02';
type Preview = ResponseOf<'POST /administration/imports'>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sendOnce(file: ChosenFile, kind: ImportKind, system: System, key: string): Promise<Preview> {
  const answer = await file.send(`/administration/imports?kind=${kind}&system=${system}`, key).catch(() => {
    throw offlineError();
  });
  const body = parsed(answer.data);
  if (answer.status !== 201) throw errorFrom(answer.status, body);
  return body as Preview;
}

/** Sends a file to be read; nothing is in force yet. Rejects with `ApiError`. */
export function handIn(file: ChosenFile, kind: ImportKind, system: System): Promise<Preview> {
  const key = randomId();
  return withRenewal(() => sendOnce(file, kind, system, key));
}
