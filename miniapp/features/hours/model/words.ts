import type { ResponseOf } from '@/api';
import { monthDay, timeWords, type StepsOf } from '@/ui';
import { EVIDENCE_WORDS, HOURS, hoursWords, RECORD_STATE_WORDS } from '@shared/copy/volunteerHours';
import { formatFullDate } from '@shared/domain/kernel/dates';
import { dayOf, MINUTE_MS } from '@shared/domain/kernel/days';
import { yearOf } from '@shared/domain/volunteerHours/time';

export type Row = ResponseOf<'GET /hours/records'>['items'][number];
export type ShiftHours = ResponseOf<'GET /workbench/hour-shifts/:shiftId'>;
export type ServiceRecord = ResponseOf<'GET /service-records/:id'>;
export type RecordSteps = StepsOf<ServiceRecord> & { readonly view: ServiceRecord };

/** 「3 月 8 日」, in another year with it: records are read for years. */
export const recordDay = (at: Date): string => (yearOf(at) === yearOf(new Date()) ? monthDay(at) : formatFullDate(at));

/** 「3 月 8 日 9:00 到 12:00」; of a night over midnight the end has its day too. */
export function spanWords({ from, to }: Pick<Row, 'from' | 'to'>): string {
  const [start, end] = [new Date(from), new Date(to)];
  const last = dayOf(end) === dayOf(start) ? timeWords(end) : `${recordDay(end)} ${timeWords(end)}`;
  return `${recordDay(start)} ${timeWords(start)} 到 ${last}`;
}
/** The last day of publication: it ends at midnight. */
export const untilWords = (until: string): string => HOURS.until(recordDay(new Date(new Date(until).getTime() - MINUTE_MS)));
/** A row of a list, under its title. `named`: of several volunteers. */
export const recordRowWords = (row: Row, named: boolean): string => [named ? row.name : null, spanWords(row), hoursWords(row.minutes), row.kind === 'correction' ? HOURS.correction : row.manual ? HOURS.manual : null, row.publishUntil ? untilWords(row.publishUntil) : null].filter(Boolean).join('，');
export const stateWords = ({ state, overdue }: Pick<Row, 'state' | 'overdue'>): string => (overdue ? '等了好几天' : RECORD_STATE_WORDS[state]);
/** What whoever confirms should know of the evidence: no word of leaving, a code that came later. */
export const evidentWords = ({ unleft, queued }: Pick<ServiceRecord, 'unleft' | 'queued'>): string[] => [...(unleft ? [HOURS.unleft] : []), ...(queued ? [HOURS.queued] : [])];
/** One record of a shift under its name: when, how long, breaks, and what shows it and by whom. */
export function ofShiftWords(item: ShiftHours['items'][number]): string {
  const { from, to, minutes, breakMinutes, evidence, enteredBy } = item;
  return [`${timeWords(new Date(from))} 到 ${timeWords(new Date(to))}`, hoursWords(minutes), breakMinutes > 0 ? HOURS.breaks(breakMinutes) : null, evidence && EVIDENCE_WORDS[evidence], enteredBy, ...evidentWords(item)].filter(Boolean).join('，');
}
