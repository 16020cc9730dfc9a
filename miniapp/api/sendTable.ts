import type { ChosenFile } from '@/platform/file';
import { randomId } from '@/platform/randomId';
import { withRenewal } from './client';
import { errorFrom, offlineError } from './errors';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Hands a chosen file to a route that answers 201, once for one press. Rejects with `ApiError`. */
export function sendTable<T>(file: ChosenFile, path: string): Promise<T> {
  const key = randomId();
  return withRenewal(async () => {
    const answer = await file.send(path, key).catch(() => {
      throw offlineError();
    });
    const body = parsed(answer.data);
    if (answer.status !== 201) throw errorFrom(answer.status, body);
    return body as T;
  });
}
/** What a file is called, as a query carries it. */
export const fileName = ({ name }: ChosenFile): string => encodeURIComponent(name.slice(0, 80));
