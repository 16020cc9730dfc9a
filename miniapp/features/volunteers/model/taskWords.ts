import type { ResponseOf } from '@/api';
import { daySaid, type StepsOf } from '@/ui';
import { dayOf, MINUTE_MS } from '@shared/domain/kernel/days';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { TASK, TASK_KIND_WORDS, TASK_RULE_WORDS } from '@shared/copy/volunteerTasks';
import type { TaskRuleCode } from '@shared/domain/volunteerTasks/rules';
import { needsProof } from '@shared/domain/volunteers/profile';

export type Task = ResponseOf<'GET /volunteer-tasks/:id'>;
export type TaskRow = ResponseOf<'GET /volunteer-tasks'>['items'][number];
export type TaskSteps = StepsOf<Task>;

/** The last day on which it may be done: it ends at midnight. */
const lastDayWords = (dueAt: string): string => daySaid(dayOf(new Date(new Date(dueAt).getTime() - MINUTE_MS)));
export const taskDueWords = ({ dueAt, late }: Pick<TaskRow, 'dueAt' | 'late'>): string => (late ? TASK.late : TASK.due(lastDayWords(dueAt)));
/** 「理发、电工（要有证）」. */
export const taskSkillWords = (skills: TaskRow['skills']): string => skills.map((skill) => (needsProof(skill) ? `${SKILL_WORDS[skill]}（${TASK.proven}）` : SKILL_WORDS[skill])).join('、');
/** A row of a list, under its title. */
export function taskRowWords(row: TaskRow): string {
  return [TASK_KIND_WORDS[row.kind], row.where, taskDueWords(row), row.places > 1 ? TASK.places(row.taken, row.places) : null].filter(Boolean).join('，');
}
/** Why it cannot be taken now, in words. */
export const whyWords = (why: string): string => TASK_RULE_WORDS[why as TaskRuleCode];
