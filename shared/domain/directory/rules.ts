import { addDays, dayOf, type Day } from '../kernel/days';
import type { Transition } from '../kernel/stateMachine';
import type { ServiceHours, Span } from './hours';
import { SERVICE_FRESH_DAYS, SERVICE_LIMITS, type ReportKind, type ReportOutcome, type ReportState, type ServiceContent } from './kinds';

/** Why something about the directory is refused; `data.rule` of `rule_refused`, words in copy. */
export type DirectoryRuleCode = 'directoryWeek' | 'directorySpans' | 'directoryClosure' | 'directoryClosures' | 'directoryPhone' | 'directoryTwice' | 'directorySame' | 'directoryFull' | 'directoryReports' | 'directoryReportWords' | 'directoryNotMended' | 'directoryTimelineFull';

const apart = (spans: readonly Span[]): boolean => spans.every(([from, to], at) => from >= 0 && from < to && to <= 1_440 && (at === 0 || (spans[at - 1] as Span)[1] < from));
/** Why hours do not hold together; null when they do. A week has hours where it is kept to, and none where it is not. */
export function ruleAgainstHours({ kind, week, closures }: ServiceHours): DirectoryRuleCode | null {
  const any = week.some((spans) => spans.length > 0);
  if (week.length !== 7 || any !== (kind === 'weekly')) return 'directoryWeek';
  if (!week.every(apart) || !closures.every(({ spans }) => apart(spans))) return 'directorySpans';
  if (closures.some(({ from, to }) => to < from)) return 'directoryClosure';
  const sorted = [...closures].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some(({ from }, at) => at > 0 && (sorted[at - 1]?.to ?? '') >= from) ? 'directoryClosures' : null;
}
/** Why an entry does not hold together. A phone, where there is one, has figures in it. */
export function ruleAgainstService({ hours, phone, words, bring, steps }: ServiceContent): DirectoryRuleCode | null {
  if (phone !== '' && !/\d{3}/.test(phone.replace(/\D/g, ''))) return 'directoryPhone';
  if ([words, bring, steps].some((list) => new Set(list).size < list.length)) return 'directoryTwice';
  return ruleAgainstHours(hours);
}
/** The fields of an entry in their order, as people read them. */
export const SERVICE_FIELDS = ['title', 'office', 'address', 'phone', 'hours', 'whom', 'bring', 'steps', 'fee', 'takes', 'note', 'situations', 'words'] as const satisfies readonly (keyof ServiceContent)[];
export type ServiceField = (typeof SERVICE_FIELDS)[number];

const spansPlain = (spans: readonly Span[]): Span[] => spans.map(([from, to]) => [from, to]);
const plain = (value: ServiceContent[ServiceField]): string => (typeof value === 'object' && 'week' in value ? JSON.stringify([value.kind, value.holidays, value.makeUp, value.week.map(spansPlain), value.closures.map(({ from, to, why, spans }) => [from, to, why, spansPlain(spans)])]) : JSON.stringify(value));
/** Fields in which two are different. */
export const changedFields = (before: ServiceContent, after: ServiceContent): ServiceField[] => SERVICE_FIELDS.filter((field) => plain(before[field]) !== plain(after[field]));
export const ruleAgainstChange = (before: ServiceContent, after: ServiceContent): DirectoryRuleCode | null => (changedFields(before, after).length === 0 ? 'directorySame' : ruleAgainstService(after));

/** Whether nobody has confirmed it for long. */
export const isStale = (confirmedAt: Date, now: Date): boolean => addDays(dayOf(confirmedAt), SERVICE_FRESH_DAYS) < dayOf(now);
/** The day before which something is confirmed too long ago. */
export const staleBefore = (now: Date): Day => addDays(dayOf(now), -SERVICE_FRESH_DAYS);

export const SERVICE_STATES = ['out', 'withdrawn'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];
export const SERVICE_ACTIONS = ['correct', 'confirm', 'withdraw', 'restore'] as const;
export type ServiceAction = (typeof SERVICE_ACTIONS)[number];
export type ServicePart = 'keeper';
export const SERVICE_TRANSITIONS: readonly Transition<ServiceState, ServiceAction, ServicePart>[] = [
  { from: 'out', action: 'correct', to: 'out', by: ['keeper'] },
  { from: 'out', action: 'confirm', to: 'out', by: ['keeper'] },
  { from: 'out', action: 'withdraw', to: 'withdrawn', by: ['keeper'] },
  { from: 'withdrawn', action: 'restore', to: 'out', by: ['keeper'] },
];
export const serviceActions = (state: ServiceState): ServiceAction[] => SERVICE_TRANSITIONS.filter(({ from }) => from === state).map(({ action }) => action);
export const REPORT_TRANSITIONS: readonly Transition<ReportState, 'answer', ServicePart>[] = [{ from: 'open', action: 'answer', to: 'answered', by: ['keeper'] }];

/** Why somebody cannot report so: what is none of the kinds needs words, and no more than some of theirs wait. */
export const ruleAgainstReport = (kind: ReportKind, text: string, waiting: number): DirectoryRuleCode | null => (kind === 'other' && text.trim() === '' ? 'directoryReportWords' : waiting >= SERVICE_LIMITS.waiting ? 'directoryReports' : null);
/** Nobody is told that it was mended while nothing was changed since they said so. */
export const ruleAgainstAnswer = (outcome: ReportOutcome, reportedAt: Date, changedAt: Date | null): DirectoryRuleCode | null => (outcome === 'mended' && (changedAt === null || changedAt < reportedAt) ? 'directoryNotMended' : null);
