import { WISH_TERMS } from '../../../config/catalogue/wishes';
import { unmatchedAt } from '../../../shared/domain/wishes/limits';
import { laneOf, WISH_OVER } from '../../../shared/domain/wishes/states';
import type { WishClaimRow, WishDoc } from './document';

/** What follows from state and moments, and is kept for lists. */
export type Derived = Pick<WishDoc, 'desk' | 'deskAt' | 'holders'> & { lane: WishDoc['lane'] | undefined; laneAt: Date | undefined; nextCheckAt: Date | undefined };

const earliest = (moments: readonly (Date | null | undefined)[]): Date | undefined => moments.flatMap((at) => at ?? []).sort((a, b) => a.getTime() - b.getTime())[0];

/** When a claim must be looked at again; null when nobody is to be told any more. */
function claimCheckAt({ state, remindAt, dueAt, told }: WishClaimRow): Date | null {
  if (state === 'confirmed') return null;
  return remindAt ?? (told ? null : dueAt);
}

/** Since when it has wanted hands without a break: published, or given up by the last who held it. */
export const waitsSince = ({ waitingSince, past }: WishDoc): Date | null => {
  const last = past[past.length - 1]?.endedAt ?? null;
  return waitingSince && last && last > waitingSince ? last : waitingSince;
};

function deskOf(doc: WishDoc): Pick<Derived, 'desk' | 'deskAt'> {
  if (WISH_OVER.includes(doc.state)) return { desk: 'over', deskAt: doc.updatedAt };
  if (doc.state === 'submitted') return { desk: 'check', deskAt: doc.checkDueAt };
  if (doc.state === 'asked') return { desk: 'asked', deskAt: doc.updatedAt };
  const proven = earliest(doc.claims.filter(({ state }) => state === 'proven').map(({ dueAt }) => dueAt));
  if (proven) return { desk: 'confirm', deskAt: proven };
  if (doc.state === 'claimed') return { desk: 'going', deskAt: earliest(doc.claims.map(({ dueAt }) => dueAt)) ?? doc.updatedAt };
  return { desk: doc.unmatched ? 'unmatched' : 'open', deskAt: doc.waitingSince ?? doc.updatedAt };
}

/** The moment by which it is sorted in its lane: since when it waits; when it was last claimed; when it was realised. */
function laneAtOf(doc: WishDoc): Date | undefined {
  if (doc.state === 'open') return doc.waitingSince ?? doc.createdAt;
  if (doc.state === 'claimed') return doc.claims[doc.claims.length - 1]?.at ?? doc.updatedAt;
  return doc.state === 'realised' ? (doc.realisedAt ?? doc.updatedAt) : undefined;
}

export function derive(doc: WishDoc): Derived {
  const waits = waitsSince(doc);
  const over = WISH_OVER.includes(doc.state);
  const checks = over
    ? []
    : [
        doc.state === 'submitted' && !doc.checkLate ? doc.checkDueAt : null,
        doc.state === 'open' && !doc.unmatched && waits ? unmatchedAt(waits, WISH_TERMS) : null,
        ...doc.claims.map(claimCheckAt),
      ];
  return {
    ...deskOf(doc),
    lane: laneOf(doc.state) ?? undefined,
    laneAt: laneAtOf(doc),
    // Of a wish that is over nobody holds anything any more, also what was shown and never confirmed.
    holders: over ? [] : [...new Set(doc.claims.filter(({ state }) => state !== 'confirmed').map(({ unitId, personId }) => unitId ?? personId))],
    nextCheckAt: earliest(checks),
  };
}
