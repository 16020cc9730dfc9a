import { api, type ResponseOf } from '@/api';
import { arrivedIds } from '@/ui/uploads';
import type { Draft } from './draft';

export type CaseView = ResponseOf<'GET /cases/:id'>;

/**
 * Hands the draft in. Its key makes one case of it however often it is sent. Rejects with `ApiError`;
 * the draft stays where it is until this has succeeded.
 */
export function submitDraft(draft: Draft): Promise<CaseView> {
  const { place, categoryId } = draft;
  if (!place || !categoryId) throw new Error('a draft is checked by missingIn before it is handed in');
  return api('POST /cases', {
    key: draft.key,
    body: {
      categoryId,
      text: draft.text.trim(),
      answers: Object.entries(draft.answers).map(([questionId, value]) => ({ questionId, value })),
      photoIds: arrivedIds(draft.photos),
      ...(draft.voices.length > 0 ? { voiceIds: arrivedIds(draft.voices) } : {}),
      place,
      showToNeighbours: draft.showToNeighbours,
    },
  });
}
