import { mayByLevel, type Level } from '../identity/levels';
import { addDays, type Day } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import { type Avoid, needsProof, type Skill, skillCounts, type SkillFacts } from '../volunteers/profile';
import type { VolunteerState } from '../volunteers/states';
import { TASK_LIMITS } from './limits';
import { ADULT_KINDS, TASK_TRANSITIONS, type TaskAction, type TaskClaimState, type TaskKind, type TaskPart, type TaskState } from './states';

/** Why something about a task is refused; the sentences are in copy. */
export type TaskRuleCode =
  | 'taskNotVolunteer' | 'taskTermsDue' | 'taskMinor' | 'taskVisitLevel' | 'taskSkill' | 'taskFitFirst' | 'taskOwn' | 'taskMany' | 'taskTwice' | 'taskFull' | 'taskOver'
  | 'taskDay' | 'taskPersonal' | 'taskMoney' | 'taskCode' | 'taskNothingSaid' | 'taskReason' | 'taskNotYours' | 'taskReported' | 'taskNotReported' | 'taskReportFirst' | 'taskTimelineFull';

/** What of a task decides who may take it. */
export interface TaskFacts {
  readonly kind: TaskKind;
  /** Somebody's home is gone into. */
  readonly visit: boolean;
  readonly skills: readonly Skill[];
  readonly places: number;
  readonly claims: readonly { readonly personId: string; readonly state: TaskClaimState }[];
  /** Until then only those who fit may claim; null: everybody may. */
  readonly fitUntil: Date | null;
  /** Whose matter it came of. */
  readonly ownerId: string;
  readonly dueAt: Date;
}
/** What of a volunteer decides. */
export interface HelperFacts {
  readonly personId: string;
  readonly state: VolunteerState;
  readonly termsDue: boolean;
  readonly minor: boolean;
  readonly level: Level;
  readonly skills: readonly SkillFacts[];
  readonly avoids: readonly Avoid[];
}

const AVOIDED: Readonly<Record<TaskKind, readonly Avoid[]>> = { verify: ['outdoors'], accompany: ['illness'], repair: ['heavy', 'heights'], help: [] };

/** How well somebody fits: 2 where every skill asked for counts, 1 where some does, 0 else; below that, where they prefer not to do such a thing. */
export function fitOf(task: Pick<TaskFacts, 'kind' | 'visit' | 'skills'>, helper: Pick<HelperFacts, 'skills' | 'avoids'>, today: Day): number {
  const counting = helper.skills.filter((skill) => skillCounts(skill, today)).map(({ skill }) => skill);
  const met = task.skills.filter((skill) => counting.includes(skill)).length;
  const skilled = met === task.skills.length ? 2 : met > 0 ? 1 : 0;
  const avoids = helper.avoids.some((one) => AVOIDED[task.kind].includes(one) || (task.visit && one === 'homes'));
  return avoids ? skilled - 3 : skilled;
}
/** Whether somebody is among those who are asked first. */
export const fits = (task: Pick<TaskFacts, 'kind' | 'visit' | 'skills'>, helper: Pick<HelperFacts, 'skills' | 'avoids'>, today: Day): boolean => fitOf(task, helper, today) === 2;

/** Why somebody may not take such a task at all, whenever they come; null when they may. */
export function ruleAgainstHelper(task: Pick<TaskFacts, 'kind' | 'visit' | 'skills' | 'ownerId'>, helper: HelperFacts, today: Day): TaskRuleCode | null {
  if (helper.state !== 'active') return 'taskNotVolunteer';
  if (helper.termsDue) return 'taskTermsDue';
  // Whoever reported something does not verify it (checker ≠ reporter), and nobody is thanked for helping themselves.
  if (task.ownerId === helper.personId) return 'taskOwn';
  if (helper.minor && (task.visit || ADULT_KINDS.includes(task.kind))) return 'taskMinor';
  if (task.visit && !mayByLevel(helper.level, 'visit')) return 'taskVisitLevel';
  const counting = helper.skills.filter((skill) => skillCounts(skill, today)).map(({ skill }) => skill);
  return task.skills.some((skill) => needsProof(skill) && !counting.includes(skill)) ? 'taskSkill' : null;
}

/** Why a claim is refused; null when it may be taken. `held`: tasks they hold now. */
export function ruleAgainstTaskClaim(task: TaskFacts, helper: HelperFacts, { held, now, today }: { readonly held: number; readonly now: Date; readonly today: Day }): TaskRuleCode | null {
  if (task.claims.some(({ personId }) => personId === helper.personId)) return 'taskTwice';
  if (task.claims.length >= task.places) return 'taskFull';
  if (task.dueAt <= now) return 'taskOver';
  const rule = ruleAgainstHelper(task, helper, today);
  if (rule) return rule;
  if (task.fitUntil !== null && task.fitUntil > now && !fits(task, helper, today)) return 'taskFitFirst';
  return held >= TASK_LIMITS.held ? 'taskMany' : null;
}

/** Why a day is not one by which a task can be done: from today on, and not too far ahead. */
export const ruleAgainstTaskDay = (day: Day, today: Day): TaskRuleCode | null => (day < today || day > addDays(today, TASK_LIMITS.ahead) ? 'taskDay' : null);

/** Why a step about one claim is refused. */
export function ruleAgainstOnTask(action: 'giveBack' | 'report' | 'release' | 'sendBack', claim: { readonly state: TaskClaimState } | undefined): TaskRuleCode | null {
  if (!claim) return 'taskNotYours';
  if ((action === 'giveBack' || action === 'release') && claim.state === 'reported') return 'taskReported';
  return action === 'sendBack' && claim.state !== 'reported' ? 'taskNotReported' : null;
}

/** Why the end is refused: nothing was reported; `other` says nothing; a reason without words. */
export function ruleAgainstTaskEnd(action: 'finish' | 'stop', task: Pick<TaskFacts, 'claims'>, ask: { readonly reason?: string; readonly text?: string }): TaskRuleCode | null {
  if (action === 'finish') return task.claims.some(({ state }) => state === 'reported') ? null : 'taskReportFirst';
  return ask.reason === 'other' && !ask.text?.trim() ? 'taskReason' : null;
}

/** The buttons of a reply: what these parts may do now, in the order of the table. `mine`: how far the viewer's own claim is; `may`: they could claim. */
export function taskActions(task: Pick<TaskFacts, 'claims'> & { readonly state: TaskState }, parts: readonly TaskPart[], { mine, may }: { readonly mine: TaskClaimState | null; readonly may: boolean }): TaskAction[] {
  const some = (state: TaskClaimState): boolean => task.claims.some((claim) => claim.state === state);
  return actionsFrom(TASK_TRANSITIONS, task.state, parts).filter((action) => {
    if (action === 'claim') return may;
    if (action === 'giveBack') return mine === 'claimed';
    if (action === 'release') return some('claimed');
    return (action !== 'sendBack' && action !== 'finish') || some('reported');
  });
}
