import { DomainError } from '../../../../shared/domain/kernel/errors';
import { fateOf } from '../../../../shared/domain/wishes/rules';
import { WISH_OVER } from '../../../../shared/domain/wishes/states';
import type { Deps } from '../../../platform/deps';
import type { WishClaimRow, WishDoc } from '../document';
import { claimFacts } from '../facts';
import { forgetCounts, loadWish, wishesFor, wishesHeldBy } from '../queries';
import { applyStep, SYSTEM, type Change } from '../step';
import { ended } from './check';
import { holderOf, released, withClaim } from './onClaim';

/** How often others may change a wish in between before the work is done again by the outbox. */
const TRIES = 5;
type Step = { readonly action: 'release' | 'remind' | 'passOn' | 'end'; readonly key: string; readonly change: Change };

/** Takes one step after another in a wish, each looked for anew after somebody else was first, until nothing is left to do. */
async function carryOut(deps: Deps, id: string, next: (doc: WishDoc, now: Date) => Step | null): Promise<void> {
  for (let lost = 0; lost < TRIES; ) {
    const doc = await loadWish(deps, id);
    const step = next(doc, deps.clock.now());
    if (!step) return;
    try {
      const after = await applyStep(deps, doc, SYSTEM, step.action, { revision: doc.revision, key: step.key }, () => step.change);
      // Its stamp stands there already.
      if (after.revision === doc.revision) return;
      forgetCounts(deps, doc.scope.community);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict') throw error;
      lost += 1;
    }
  }
  throw new DomainError('unavailable');
}

const about = (row: WishClaimRow): { claim: string; claimant: string } => ({ claim: row.id, claimant: holderOf(row) });
/** Claims of somebody that still have to be done. */
const runningOf = (doc: WishDoc, holder: string): WishClaimRow[] => doc.claims.filter((row) => holderOf(row) === holder && fateOf(claimFacts(row)) !== 'stands');

/** The next thing to be done about what somebody holds who cannot go on; null when nothing is. */
function parting(doc: WishDoc, holder: string, now: Date): Step | null {
  const rows = runningOf(doc, holder);
  const back = rows.filter((row) => fateOf(claimFacts(row)) === 'back');
  const [row] = back.length > 0 ? back : rows;
  if (!row) return null;
  if (back.length > 0) return { action: 'release', key: `left-${row.id}`, change: { code: 'left', set: released(doc, [row], 'left', now), tell: { ...about(row), by: 'left' } } };
  // What is on its way the station looks after; it is told once.
  return { action: 'remind', key: `left-${row.id}`, change: { quiet: true, set: { claims: withClaim(doc, row, { told: true, remindAt: null }) }, step: 'adrift', tell: about(row) } };
}

/**
 * A person or a unit cannot go on with what they claimed: banned, erased, no longer to be let into homes, gone. What was
 * neither sent nor shown goes back into the feed where it stood, what is on its way is the station's to look after, what was
 * shown stands; the other side reads that things changed, never why. Run again it comes to the same. `unavailable` when
 * others were first every time. Returns in how many wishes something was held.
 * @param visits only claims of visits
 */
export async function leaveClaims(deps: Deps, holder: string, { visits = false }: { readonly visits?: boolean } = {}): Promise<number> {
  const docs = (await wishesHeldBy(deps, holder)).filter((doc) => (!visits || doc.visit) && runningOf(doc, holder).length > 0);
  for (const { _id } of docs) await carryOut(deps, _id, (doc, now) => parting(doc, holder, now));
  return docs.length;
}

/**
 * A unit was closed: what it claimed and has not shown confirmed goes on with its successor, arranged as it was; without one
 * as of `leaveClaims`. Returns in how many wishes something was met; 0 once all is done.
 */
export async function handClaims(deps: Deps, unitId: string, successorId: string | null): Promise<number> {
  if (successorId === null) return leaveClaims(deps, unitId);
  const docs = await wishesHeldBy(deps, unitId);
  for (const { _id } of docs) {
    await carryOut(deps, _id, (doc) => {
      const mine = doc.claims.filter((row) => row.unitId === unitId && row.state !== 'confirmed');
      if (mine.length === 0) return null;
      const claims = doc.claims.map((row) => (mine.includes(row) ? { ...row, unitId: successorId } : row));
      return { action: 'passOn', key: `passOn-${unitId}-${doc.revision}`, change: { unitId: successorId, set: { claims, hands: [...new Set([...doc.hands, successorId])] }, tell: { claimant: successorId } } };
    });
  }
  return docs.length;
}

/** A wish that nobody has any more ends by itself, whatever its state; one that is over stays as it is. */
export const endFor = (deps: Deps, id: string, reason: 'gone' | 'noNeed'): Promise<void> =>
  carryOut(deps, id, (doc, now) => (WISH_OVER.includes(doc.state) ? null : { action: 'end', key: `${reason}-${doc._id}`, change: ended(doc, reason, now) }));

/**
 * The recipient of a wish has died: whatever else was wished for them ends too, and what they had claimed goes to others.
 * Nobody writes to them, and who claimed it reads that things changed.
 */
export async function restFor(deps: Deps, personId: string): Promise<void> {
  for (const { _id } of await wishesFor(deps, [personId])) await endFor(deps, _id, 'gone');
  await leaveClaims(deps, personId);
}

/**
 * Somebody moved out of a community. The door of what is wished for them there is no longer theirs: whoever claimed it reads
 * it no more and is asked to wait, the station asks. Whoever moved and holds claims there is asked whether they still come.
 * @param stamp of the move, so that it is told once
 */
export async function noteMove(deps: Deps, personId: string, communityId: string, stamp: string): Promise<void> {
  for (const { _id, scope } of await wishesFor(deps, [personId])) {
    if (scope.community !== communityId) continue;
    await carryOut(deps, _id, (doc) => {
      if (WISH_OVER.includes(doc.state)) return null;
      const change = { quiet: true, set: { addressOpen: false }, step: 'recipientMoved' as const };
      return { action: 'remind', key: `moved-${stamp}`, change };
    });
  }
  for (const { _id, scope } of await wishesHeldBy(deps, personId)) {
    if (scope.community !== communityId) continue;
    await carryOut(deps, _id, (doc) => {
      const [row] = runningOf(doc, personId);
      return row ? { action: 'remind', key: `moving-${stamp}`, change: { quiet: true, step: 'claimantMoved', tell: about(row) } } : null;
    });
  }
}
