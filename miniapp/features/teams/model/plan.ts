import type { ResponseOf } from '@/api';
import { daySaid } from '@/ui';
import { PLAN } from '@shared/copy/volunteerProjects';
import { TEAM_FIELD_WORDS } from '@shared/copy/volunteerTeams';
import type { Day } from '@shared/domain/kernel/days';
import type { TeamField } from '@shared/domain/volunteerTeams/states';
import type { Missing } from './tried';

export type Plan = ResponseOf<'GET /volunteer-projects/:id'>;
export type PlanRow = ResponseOf<'GET /volunteer-projects'>['items'][number];
export type Owner = ResponseOf<'GET /volunteer-projects'>['owners'][number];

/** How long it runs. */
export const spanWords = ({ from, until }: Pick<PlanRow, 'from' | 'until'>): string => (until ? PLAN.span(daySaid(from), daySaid(until)) : PLAN.from(daySaid(from)));
/** A row of a list, under its name. */
export const planWords = (row: PlanRow): string => [row.aim, TEAM_FIELD_WORDS[row.field], row.team?.name ?? PLAN.station, spanWords(row)].filter(Boolean).join('，');

/** What somebody is writing of a project. */
export interface PlanDraft {
  readonly owner: string;
  readonly name: string;
  readonly aim: string;
  readonly forWhom: string;
  readonly field: TeamField | null;
  readonly from: Day;
  readonly until: Day | null;
}
/** What is missing, one sentence each; empty when it can be sent. */
export function missingIn({ name, aim, forWhom, field }: PlanDraft): Missing[] {
  return [
    name.trim() === '' && { id: 'name', label: `写上名字，${PLAN.form.nameHint}` },
    aim.trim() === '' && { id: 'aim', label: `写一句为了什么，${PLAN.form.aimHint}` },
    forWhom.trim() === '' && { id: 'forWhom', label: `写上为谁，${PLAN.form.forWhomHint}` },
    field === null && { id: 'field', label: '选一选是哪一方面' },
  ].flatMap((one) => one || []);
}
/** The first of the month after a day; a day so many months on. */
export function monthsOn(day: Day, months: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return at.toISOString().slice(0, 10);
}
