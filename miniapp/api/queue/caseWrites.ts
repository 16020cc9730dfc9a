import { api } from '../client';
import { type ResponseOf } from '../types';
import { onlyTheProgram } from './acted';
import { type WaitingWrite } from './types';

type CaseView = ResponseOf<'GET /cases/:id'>;
type AnyCall = { params: Readonly<Record<string, string>>; body: Readonly<Record<string, unknown>>; key: string };

/** Any route that may wait, without the types of one of them: what is kept was built by the types of its own route. */
const anyRoute = api as unknown as (route: WaitingWrite['route'], call: AnyCall) => Promise<unknown>;

/** Sends a write as it was kept; answers the revision that its matter has come to, if it has one. */
export async function sendWaiting(write: WaitingWrite): Promise<number | null> {
  const { route, params, key, revision, photos } = write;
  const photoIds = photos.flatMap(({ fileId }) => fileId ?? []);
  const body = { ...write.body, ...(revision === null ? {} : { revision }), ...(photoIds.length > 0 ? { photoIds } : {}) };
  await anyRoute(route, { params, body, key });
  // Repeated under its key it is answered with the present state, which others may have moved: it raised it by one.
  return revision === null ? null : revision + 1;
}

/** The case that a write is about, as it is now. */
export const caseOf = (write: WaitingWrite): Promise<CaseView> => api('GET /cases/:id', { params: { id: write.params['id'] ?? '' } });

/** Whether the step can be taken in a case as it is now. */
export const mayStill = (write: WaitingWrite, view: CaseView): boolean => (view.actions as readonly string[]).includes(write.step ?? '');

/** The revision at which a step may be taken after all, because nobody has acted since it was written; else null. */
export async function stillFits(write: WaitingWrite): Promise<number | null> {
  if (write.step === null || write.revision === null) return null;
  const view = await caseOf(write);
  return mayStill(write, view) && onlyTheProgram(view, write.revision) ? view.revision : null;
}
