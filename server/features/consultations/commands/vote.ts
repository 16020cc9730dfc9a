import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { HandsResult } from '../../../../shared/domain/consultations/decision';
import type { Deps } from '../../../platform/deps';
import { consultationsById } from '../queries';
import { applyStep, goingStep, SYSTEM } from '../step';

/** What a vote found, clause by clause or option by option. */
export interface Voted {
  readonly voteId: string;
  readonly title: string;
  readonly results: readonly HandsResult[];
}

/**
 * Notes what a vote found of what the notice put to it; several votes, one on the clauses and one among the options, make one decision.
 * Once for each vote; a consultation that has gone another way stays where it is.
 */
export async function recordVote(deps: Deps, id: string, { voteId, title, results }: Voted): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    const doc = (await consultationsById(deps, [id])).get(id);
    if (!doc || goingStep(doc)?.step.kind !== 'decision' || doc.decision?.way === 'hands') return;
    const before = doc.decision?.results ?? [];
    const put = [...doc.clauses, ...doc.options].map((one) => one.id);
    const fresh = results.filter((one) => put.includes(one.id) && !before.some((known) => known.id === one.id));
    if (fresh.length === 0) return;
    const all = [...before, ...fresh];
    try {
      await applyStep(deps, doc, SYSTEM, 'voted', { revision: doc.revision, key: `vote-${voteId}` }, ({ now }) => ({
        code: fresh.some(({ passed }) => passed) ? 'passed' : 'rejected', text: title,
        set: { counted: null, decision: { way: 'vote', at: now, text: doc.decision ? `${doc.decision.text}；${title}` : title, heldOn: null, members: null, present: null, meetingId: null, voteId, results: all, byIds: [] } },
      }));
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 1) throw error;
    }
  }
}
