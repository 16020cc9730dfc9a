import type { ResponseOf } from '@/api';
import { daySaid, dayWords, type StepsOf } from '@/ui';
import { budgetWords, PROJECT_KIND_WORDS, yuan } from '@shared/copy/projects';
import { addDays, dayOf, type Day, weekdayWord } from '@shared/domain/kernel/days';
import type { ProjectSource } from '@shared/domain/projects/states';

export type ProjectView = ResponseOf<'GET /projects/:id'>;
export type StepProps = StepsOf<ProjectView>;
export type ProjectRow = ResponseOf<'GET /projects'>['items'][number];
export type ProjectStep = ProjectView['plan'][number];
export type Round = ResponseOf<'GET /project-rounds/:id'>;

/** Days from today on, or back, with their weekday. */
export function daysFrom(steps: readonly number[]): { readonly value: Day; readonly label: string }[] {
  const today = dayOf(new Date());
  return steps.map((step) => addDays(today, step)).map((value) => ({ value, label: `${daySaid(value)}（周${weekdayWord(value)}）` }));
}

/** What it is and what it costs: 「修建，预计 3,000 元，做了 1 步，一共 3 步」. */
export function factWords({ kind, budgetFen, done, steps }: Pick<ProjectRow, 'kind' | 'budgetFen' | 'done' | 'steps'>): string {
  return [kind ? PROJECT_KIND_WORDS[kind].name : null, budgetFen === null ? null : budgetFen === 0 ? '不用花钱' : `预计 ${yuan(budgetFen)}`, steps > 0 ? `${steps} 步做了 ${done} 步` : null].filter(Boolean).join('，');
}
export const moneyWords = (view: { budgetFen: number | null; source: ProjectSource | null }): string => budgetWords(view.budgetFen, view.source);

/** The last day on which one may choose: a round closes as that day ends. `12 月 6 日（周日）`. */
export function lastDayWords(closesAt: string, now: Date): string {
  const last = new Date(Date.parse(closesAt) - 1);
  return `${dayWords(last, now)}（周${weekdayWord(dayOf(last))}）`;
}
