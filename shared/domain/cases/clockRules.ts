import type { ClockAction } from './clockActions';
import { PAUSE_RULE } from './pauses';
import type { CaseGrade, CasePart } from './states';
import type { CaseLevel } from './watch';

/** Rules that may refuse a step about the time of a case; words in copy. */
export const CLOCK_RULES = [
  'questionOpen',
  'questionsSpent',
  'noQuestion',
  'answerFirst',
  'urgedToday',
  'clockStands',
  'clockRuns',
  'supervisedAlready',
  'noSupervision',
  'topLevel',
  'alreadyUp',
  'extensionOpen',
  'extensionSpent',
  'noExtension',
  'deferralOpen',
  'noDeferral',
  'emergencyNotDeferred',
  'ownAsk',
  'streetDecides',
  'designatedByStreet',
  'notTheirLevel',
] as const;
export type ClockRule = (typeof CLOCK_RULES)[number];

/** How much later an answer may be asked for. Configuration; 静安 gives complex matters 15 days with approval [x]. */
export const EXTENSION_RULE = { days: 15, perRound: 1 } as const;

/** What the rules about the time of a case look at; absent: has never happened. */
export interface ClockStepFacts {
  readonly grade: CaseGrade;
  readonly level?: CaseLevel;
  /** Until when the clock stands; absent or past: it runs. */
  readonly pausedUntil?: Date | null;
  /** A question waits for the reporter's answer. */
  readonly questionOpen?: boolean;
  /** Questions asked in this round. */
  readonly questions?: number;
  readonly urgeAgainAt?: Date | null;
  /** Who has to answer the supervision that is open. */
  readonly supervised?: 'station' | 'handler' | null;
  /** Who asked for the extension that waits for a decision; extensions granted in this round. */
  readonly extensionBy?: string | null;
  readonly extensions?: number;
  /** Who asked for the deferral that waits for a decision. */
  readonly deferralBy?: string | null;
  readonly designated?: boolean;
  readonly ownWork?: boolean;
}

type Check = (facts: ClockStepFacts, personId: string, now: Date, parts: readonly CasePart[]) => ClockRule | null;
const stands = ({ pausedUntil }: ClockStepFacts, now: Date): boolean => Boolean(pausedUntil && now < pausedUntil);
const above: readonly CasePart[] = ['street', 'district'];
const isAbove = (parts: readonly CasePart[]): boolean => parts.some((part) => above.includes(part));

/** An extension is decided by somebody else than who asked; what the station handles itself, by the street. */
const extensionDecided: Check = ({ extensionBy, ownWork }, personId, _, parts) => {
  if (!extensionBy) return 'noExtension';
  if (extensionBy === personId) return 'ownAsk';
  return ownWork && !isAbove(parts) ? 'streetDecides' : null;
};

const deferralDecided: Check = ({ deferralBy }, personId) => (!deferralBy ? 'noDeferral' : deferralBy === personId ? 'ownAsk' : null);

/** What the level above has taken up, or has decided, the level below does not give to somebody else (潍坊 Art. 22). */
const reassigned: Check = ({ designated, level = 'community' }, _, __, parts) => {
  if (isAbove(parts)) return level === 'community' ? 'notTheirLevel' : null;
  return designated ? 'designatedByStreet' : null;
};

const CHECKS: Readonly<Partial<Record<ClockAction, Check>>> = {
  ask: (facts, _, now) => {
    if (stands(facts, now)) return facts.questionOpen ? 'questionOpen' : 'clockStands';
    return (facts.questions ?? 0) >= PAUSE_RULE.questions ? 'questionsSpent' : null;
  },
  answer: ({ questionOpen }) => (questionOpen ? null : 'noQuestion'),
  urge: (facts, _, now) => {
    if (stands(facts, now)) return facts.questionOpen ? 'answerFirst' : 'clockStands';
    return facts.urgeAgainAt && now < facts.urgeAgainAt ? 'urgedToday' : null;
  },
  // The program says that the clock runs on when its pause is over; people end one that still runs.
  runOn: (facts, personId, now) => (personId === '' ? (facts.pausedUntil && !stands(facts, now) ? null : 'clockStands') : stands(facts, now) ? null : 'clockRuns'),
  supervise: (facts, personId, now) => (personId !== '' && stands(facts, now) ? 'clockStands' : facts.supervised ? 'supervisedAlready' : null),
  respond: ({ supervised }, _, __, parts) => (supervised && parts.includes(supervised) ? null : 'noSupervision'),
  escalate: ({ level = 'community' }, _, __, parts) => {
    if (level === 'district') return 'topLevel';
    return level === 'street' && !isAbove(parts) && !parts.includes('system') ? 'alreadyUp' : null;
  },
  askExtension: ({ extensionBy, extensions = 0 }) => (extensionBy ? 'extensionOpen' : extensions >= EXTENSION_RULE.perRound ? 'extensionSpent' : null),
  grantExtension: extensionDecided,
  refuseExtension: extensionDecided,
  askDeferral: (facts, _, now) => {
    if (facts.grade === 'emergency') return 'emergencyNotDeferred';
    if (stands(facts, now) && !facts.questionOpen) return 'clockStands';
    return facts.deferralBy ? 'deferralOpen' : null;
  },
  grantDeferral: deferralDecided,
  refuseDeferral: deferralDecided,
  reassign: reassigned,
};

/** Which rule forbids a step about the time of a case that the state table allows; null where none does. */
export function ruleAgainstClock(action: ClockAction, facts: ClockStepFacts, personId: string, now: Date, parts: readonly CasePart[]): ClockRule | null {
  return CHECKS[action]?.(facts, personId, now, parts) ?? null;
}
