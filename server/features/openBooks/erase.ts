import { rewrite } from '../../jobs/rewrite';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import type { BookQuestionDoc } from './document';
import { BookQuestions } from './model';

/** What somebody asked loses its words and whose it was waits for nobody; what was answered to everybody stays. Publications are words of offices. */
export const bookEraser: Eraser = {
  name: 'openBooks',
  collections: ['openBookQuestions'],
  async erase(deps, { personId }) {
    const asked = await BookQuestions(deps).find({ personId }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of asked) await rewrite<BookQuestionDoc>(BookQuestions(deps), _id, (doc) => (doc.contentHash === '' ? null : { set: { contentHash: '', text: GONE_WORDS, state: 'answered' as const, answeredAt: doc.answeredAt ?? deps.clock.now() }, unset: ['nextCheckAt'] }));
    return true;
  },
};
