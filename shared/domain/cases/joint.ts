import { addWorkingDays, type Calendar } from '../kernel/workingTime';
import { dueAfter, type Limit } from './deadlines';
import type { CasePart, CaseState } from './states';

/** How far a supporting unit (协办) has come with its own task. `dropped`: station or street no longer needs it. */
export const SUPPORT_STATES = ['asked', 'acknowledged', 'reported', 'returned', 'dropped'] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];

/** Steps of joint handling (主办/协办, 接诉即办工作条例 Art. 14: the lead coordinates, co-units report on time or in between). */
export const JOINT_ACTIONS = ['addSupport', 'acknowledgeSupport', 'supportProgress', 'supportDone', 'returnSupport', 'dropSupport', 'warnSupport'] as const;
export type JointAction = (typeof JOINT_ACTIONS)[number];

/** Units that support one case at most at a time, and tasks kept in it: the array stays small. */
export const SUPPORT_LIMIT = { open: 6, kept: 24, words: 500, days: 30 } as const;

/** A task of a supporting unit, as far as the rules look at it. */
export interface SupportFacts {
  readonly id: string;
  readonly unitId: string;
  readonly state: SupportState;
  readonly acknowledgeBy: Date;
  readonly dueAt: Date;
  /** What the unit was warned of already: once for each of its two deadlines. */
  readonly warned?: 'acknowledge' | 'report' | undefined;
}

/** Whether something is still to be done. */
export const isOpenPart = ({ state }: Pick<SupportFacts, 'state'>): boolean => state === 'asked' || state === 'acknowledged';

/** Whether the unit plays a part in the case: it does until it returns its task or is let go. */
export const supportsStill = ({ state }: Pick<SupportFacts, 'state'>): boolean => state !== 'returned' && state !== 'dropped';

/**
 * By when the task is due: after the asked working days, else with the promise to the resident; a promise that is past
 * leaves the unit the time that an acknowledgement has.
 */
export function supportDue(ask: { readonly days?: number | undefined }, about: { readonly now: Date; readonly promisedAt: Date; readonly acknowledge: Limit; readonly calendar: Calendar }): { acknowledgeBy: Date; dueAt: Date } {
  const acknowledgeBy = dueAfter(about.now, about.acknowledge, about.calendar);
  const asked = ask.days ? addWorkingDays(about.now, ask.days, about.calendar) : about.promisedAt;
  return { acknowledgeBy, dueAt: asked > acknowledgeBy ? asked : acknowledgeBy };
}

/** When a job must look at an open part again: at its next deadline of which nobody was warned; null when there is none. */
function nextOf(part: SupportFacts): Date | null {
  if (!isOpenPart(part) || part.warned === 'report') return null;
  return part.state === 'asked' && part.warned === undefined && part.acknowledgeBy < part.dueAt ? part.acknowledgeBy : part.dueAt;
}

/** When a job must next look at the tasks of a case. */
export function supportCheckAt(parts: readonly SupportFacts[]): Date | null {
  const ahead = parts.flatMap((part) => nextOf(part) ?? []);
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The parts whose deadline has passed and that nobody was warned of, with which one it is. */
export function overdueParts<P extends SupportFacts>(parts: readonly P[], now: Date): { part: P; late: 'acknowledge' | 'report' }[] {
  return parts.flatMap((part) => {
    const at = nextOf(part);
    return at && at <= now ? [{ part, late: now >= part.dueAt ? ('report' as const) : ('acknowledge' as const) }] : [];
  });
}

/** Whether an open part is late at this moment: a page says so without waiting for the job. */
export function isLatePart(part: SupportFacts, now: Date): boolean {
  return isOpenPart(part) && (now > part.dueAt || (part.state === 'asked' && now > part.acknowledgeBy));
}

/** Why a step of joint handling is refused, beyond the state table. */
export const JOINT_RULES = ['leadSupports', 'supportsAlready', 'manySupports', 'notYourPart', 'partOver', 'acknowledgeFirst', 'supportOpen', 'noSupport'] as const;
export type JointRule = (typeof JOINT_RULES)[number];

/** A unit that is asked to support: not the lead, not twice at a time, not more than the case holds. */
export function ruleAgainstSupport(parts: readonly SupportFacts[], unitId: string, leadUnitId: string | null): JointRule | null {
  if (unitId === leadUnitId) return 'leadSupports';
  const open = parts.filter(isOpenPart);
  if (open.some((part) => part.unitId === unitId)) return 'supportsAlready';
  return open.length >= SUPPORT_LIMIT.open || parts.length >= SUPPORT_LIMIT.kept ? 'manySupports' : null;
}

/** A step of a supporting unit in its own task; `units` are those that the person acts for. */
export function ruleAgainstPart(action: JointAction, part: SupportFacts | undefined, units: readonly string[]): JointRule | null {
  if (!part) return 'notYourPart';
  if (action !== 'dropSupport' && !units.includes(part.unitId)) return 'notYourPart';
  if (!isOpenPart(part) || (action === 'acknowledgeSupport' && part.state !== 'asked')) return 'partOver';
  const tells = action === 'supportProgress' || action === 'supportDone';
  return tells && part.state === 'asked' ? 'acknowledgeFirst' : null;
}

/** Not reported solved while a part is open without saying why; the resident reads the reason. */
export function ruleAgainstSolved(parts: readonly SupportFacts[], why: string): JointRule | null {
  return parts.some(isOpenPart) && why.trim() === '' ? 'supportOpen' : null;
}

/** What the rules of the state table look at. */
export interface JointStepFacts {
  /** States of the tasks of supporting units. */
  readonly parts?: readonly SupportState[];
}

/** Whether the buttons of joint handling have anything to do. */
export function ruleAgainstJoint(action: JointAction, { parts = [] }: JointStepFacts): JointRule | null {
  const open = parts.filter((state) => isOpenPart({ state }));
  switch (action) {
    case 'addSupport':
      return open.length >= SUPPORT_LIMIT.open || parts.length >= SUPPORT_LIMIT.kept ? 'manySupports' : null;
    case 'acknowledgeSupport':
      return parts.includes('asked') ? null : 'noSupport';
    case 'supportProgress':
    case 'supportDone':
      return parts.includes('acknowledged') ? null : 'noSupport';
    default:
      return open.length > 0 ? null : 'noSupport';
  }
}

/** States in which a supporting unit works: from the order to the end, also while the lead has returned it or it is being checked. */
export const SUPPORTED_STATES: readonly CaseState[] = ['accepted', 'dispatched', 'acknowledged', 'handled', 'verified'];
const stays = (states: readonly CaseState[], action: JointAction, by: readonly CasePart[]) => states.map((state) => ({ from: state, action, to: state, by }));

/** Rows of the state table. The program asks too: what a whistle (吹哨) ended with becomes tasks. */
export const JOINT_TRANSITIONS = [
  ...stays(['dispatched', 'acknowledged'], 'addSupport', ['station', 'street', 'system']),
  ...stays(SUPPORTED_STATES, 'acknowledgeSupport', ['support']),
  ...stays(SUPPORTED_STATES, 'supportProgress', ['support']),
  ...stays(SUPPORTED_STATES, 'supportDone', ['support']),
  ...stays(SUPPORTED_STATES, 'returnSupport', ['support']),
  ...stays(SUPPORTED_STATES, 'dropSupport', ['station', 'street']),
  ...stays(SUPPORTED_STATES, 'warnSupport', ['system']),
];
