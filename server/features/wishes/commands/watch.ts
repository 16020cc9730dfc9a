import { DomainError } from '../../../../shared/domain/kernel/errors';
import { unmatchedAt } from '../../../../shared/domain/wishes/limits';
import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import type { Deps } from '../../../platform/deps';
import { waitsSince } from '../derive';
import type { WishClaimRow, WishDoc } from '../document';
import { forgetCounts } from '../queries';
import { applyStep, SYSTEM, type Change } from '../step';
import { holderOf, released, withClaim } from './onClaim';

const about = (row: WishClaimRow): { claim: string; claimant: string } => ({ claim: row.id, claimant: holderOf(row) });

/** The first thing of a wish that has fallen due, and what is done about it; null when nothing has. */
function due(doc: WishDoc, now: Date): { readonly action: 'remind' | 'release'; readonly change: Change } | null {
  const remind = (change: Change) => ({ action: 'remind' as const, change: { quiet: true, ...change } });
  if (doc.state === 'submitted' && !doc.checkLate && doc.checkDueAt <= now) return remind({ set: { checkLate: true }, step: 'checkLate' });
  for (const row of doc.claims) {
    if (row.remindAt && row.remindAt <= now) return remind({ set: { claims: withClaim(doc, row, { remindAt: null }) }, step: 'matchSoon', tell: { ...about(row), arranged: row.state === 'arranged' } });
    if (row.dueAt > now || row.state === 'confirmed') continue;
    // Nothing arranged within the limit: it goes back, without blame; what is on its way is the station's to look after.
    if (row.state === 'active' && row.sentAt === null) return { action: 'release', change: { code: 'lapsed', set: released(doc, [row], 'lapsed', now), tell: { ...about(row), by: 'system' } } };
    if (!row.told) return remind({ set: { claims: withClaim(doc, row, { told: true }) }, step: row.state === 'proven' ? 'confirmLate' : 'stuck', tell: about(row) });
  }
  const waits = waitsSince(doc);
  if (doc.state === 'open' && !doc.unmatched && waits && unmatchedAt(waits, WISH_TERMS) <= now) return remind({ set: { unmatched: { at: now, reason: null }, again: true }, step: 'unmatchedNow' });
  return null;
}

/** Sees to what has fallen due in a wish, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: WishDoc): Promise<void> {
  const found = due(doc, deps.clock.now());
  if (!found) return;
  try {
    await applyStep(deps, doc, SYSTEM, found.action, { revision: doc.revision, key: `watch-${doc.revision}` }, () => found.change);
    if (found.action === 'release') forgetCounts(deps, doc.scope.community);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
