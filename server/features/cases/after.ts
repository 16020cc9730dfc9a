import { callbackFor, type AfterFacts } from '../../../shared/domain/cases/callbacks';
import type { CaseSight, CaseViewer } from '../../../shared/domain/cases/visibility';
import type { ResponseOf } from '../../../shared/contract';
import type { CaseDoc } from './document';

type View = ResponseOf<'GET /cases/:id'>;

/** What the rules of the end look at. */
export function afterFacts({ callback, review, unsolved, unitRating }: CaseDoc): AfterFacts {
  const triedAt = callback?.tries.at(-1)?.at;
  return { ...(callback ? { callback: callback.state } : {}), ...(triedAt ? { triedAt } : {}), ...(review ? { review: review.state } : {}), ...(unsolved ? { unsolved: true } : {}), ...(unitRating ? { unitRated: true } : {}) };
}

/** A case that ends without a word: whether its reporter is called. */
export function callbackFields(doc: CaseDoc, now: Date): Partial<CaseDoc> {
  const why = callbackFor({ id: doc._id, filedAt: doc.createdAt, grade: doc.grade, round: doc.round });
  return why === null ? {} : { callback: { state: 'due', why, since: now, tries: [] }, awaits: 'callback' };
}

/** A case that was redone and is still not to the resident's content: the street reviews it. */
export const reviewFields = (now: Date): Partial<CaseDoc> => ({ review: { state: 'asked', reason: null, at: now }, awaits: 'review' });

/** As the viewer may see it: the call for staff, the review for whoever reads reasons, the resident's word inside. */
export function presentAfter({ callback, review, unsolved, unitRating }: CaseDoc, { viewer, sight }: { viewer: CaseViewer; sight: CaseSight }): Pick<View, 'callback' | 'review' | 'unsolved' | 'unitRating'> {
  return {
    ...(callback && viewer === 'staff' ? { callback: { state: callback.state, why: callback.why, tries: callback.tries.length } } : {}),
    ...(review && sight.reasons === 'all' ? { review: { state: review.state, reason: review.reason, at: review.at.toISOString() } } : {}),
    ...(unitRating && viewer === 'staff' ? { unitRating: { points: unitRating.points, text: unitRating.text, at: unitRating.at.toISOString() } } : {}),
    ...(unsolved && sight.words === 'original' ? { unsolved: { text: unsolved.text, at: unsolved.at.toISOString() } } : {}),
  };
}
