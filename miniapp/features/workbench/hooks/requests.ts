import { api } from '@/api/client';
import { ApiError, sentenceOf } from '@/api/errors';
import { filedSpan } from '../model/time';
import { fieldErrors, type Trouble } from '../model/trouble';
import type { CaseView, Inbox, Sent, StaffAction } from '../model/types';
import type { InboxQuery } from './useInbox';

/** One page of the list. The days of filing go along for closed cases only. */
export function loadInbox({ view, search, from, to, place }: InboxQuery, cursor: string | null, limit: number): Promise<Inbox> {
  const days = view === 'closed' ? filedSpan(from, to, new Date()) : undefined;
  return api('GET /workbench/cases', { query: { view, search: search || undefined, place: place?.id, cursor: cursor ?? undefined, limit, ...days } });
}

/** One case as it is now. */
export const loadCase = (id: string): Promise<CaseView> => api('GET /cases/:id', { params: { id } });

type Sender<A extends StaffAction> = (params: { id: string }, body: Sent<A>, key: string) => Promise<CaseView>;

const SENDERS: { readonly [A in StaffAction]: Sender<A> } = {
  accept: (params, body, key) => api('POST /cases/:id/accept', { params, body, key }),
  acceptAndDispatch: (params, body, key) => api('POST /cases/:id/accept-and-dispatch', { params, body, key }),
  takeOn: (params, body, key) => api('POST /cases/:id/take-on', { params, body, key }),
  dispatch: (params, body, key) => api('POST /cases/:id/dispatch', { params, body, key }),
  regrade: (params, body, key) => api('POST /cases/:id/regrade', { params, body, key }),
  merge: (params, body, key) => api('POST /cases/:id/merge', { params, body, key }),
  unmerge: (params, body, key) => api('POST /cases/:id/unmerge', { params, body, key }),
  decline: (params, body, key) => api('POST /cases/:id/decline', { params, body, key }),
  correct: (params, body, key) => api('POST /cases/:id/correct', { params, body, key }),
  inspect: (params, body, key) => api('POST /cases/:id/inspect', { params, body, key }),
  acknowledge: (params, body, key) => api('POST /cases/:id/acknowledge', { params, body, key }),
  handle: (params, body, key) => api('POST /cases/:id/handle', { params, body, key }),
  verify: (params, body, key) => api('POST /cases/:id/verify', { params, body, key }),
  reject: (params, body, key) => api('POST /cases/:id/reject', { params, body, key }),
  return: (params, body, key) => api('POST /cases/:id/return', { params, body, key }),
  designate: (params, body, key) => api('POST /cases/:id/designate', { params, body, key }),
  release: (params, body, key) => api('POST /cases/:id/release', { params, body, key }),
  recordWord: (params, body, key) => api('POST /cases/:id/record-word', { params, body, key }),
  note: (params, body, key) => api('POST /cases/:id/note', { params, body, key }),
  // The answer is the thread; the desk shows the case it came from.
  split: async ({ id }, body, key) => {
    await api('POST /threads/:kind/:id/conversions', { params: { kind: 'case', id }, body, key });
    return loadCase(id);
  },
  unsplit: (params, body, key) => api('POST /cases/:id/unsplit', { params, body, key }),
  callReached: (params, body, key) => api('POST /cases/:id/call-reached', { params, body, key }),
  callMissed: (params, body, key) => api('POST /cases/:id/call-missed', { params, body, key }),
  confirmUnsolved: (params, body, key) => api('POST /cases/:id/confirm-unsolved', { params, body, key }),
  closeExplained: (params, body, key) => api('POST /cases/:id/close-explained', { params, body, key }),
  orderRedo: (params, body, key) => api('POST /cases/:id/order-redo', { params, body, key }),
  rateUnit: (params, body, key) => api('POST /cases/:id/rate-unit', { params, body, key }),
  addSupport: (params, body, key) => api('POST /cases/:id/add-support', { params, body, key }),
  acknowledgeSupport: (params, body, key) => api('POST /cases/:id/acknowledge-support', { params, body, key }),
  supportProgress: (params, body, key) => api('POST /cases/:id/support-progress', { params, body, key }),
  supportDone: (params, body, key) => api('POST /cases/:id/support-done', { params, body, key }),
  returnSupport: (params, body, key) => api('POST /cases/:id/return-support', { params, body, key }),
  dropSupport: (params, body, key) => api('POST /cases/:id/drop-support', { params, body, key }),
  transcribe: (params, body, key) => api('POST /cases/:id/transcribe', { params, body, key }),
  ask: (params, body, key) => api('POST /cases/:id/ask', { params, body, key }),
  runOn: (params, body, key) => api('POST /cases/:id/run-on', { params, body, key }),
  supervise: (params, body, key) => api('POST /cases/:id/supervise', { params, body, key }),
  respond: (params, body, key) => api('POST /cases/:id/respond', { params, body, key }),
  escalate: (params, body, key) => api('POST /cases/:id/escalate', { params, body, key }),
  askExtension: (params, body, key) => api('POST /cases/:id/ask-extension', { params, body, key }),
  grantExtension: (params, body, key) => api('POST /cases/:id/grant-extension', { params, body, key }),
  refuseExtension: (params, body, key) => api('POST /cases/:id/refuse-extension', { params, body, key }),
  askDeferral: (params, body, key) => api('POST /cases/:id/ask-deferral', { params, body, key }),
  grantDeferral: (params, body, key) => api('POST /cases/:id/grant-deferral', { params, body, key }),
  refuseDeferral: (params, body, key) => api('POST /cases/:id/refuse-deferral', { params, body, key }),
  reassign: (params, body, key) => api('POST /cases/:id/reassign', { params, body, key }),
};

/** Does something to a case; resolves to the case as it is afterwards. */
export function act<A extends StaffAction>(id: string, action: A, body: Sent<A>, key: string): Promise<CaseView> {
  const send: Sender<A> = SENDERS[action];
  return send({ id }, body, key);
}

function kindOf(error: unknown): Trouble['kind'] {
  if (!(error instanceof ApiError)) return 'failed';
  if (error.code === 'offline') return 'offline';
  if (error.code === 'conflict' || error.code === 'wrong_state') return 'moved';
  if (error.fields.length > 0) return 'fields';
  if (error.code === 'not_found') return 'gone';
  return error.status >= 500 || error.code === 'unreadable' ? 'failed' : 'refused';
}

/** What a failed call means for the page. Where no field of a form is meant, the first field's own sentence says most. */
export function troubleOf(error: unknown): Trouble {
  const known = error instanceof ApiError ? error : null;
  return {
    kind: kindOf(error),
    message: known?.fields[0]?.message || sentenceOf(error),
    fields: fieldErrors(known?.fields ?? []),
    requestId: known?.requestId ?? null,
  };
}
