import { TASK_TERMS } from '../../../config/catalogue/volunteerTasks';
import { taskCheckDue, taskRemindAt } from '../../../shared/domain/volunteerTasks/limits';
import type { TaskRuleCode } from '../../../shared/domain/volunteerTasks/rules';
import { TASK_OVER, TASK_TRANSITIONS, taskDesk, type TaskAction, type TaskPart } from '../../../shared/domain/volunteerTasks/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { TaskDoc } from './document';
import { eventOf, type TaskStep } from './events';
import { VolunteerTasks } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<TaskPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: TaskRuleCode | 'photoNotYours' | 'cannotBecome') => never = refuseBy;

/** When the report that waits longest is to have been looked at; null when none waits. */
export function checkDueOf({ claims }: Pick<TaskDoc, 'claims'>): Date | null {
  const [first] = claims.flatMap(({ report, state }) => (state === 'reported' && report ? [report.at.getTime()] : [])).sort((a, b) => a - b);
  return first === undefined ? null : taskCheckDue(new Date(first), TASK_TERMS);
}

/** What follows from a task's fields, and is kept for lists and for what falls due. */
export function derive(doc: TaskDoc): Pick<TaskDoc, 'desk' | 'deskAt' | 'holders' | 'hands'> & { nextCheckAt: Date | undefined } {
  const { state, claims, dueAt, told } = doc;
  const over = TASK_OVER.includes(state);
  const checkDue = checkDueOf(doc);
  const waits = !over && state !== 'reported';
  const checks = over ? [] : [waits && !told.soon ? taskRemindAt(dueAt, TASK_TERMS) : null, waits && !told.late ? dueAt : null, told.check ? null : checkDue].flatMap((at) => at ?? []);
  const desk = taskDesk(state, claims);
  return {
    desk, deskAt: over ? doc.updatedAt : desk === 'check' ? (checkDue ?? dueAt) : dueAt,
    holders: over ? [] : claims.filter((claim) => claim.state === 'claimed').map(({ personId }) => personId), hands: claims.map(({ personId }) => personId),
    nextCheckAt: checks.sort((a, b) => a.getTime() - b.getTime())[0],
  };
}

/** Steps of a task, each one guarded write: of many who come for the last place, one has it. */
export const applyStep = guardedSteps<TaskDoc, TaskAction, TaskStep>({
  model: VolunteerTasks,
  transitions: TASK_TRANSITIONS,
  // Who may claim follows from the volunteer's record, and is looked at where it is read.
  ruleAgainst: () => null,
  unhurried: ['claim', 'giveBack', 'report', 'change', 'sendBack'],
  full: 'taskTimelineFull' satisfies TaskRuleCode,
  derive,
  eventOf,
});
