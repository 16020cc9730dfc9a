import type { Role } from '../kernel/roles';
import { actionsFrom } from '../kernel/stateMachine';
import { AFTER_ACTIONS, AFTER_RULES, ruleAgainstAfter, type AfterAction, type AfterFacts } from './callbacks';
import { JOINT_ACTIONS, JOINT_RULES, ruleAgainstJoint, type JointAction, type JointStepFacts } from './joint';
import { MERGE_RECORDS, MERGE_RULES } from './merging';
import { NEIGHBOUR_RULES } from './neighbourWords';
import { RESIDENT_RULES, ruleAgainstTakingBack } from './ownWords';
import { VACANCY_ACTIONS } from './vacancy';
import { ruleAgainstWord, type WordFacts } from './proxy';
import { CLOCK_ACTIONS, CLOCK_BY_ITSELF, type ClockAction } from './clockActions';
import { CLOCK_RULES, ruleAgainstClock, type ClockStepFacts } from './clockRules';
import { CASE_TRANSITIONS, type CaseAction, type CaseGrade, type CaseOutcome, type CasePart, type CaseState } from './states';

/** What of a person decides the parts they play: their roles that hold now, each in a unit. */
export interface CasePerson {
  readonly id: string;
  readonly roles: readonly {
    readonly role: Role;
    readonly unitId: string;
    /** Grids of a grid worker; empty or absent means every grid of the unit. */
    readonly gridIds?: readonly string[];
  }[];
}

/** What of a case decides who plays which part in it. */
export interface CasePlaces {
  readonly reporterId: string;
  readonly communityId: string;
  readonly stationUnitId: string;
  readonly gridId: string | null;
  /** The unit it was dispatched to; null until then. */
  readonly leadUnitId: string | null;
  /** Units that support it; absent: none. */
  readonly supportUnitIds?: readonly string[];
}

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
/** Who acts for a unit that was given a case; a station that takes a case on is such a unit too (即接即办). */
const HANDLER_ROLES: readonly Role[] = ['departmentHandler', ...STATION_ROLES];

/** The parts a person plays in a case, in the order reporter, station, grid worker, handler, support; none is possible. */
export function partsIn(person: CasePerson, place: CasePlaces): CasePart[] {
  const holds = (roles: readonly Role[], units: readonly (string | null)[]): boolean =>
    person.roles.some((held) => roles.includes(held.role) && units.includes(held.unitId));
  const walksGrid = person.roles.some(
    (held) =>
      held.role === 'gridWorker' &&
      (held.unitId === place.stationUnitId || held.unitId === place.communityId) &&
      (!held.gridIds?.length || place.gridId === null || held.gridIds.includes(place.gridId)),
  );
  const parts: CasePart[] = [];
  if (person.id === place.reporterId) parts.push('reporter');
  if (holds(STATION_ROLES, [place.stationUnitId])) parts.push('station');
  if (walksGrid) parts.push('gridWorker');
  if (place.leadUnitId !== null && holds(HANDLER_ROLES, [place.leadUnitId])) parts.push('handler');
  if (place.supportUnitIds?.length && holds(HANDLER_ROLES, place.supportUnitIds)) parts.push('support');
  return parts;
}

/** When the result must be checked by a second person before the resident's word can close the case. */
export interface CheckFacts {
  readonly grade: CaseGrade;
  /** The category concerns safety (fire, falling objects, e-bikes …). */
  readonly safety: boolean;
  readonly round: number;
  /** The resident has not answered within the limit, and the case was drawn for checking. */
  readonly sampledSilent?: boolean;
}

/** domain.md section 1: urgent, safety, redone and sampled silent cases need a second checker. */
export function needsSecondChecker({ grade, safety, round, sampledSilent = false }: CheckFacts): boolean {
  return grade !== 'ordinary' || safety || round >= 2 || sampledSilent;
}

/** The resident's word. */
export interface EvaluationWord {
  readonly contacted: boolean;
  readonly solved: boolean;
  readonly satisfaction: 'satisfied' | 'basically' | 'unsatisfied';
}

/** How an evaluation ends a round. */
export type EvaluationResult = { readonly next: 'redo' } | { readonly next: 'closed'; readonly outcome: CaseOutcome };

/** Not solved, or not satisfied: redone, once (济南 Art. 27). In a later round the word stands and the case closes. */
export function afterEvaluation(word: EvaluationWord, round: number): EvaluationResult {
  const content = word.solved && word.satisfaction !== 'unsatisfied';
  if (content) return { next: 'closed', outcome: 'satisfied' };
  return round <= 1 ? { next: 'redo' } : { next: 'closed', outcome: 'unsatisfied' };
}

/** Days within which an unrated close is reopened by one tap. */
export const REOPEN_DAYS = 30;

/** Until when a case closed at `closedAt` may be reopened. */
export function reopenUntil(closedAt: Date): Date {
  return new Date(closedAt.getTime() + REOPEN_DAYS * 86_400_000);
}

/** Rules that may refuse a step which the state table knows; `data.rule` of `rule_refused`, words in copy. */
export const CASE_RULES = [
  'checkerIsHandler',
  'checkFirst',
  'notUnrated',
  'reopenTooLate',
  'sensitiveNotReleased',
  'releaseNotAgreed',
  'nothingSaid',
  'offCatalogue',
  'sameUnit',
  'noVoice',
  'noTranscript',
  'notSplitOff',
  'touchedSince',
  'designatedStays',
  'redoStays',
  'ownWork',
  'returnedBefore',
  'notReturned',
  ...JOINT_RULES,
  ...AFTER_RULES,
  ...MERGE_RULES,
  ...RESIDENT_RULES,
  ...NEIGHBOUR_RULES,
  'speaksThemselves',
  'wordByHandler',
  ...CLOCK_RULES,
] as const;
export type CaseRule = (typeof CASE_RULES)[number];

