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

/** When a vote is to be looked at next; null where nothing falls due. */
function checkOf(doc: VoteDoc): Date | null {
  switch (doc.state) {
    case 'frozen':
      return doc.opensAt;
    case 'open':
      return isLong(doc) && !doc.told.soon ? lastDay(doc) : doc.closesAt;
    case 'closing':
      return isConfirmed(doc) ? doc.updatedAt : countsFrom(doc);
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
  unhurried: ['edit', 'agree', 'minutes', 'correct'],
  full: 'voteTimelineFull' satisfies VoteRuleCode,
  derive,
  eventOf,
});
