import { TASK } from '@shared/copy/volunteerTasks';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';
import type { Skill } from '@shared/domain/volunteers/profile';
import type { TaskKind } from '@shared/domain/volunteerTasks/states';

/** What the station is writing of a task. */
export interface TaskDraft {
  readonly kind: TaskKind;
  readonly title: string;
  readonly text: string;
  readonly where: string;
  readonly meet: string;
  readonly dueOn: Day | null;
  readonly places: '1' | '2' | '3' | '5' | '10';
  readonly skills: readonly Skill[];
  readonly visit: boolean;
}
export const EMPTY_TASK: TaskDraft = { kind: 'verify', title: '', text: '', where: '', meet: '', dueOn: null, places: '1', skills: [], visit: false };

/** Days to choose from: the next week, then two weeks and a month. */
const AHEAD = [0, 1, 2, 3, 5, 7, 14, 30] as const;
export const taskDays = (now: Date): Day[] => AHEAD.map((ahead) => addDays(dayOf(now), ahead));

/** What is missing, one sentence each; empty when it can be sent. */
export function missingIn({ title, text, where, dueOn }: TaskDraft): { readonly id: string; readonly label: string }[] {
  return [
    title.trim() === '' && { id: 'title', label: `写一句话，${TASK.form.titleHint}` },
    text.trim() === '' && { id: 'text', label: '写上做什么，要注意什么' },
    where.trim() === '' && { id: 'where', label: `写上大概在哪里，${TASK.form.whereHint}` },
    dueOn === null && { id: 'dueOn', label: '选最晚哪一天' },
  ].flatMap((one) => one || []);
}