/** What the rules beyond the state table look at. */
export interface StepFacts extends CheckFacts, AfterFacts, JointStepFacts, WordFacts, Omit<ClockStepFacts, 'grade'> {
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly closedAt: Date | null;
  /** Who handled this round; null before. */
  readonly handlerId: string | null;
  readonly sensitive: boolean;
  /** Something of it was spoken. */
  readonly hasVoice?: boolean;
  /** The station has written down what was spoken. */
  readonly hasTranscript?: boolean;
  /** Split off from another matter by the station; `untouched`: nothing has been done to it since. */
  readonly splitOff?: boolean;
  readonly untouched?: boolean;
  /** Photos of its reporter that are still in it. */
  readonly ownPhotos?: number;
  /** How often a unit has returned it. */
  readonly returned?: number;
  /** The reporter agreed that a redacted version may be shown (PIPL Art. 25). */
  readonly showToNeighbours: boolean;
}

const isAfter = (action: CaseAction): action is AfterAction => (AFTER_ACTIONS as readonly string[]).includes(action);
const isJoint = (action: CaseAction): action is JointAction => (JOINT_ACTIONS as readonly string[]).includes(action);
const isClockAction = (action: CaseAction): action is ClockAction => (CLOCK_ACTIONS as readonly CaseAction[]).includes(action);

/**
 * Which rule forbids a step that the state table allows, or null when none does.
 * @param parts those that the person plays; only some rules about the time of a case ask for them
 */
export function ruleAgainst(action: CaseAction, facts: StepFacts, personId: string, now: Date, parts: readonly CasePart[] = []): CaseRule | null {
  if (isAfter(action)) return ruleAgainstAfter(action, facts, personId, now);
  if (isClockAction(action)) return ruleAgainstClock(action, facts, personId, now, parts);
  if (isJoint(action)) return ruleAgainstJoint(action, facts);
  switch (action) {
    case 'verify':
    case 'reject':
      return facts.handlerId === personId ? 'checkerIsHandler' : null;
    case 'evaluate':
    case 'redo':
      // After the end only a call back redoes it.
      if (action === 'redo' && facts.state === 'closed') return facts.callback === 'due' ? null : 'noCallback';
      // A silent case that was drawn for a check is no longer silent when its reporter speaks after all.
      return facts.state === 'handled' && needsSecondChecker({ ...facts, sampledSilent: false }) ? 'checkFirst' : null;
    case 'recordWord':
      return ruleAgainstWord(facts, personId) ?? ruleAgainst('evaluate', facts, personId, now);
    case 'close':
      return facts.state === 'handled' && needsSecondChecker(facts) ? 'checkFirst' : null;
    case 'reopen':
      if (facts.outcome !== 'unrated' || !facts.closedAt) return 'notUnrated';
      return now > reopenUntil(facts.closedAt) ? 'reopenTooLate' : null;
    case 'release':
      if (facts.sensitive) return 'sensitiveNotReleased';
      return facts.showToNeighbours ? null : 'releaseNotAgreed';
    case 'transcribe':
      return facts.hasVoice ? null : 'noVoice';
    case 'disputeTranscript':
      return facts.hasTranscript ? null : 'noTranscript';
    case 'unsplit':
      if (!facts.splitOff) return 'notSplitOff';
      return facts.untouched ? null : 'touchedSince';
    case 'return':
      return ruleAgainstReturn(facts);
    case 'designate':
      return facts.returned || (facts.level ?? 'community') !== 'community' ? null : 'notReturned';
    case 'takeBackPhotos':
      return ruleAgainstTakingBack(facts);
    default:
      return null;
  }
}

/**
 * A unit says that it is not its duty (退单): the first time round only, for whoever answered once is responsible to
 * the end (首接负责, 接诉即办工作条例 Art. 14); never after the street has designated it (潍坊 Art. 22).
 */
function ruleAgainstReturn({ designated, ownWork, round }: StepFacts): CaseRule | null {
  if (designated) return 'designatedStays';
  if (ownWork) return 'ownWork';
  return round > 1 ? 'redoStays' : null;
}

/** What of a timeline says who returned the matter. */
interface ReturnLine {
  readonly action: CaseAction;
  readonly unitId: string | null;
}

/**
 * Whether the station may not give the matter to a unit because that unit has returned it. A correction of category
 * or grid makes it another question, and the unit may be asked again; else the street decides (Art. 12).
 */
export function returnStands(timeline: readonly ReturnLine[], unitId: string): boolean {
  const corrected = timeline.map(({ action }) => action).lastIndexOf('correct');
  return timeline.slice(corrected + 1).some((line) => line.action === 'return' && line.unitId === unitId);
}

/** Recorded by commands beside what a person asked for; never a button. */
const NEVER_BUTTONS: readonly CaseAction[] = ['submit', 'redo', 'close', 'remind', 'reschedule', 'regrid', 'transfer', 'warnSupport', 'whistle', 'docket', 'volunteerTask', 'outsideTold', 'claim', ...VACANCY_ACTIONS, ...MERGE_RECORDS, ...CLOCK_BY_ITSELF];

/** The `actions` of a reply: what this person may do next, in the order of the state table. */
export function allowedActions(parts: readonly CasePart[], facts: StepFacts, personId: string, now: Date): CaseAction[] {
  const people = parts.filter((part) => part !== 'system');
  return actionsFrom(CASE_TRANSITIONS, facts.state, people).filter(
    (action) => !NEVER_BUTTONS.includes(action) && ruleAgainst(action, facts, personId, now, parts) === null,
  );
}
