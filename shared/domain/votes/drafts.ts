import { SHARE_OF, type BodyProcedure } from '../bodies/procedure';
import { DAY_MS, MINUTE_MS } from '../kernel/days';
import type { Option } from './approvals';
import type { Share } from './fractions';
import { YESNO_PRESETS, type ApprovalRule, type BudgetRule, type IrvRule, type VoteMethod, type YesNoPreset, type YesNoRule } from './rules';

/** For whom a line of the roll votes. */
export const VOTE_UNITS = ['person', 'household', 'owner'] as const;
export type VoteUnit = (typeof VOTE_UNITS)[number];
/** By which rule is counted: the body's own in force, or one that a law or common practice gives. */
export const VOTE_PRESETS = ['body', 'council', 'twoThirds', 'simple', 'ownersCommittee', 'owners', 'ownersSpecial'] as const satisfies readonly ('body' | YesNoPreset)[];
export type VotePreset = (typeof VOTE_PRESETS)[number];
/** Whether what somebody chose stands beside their line (`named`), or nobody can tell whose a ballot is (`secret`). */
export const VOTE_BALLOTS = ['named', 'secret'] as const;
export type VoteBallot = (typeof VOTE_BALLOTS)[number];
/** Of how many an option must have the approval to be chosen at all. */
export const VOTE_LEAST = ['any', 'half'] as const;
export type VoteLeast = (typeof VOTE_LEAST)[number];

/**
 * Limits. Text in UTF-16 units. A vote lasts ten minutes (a meeting) to sixty days; one of owners at least five (rules of
 * owners' assemblies in 杭州, 北京, 滨州). The result is published within three days of the close (same source), and may be
 * objected to for seven days after that. A secret vote is not opened below its minimum of ballots (3 by the format, 10 usually); its keys are destroyed
 * when both scrutineers verified the board, or three days after it was published. `lot` and `seed` are what was drawn in public.
 */
export const VOTE_LIMITS = {
  title: 60, text: 2_000, label: 60, option: 20, least: 2, ahead: 90 * DAY_MS, shortest: 10 * MINUTE_MS, ownersShortest: 5 * DAY_MS, longest: 60 * DAY_MS, publishWithin: 3 * DAY_MS, objectFor: 7 * DAY_MS,
  checkWithin: 3 * DAY_MS, reason: 200, minutes: 2_000, objection: 500, answer: 500, corrections: 100, roll: 20_000, cost: 1_000_000_000, area: 100_000_000,
  minBallots: 3, minUsual: 10, minMost: 1_000, lot: 100, seed: 100, samples: 5, sample: 100, boxes: 20, box: 20,
} as const;

/** What a vote asks and by which rule, while it is written. */
export interface VoteDraft {
  readonly ballot: VoteBallot;
  /** Of a secret vote: below so many ballots nothing is opened. */
  readonly minBallots: number;
  readonly publish: 'open' | 'committed';
  readonly method: VoteMethod;
  readonly preset: VotePreset;
  readonly unit: VoteUnit;
  readonly options: readonly (Option & { readonly label: string })[];
  /** Of a choice among several: how many one may tick, how many are chosen, the sum that is spent. */
  readonly k: number;
  readonly seats: number;
  readonly amount: number;
  readonly least: VoteLeast;
  /** Null: as soon as it is frozen. */
  readonly opens: Date | null;
  readonly closes: Date;
}
/** When a vote is to be, counted from its freeze by the server's clock: so many whole minutes after it, and for so many. */
export interface VoteTimes {
  readonly opensIn: number;
  readonly lasts: number;
}
/** The moments that follow from it. `opens` null: as soon as it is frozen. */
export function momentsOf({ opensIn, lasts }: VoteTimes, from: Date): { readonly opens: Date | null; readonly closes: Date } {
  const opens = opensIn === 0 ? null : new Date(from.getTime() + opensIn * MINUTE_MS);
  return { opens, closes: new Date((opens ?? from).getTime() + lasts * MINUTE_MS) };
}
export type VoteRule = YesNoRule | ApprovalRule | BudgetRule | IrvRule;

