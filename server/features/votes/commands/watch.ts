import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { VoteDoc } from '../document';
import { applyStep, isLong, lastDay, SYSTEM } from '../step';
import { closeVote } from './confirm';
import { destroyKeys } from './check';
import { publishVote } from './publish';

/** Sees to what has fallen due in a vote, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: VoteDoc): Promise<void> {
  const now = deps.clock.now();
  const ask = (name: string) => ({ revision: doc.revision, key: `${name}-${doc._id}` });
  try {
    if (doc.state === 'frozen') await applyStep(deps, doc, SYSTEM, 'start', ask('start'), () => ({}));
    else if (doc.state === 'open' && doc.closesAt <= now) await closeVote(deps, doc);
    else if (doc.state === 'open' && isLong(doc) && !doc.told.soon && lastDay(doc) <= now) await applyStep(deps, doc, SYSTEM, 'remind', ask('remind'), () => ({ quiet: true, set: { told: { soon: true } } }));
    else if (doc.state === 'closing') await publishVote(deps, doc);
    else if (doc.voteKeys === 'kept') await destroyKeys(deps, doc);
  } catch (error) {
    // Somebody else was first.
    if (!(error instanceof DomainError) || (error.code !== 'conflict' && error.code !== 'wrong_state')) throw error;
  }
}
