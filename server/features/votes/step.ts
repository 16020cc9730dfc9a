import { BELOW_MINIMUM } from '../../../shared/domain/ballotBoard/count';
import { DAY_MS, MINUTE_MS } from '../../../shared/domain/kernel/days';
import { VOTE_LIMITS, type VoteRuleCode } from '../../../shared/domain/votes/drafts';
import { VOTE_TRANSITIONS, voteLane, type VoteAction, type VoteLane, type VotePart } from '../../../shared/domain/votes/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { VoteDoc } from './document';
import { eventOf, type VoteStep } from './events';
import { Votes } from './model';

export { stampOf, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<VotePart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: VoteRuleCode) => never = refuseBy;

/** Votes that end within two days have no last day of their own. */
const LONG_MS = 2 * DAY_MS;
/** What is counted without the scrutineers is, well before it must be public. */
const MARGIN_MS = 60 * MINUTE_MS;
/** From when it is counted though a scrutineer has not confirmed. */
export const countsFrom = ({ closesAt }: Pick<VoteDoc, 'closesAt'>): Date => new Date(closesAt.getTime() + VOTE_LIMITS.publishWithin - MARGIN_MS);
export const lastDay = ({ closesAt }: Pick<VoteDoc, 'closesAt'>): Date => new Date(closesAt.getTime() - DAY_MS);
export const isLong = ({ opensAt, closesAt }: Pick<VoteDoc, 'opensAt' | 'closesAt'>): boolean => opensAt !== null && closesAt.getTime() - opensAt.getTime() >= LONG_MS;
export const isConfirmed = ({ scrutineers }: Pick<VoteDoc, 'scrutineers'>): boolean => scrutineers.every(({ confirmedAt }) => confirmedAt !== null);

/** From when the keys of a secret vote are destroyed: at once where nothing will be opened or both verified what was, else three days after it was published. Null: it has none. */
export function destroysFrom({ voteKeys, state, publishedAt, updatedAt, scrutineers, result }: VoteDoc): Date | null {
  if (voteKeys !== 'kept') return null;
  if (state === 'cancelled' || publishedAt === null || result?.outcome.result === BELOW_MINIMUM || scrutineers.every(({ checkedAt }) => checkedAt)) return updatedAt;
  return new Date(publishedAt.getTime() + VOTE_LIMITS.checkWithin);
}

/** When a vote is to be looked at next; null where nothing falls due. */
function checkOf(doc: VoteDoc): Date | null {
  switch (doc.state) {
    case 'frozen':
      return doc.opensAt;
    case 'open':
      return isLong(doc) && !doc.told.soon ? lastDay(doc) : doc.closesAt;
    case 'closing':
      return isConfirmed(doc) ? doc.updatedAt : countsFrom(doc);
    case 'published':
    case 'cancelled':
      return destroysFrom(doc);
    default:
      return null;
  }
}
export const derive = (doc: VoteDoc): { lane: VoteLane | undefined; nextCheckAt: Date | undefined } => ({ lane: voteLane(doc.state) ?? undefined, nextCheckAt: checkOf(doc) ?? undefined });

/** Steps of a vote, each one guarded write with its event. */
export const applyStep = guardedSteps<VoteDoc, VoteAction, VoteStep>({
  model: Votes,
  transitions: VOTE_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: ['edit', 'agree', 'minutes', 'correct', 'prepare', 'sample'],
  full: 'voteTimelineFull' satisfies VoteRuleCode,
  derive,
  eventOf,
});