const LEAST: Readonly<Record<VoteLeast, Share>> = { any: [0, 1, 'ge'], half: [1, 2, 'ge'] };
const PERSONS = ['persons'] as const;

/** The rule of a yes-or-no vote that the rules of procedure of a body give. */
const ownRule = ({ quorum, majority, of }: Pick<BodyProcedure, 'quorum' | 'majority' | 'of'>): YesNoRule => ({ quorum: SHARE_OF[quorum], pass: SHARE_OF[majority], bases: PERSONS, of: of === 'present' ? 'participants' : 'roll' });

/** The rule as the manifest has it: whole, so that it is counted without the version it came from. */
export function ruleOfDraft({ method, preset, k, seats, amount, least }: Pick<VoteDraft, 'method' | 'preset' | 'k' | 'seats' | 'amount' | 'least'>, procedure: Pick<BodyProcedure, 'quorum' | 'majority' | 'of'>): VoteRule {
  const { quorum, pass, bases, of } = preset === 'body' ? ownRule(procedure) : YESNO_PRESETS[preset];
  switch (method) {
    case 'yesno':
      return { quorum, pass, bases: [...bases], of };
    case 'approval':
      return { quorum, bases: PERSONS, k, seats, min: LEAST[least] };
    case 'budget':
      return { quorum, bases: PERSONS, k, amount, min: LEAST[least] };
    case 'irv':
      return { quorum, bases: PERSONS };
  }
}

/** Why something about a vote is refused; `data.rule` of `rule_refused`, words in copy. */
export type VoteRuleCode =
  | 'voteBasis' | 'voteNotReady' | 'voteClauses' | 'voteOptions' | 'voteOptionNew' | 'voteSeats' | 'voteCost' | 'voteOwners' | 'voteOpensPast' | 'voteOpensFar' | 'voteTooShort' | 'voteTooLong' | 'voteScrutineers' | 'voteScrutineerWho' | 'voteBinding' | 'votePollOnly'
  | 'voteAgree' | 'voteRulesNewer' | 'voteRollNone' | 'voteRollMany' | 'voteRollArea' | 'voteRollUnit' | 'voteNotYet' | 'voteOver' | 'voteChoice' | 'voteLineWhich' | 'voteVoided' | 'votePaper' | 'voteProxyDays'
  | 'votePaperOff' | 'votePaperVoted' | 'votePaperNone' | 'votePaperTwo' | 'votePaperUnequal' | 'votePaperMissing' | 'voteLineKnown' | 'voteLineNone' | 'voteCorrectionsFull' | 'voteObjectOver' | 'voteObjectTwice' | 'voteElsewhere' | 'voteAnswered' | 'voteTimelineFull'
  | 'voteSecretWeights' | 'voteSecretOpen' | 'voteSecretFew' | 'votePrepare' | 'voteRollChanged' | 'voteLot' | 'voteTokenOther' | 'voteBlinded' | 'voteSecretNot' | 'voteNamedNot' | 'votePaperGone' | 'votePaperBox' | 'votePaperMarks' | 'votePaperUncounted' | 'votePaperCounted' | 'voteSamplesFull' | 'voteSampleNone' | 'voteKeysGone';

const OWNERS: readonly VotePreset[] = ['owners', 'ownersSpecial'];
const counts = (value: number, least: number, most: number): boolean => Number.isSafeInteger(value) && value >= least && value <= most;

