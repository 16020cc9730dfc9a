import { useRef, useState } from 'react';
import { api, ApiError, sentenceOf, useApi } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce } from '@/ui';
import type { CaseView } from './submit';

/** What the reporter may do on the page of the case. */
export type ReporterAction = 'join' | 'supplement' | 'withdraw' | 'evaluate' | 'reopen' | 'disputeTranscript' | 'markUnsolved' | 'unmerge' | 'takeBackPhotos' | 'edit' | 'answer' | 'urge' | 'tellSolved';

/**
 * A case and the reporter's actions on it. Each intent has one key, kept until it has succeeded, so that
 * pressing twice does it once; when somebody else acted first the page shows the new state and says so.
 */
export function useCase(id: string) {
  const query = useApi('GET /cases/:id', { params: { id } });
  const [newer, setNewer] = useState<CaseView | null>(null);
  const [busy, setBusy] = useState(false);
  const keys = useRef(new Map<string, string>());
  const view = newer && query.data && newer.revision >= query.data.revision ? newer : query.data;

  /** Runs one intent; true when it was done. `send` gets the key that belongs to it. */
  const act = async (intent: ReporterAction, send: (key: string) => Promise<CaseView>, said: string): Promise<boolean> => {
    if (busy) return false;
    const key = keys.current.get(intent) ?? randomId();
    keys.current.set(intent, key);
    setBusy(true);
    try {
      setNewer(await send(key));
      keys.current.delete(intent);
      announce(said);
      return true;
    } catch (error) {
      announce(sentenceOf(error), 'warn');
      if (error instanceof ApiError && error.status > 0 && error.status < 500) keys.current.delete(intent);
      if (error instanceof ApiError && (error.code === 'conflict' || error.code === 'wrong_state')) await query.reload();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { query, view, busy, act };
}
export type CaseHandle = ReturnType<typeof useCase>;

const at = (view: CaseView) => ({ params: { id: view.id } });

/** The calls, each with the revision its sender saw. */
export const caseCalls = {
  supplement: (view: CaseView, key: string, text: string, photoIds: string[], voiceIds: string[]) =>
    api('POST /cases/:id/supplement', { ...at(view), key, body: { revision: view.revision, text, photoIds, ...(voiceIds.length > 0 ? { voiceIds } : {}) } }),
  answer: (view: CaseView, key: string, text: string, photoIds: string[], voiceIds: string[]) =>
    api('POST /cases/:id/answer', { ...at(view), key, body: { revision: view.revision, text, photoIds, ...(voiceIds.length > 0 ? { voiceIds } : {}) } }),
  urge: (view: CaseView, key: string) => api('POST /cases/:id/urge', { ...at(view), key, body: { revision: view.revision } }),
  disputeTranscript: (view: CaseView, key: string, voiceId: string, text: string) =>
    api('POST /cases/:id/dispute-transcript', { ...at(view), key, body: { revision: view.revision, voiceId, text } }),
  join: (view: CaseView, key: string, text: string, photoIds: string[]) => api('POST /cases/:id/join', { ...at(view), key, body: { text, photoIds } }),
  tellSolved: (view: CaseView, key: string, solved: boolean) => api('POST /cases/:id/tell-solved', { ...at(view), key, body: { solved } }),
  withdraw: (view: CaseView, key: string) => api('POST /cases/:id/withdraw', { ...at(view), key, body: { revision: view.revision } }),
  markUnsolved: (view: CaseView, key: string) => api('POST /cases/:id/mark-unsolved', { ...at(view), key, body: { revision: view.revision } }),
  unmerge: (view: CaseView, key: string) => api('POST /cases/:id/unmerge', { ...at(view), key, body: { revision: view.revision, reason: '居民说要单独办' } }),
  takeBackPhotos: (view: CaseView, key: string, photoIds: string[]) => api('POST /cases/:id/take-back-photos', { ...at(view), key, body: { revision: view.revision, photoIds } }),
  edit: (view: CaseView, key: string, change: { text: string; placeText: string; showToNeighbours: boolean }) =>
    api('POST /cases/:id/edit', { ...at(view), key, body: { revision: view.revision, categoryId: view.category.id, answers: view.given ?? [], photoIds: view.photos.map(({ id }) => id), ...change } }),
  reopen: (view: CaseView, key: string) => api('POST /cases/:id/reopen', { ...at(view), key, body: { revision: view.revision } }),
  evaluate: (view: CaseView, key: string, word: { contacted: boolean; solved: boolean; satisfaction: 'satisfied' | 'basically' | 'unsatisfied'; text: string }) =>
    api('POST /cases/:id/evaluate', { ...at(view), key, body: { revision: view.revision, ...word } }),
};