function ruleAgainstOptions({ method, options, k, seats, amount }: VoteDraft): VoteRuleCode | null {
  if (method === 'yesno') return options.length === 0 ? null : 'voteOptions';
  if (options.length < VOTE_LIMITS.least || options.length > VOTE_LIMITS.option || new Set(options.map(({ id }) => id)).size !== options.length || new Set(options.map(({ label }) => label)).size !== options.length) return 'voteOptions';
  if (method === 'irv') return null;
  if (!counts(k, 1, options.length) || (method === 'approval' && !counts(seats, 1, options.length))) return 'voteSeats';
  return method === 'budget' && (!counts(amount, 1, VOTE_LIMITS.cost) || options.some(({ cost }) => cost === undefined || !counts(cost, 1, VOTE_LIMITS.cost))) ? 'voteCost' : null;
}

/** Why its times are none; `from`: the moment at which it opens. */
function ruleAgainstTimes({ opens, closes, preset }: VoteDraft, now: Date): VoteRuleCode | null {
  const from = (opens ?? now).getTime();
  if (opens !== null && from < now.getTime()) return 'voteOpensPast';
  if (from > now.getTime() + VOTE_LIMITS.ahead) return 'voteOpensFar';
  const lasts = closes.getTime() - from;
  if (lasts < (OWNERS.includes(preset) ? VOTE_LIMITS.ownersShortest : VOTE_LIMITS.shortest)) return 'voteTooShort';
  return lasts > VOTE_LIMITS.longest ? 'voteTooLong' : null;
}

/** What goes with ballots that nobody can tell apart: equal weights alone, and a board on which every ballot stands. */
function ruleAgainstSecret({ ballot, unit, preset, publish }: VoteDraft): VoteRuleCode | null {
  if (ballot === 'named') return null;
  if (unit === 'owner' || OWNERS.includes(preset)) return 'voteSecretWeights';
  return publish === 'open' ? null : 'voteSecretOpen';
}

/** Why a vote may not be asked so; null when it may. Area is counted of owners alone, and by yes or no. */
export function ruleAgainstVote(draft: VoteDraft, now: Date): VoteRuleCode | null {
  const secret = ruleAgainstSecret(draft);
  if (secret) return secret;
  if (OWNERS.includes(draft.preset) && (draft.unit !== 'owner' || draft.method !== 'yesno')) return 'voteOwners';
  return ruleAgainstOptions(draft) ?? ruleAgainstTimes(draft, now);
}

/** What may be voted is what was in the notice: its clauses, and its options where it names some, with what they cost wherever that is said. */
export function ruleAgainstNotice({ method, clauseIds, options }: Pick<VoteDraft, 'method' | 'options'> & { readonly clauseIds: readonly string[] }, notice: { readonly ready: boolean; readonly clauses: readonly { readonly id: string }[]; readonly options: readonly (Option & { readonly label: string })[]; readonly free: boolean }): VoteRuleCode | null {
  if (!notice.ready) return 'voteNotReady';
  // A notice of options alone is voted on by choosing among them.
  const none = clauseIds.length === 0 && (method === 'yesno' || notice.clauses.length > 0);
  if (none || clauseIds.some((id) => !notice.clauses.some((clause) => clause.id === id))) return 'voteClauses';
  if (notice.free) return null;
  const inNotice = ({ id, label, cost }: Option & { readonly label: string }): boolean => notice.options.some((one) => one.id === id && one.label === label && (one.cost === cost || (cost === undefined && method !== 'budget')));
  return options.every(inNotice) ? null : 'voteOptionNew';
}

/** Why the lines of a roll do not fit what is asked. Area 0 is no mistake of a line: it counts as a person and as no area. */
export function ruleAgainstRoll(lines: readonly { readonly area: number }[], { bases }: { readonly bases: readonly string[] }, { ballot, minBallots }: Pick<VoteDraft, 'ballot' | 'minBallots'> = { ballot: 'named', minBallots: 0 }): VoteRuleCode | null {
  if (lines.length === 0) return 'voteRollNone';
  if (ballot === 'secret' && lines.length < minBallots) return 'voteSecretFew';
  if (lines.length > VOTE_LIMITS.roll) return 'voteRollMany';
  return bases.includes('area') && lines.reduce((sum, { area }) => sum + area, 0) === 0 ? 'voteRollArea' : null;
}
