import type { CaseState } from '../cases/states';
import { OFFSET_MS } from '../kernel/days';

/**
 * Open311 GeoReport v2 in the facts of our cases. The protocol knows two states; whether something is closed says the
 * resident's word or the end of a matter, never that somebody says it is handled.
 */
export const OPEN311_STATUSES = ['open', 'closed'] as const;
export type Open311Status = (typeof OPEN311_STATUSES)[number];

/** The finer state that some servers and clients of the protocol speak of (extension `detailed_status`). */
export type DetailedStatus = 'RECEIVED' | 'IN_PROCESS' | 'PROCESSED' | 'ARCHIVED' | 'REJECTED';

/** How a state of ours is called there. A merged case goes on in another one: the protocol closes a duplicate. */
export const OPEN311_OF_STATE: Readonly<Record<CaseState, { readonly status: Open311Status; readonly detailed: DetailedStatus }>> = {
  submitted: { status: 'open', detailed: 'RECEIVED' },
  accepted: { status: 'open', detailed: 'IN_PROCESS' },
  dispatched: { status: 'open', detailed: 'IN_PROCESS' },
  acknowledged: { status: 'open', detailed: 'IN_PROCESS' },
  handled: { status: 'open', detailed: 'PROCESSED' },
  verified: { status: 'open', detailed: 'PROCESSED' },
  closed: { status: 'closed', detailed: 'ARCHIVED' },
  declined: { status: 'closed', detailed: 'REJECTED' },
  withdrawn: { status: 'closed', detailed: 'ARCHIVED' },
  merged: { status: 'closed', detailed: 'ARCHIVED' },
};

/** Limits of the protocol: characters of a description, days a search may span, requests in an answer. */
export const OPEN311_LIMITS = { description: 4_000, days: 90, requests: 1_000, mediaUrl: 2_000, updateId: 100, radius: 50_000, photos: 9 } as const;

/** What the protocol calls a comma-separated list: empty parts are none. May be given several times. */
export const listOf = (values: readonly string[]): string[] => [...new Set(values.flatMap((value) => value.split(',')).map((part) => part.trim()).filter(Boolean))];

const WHOLE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+\- ]\d{2}:?\d{2})$/i;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether day and time exist: Date would carry over the 31st of February into March. */
function exists(year: number, month: number, day: number, [hour, minute, second]: readonly [number, number, number]): boolean {
  const then = new Date(Date.UTC(year, month - 1, day));
  return then.getUTCMonth() === month - 1 && then.getUTCDate() === day && hour <= 23 && minute <= 59 && second <= 59;
}

/**
 * A moment in the form of the W3C note: with `Z` or `±HH:MM`, or a day alone, which begins at +08:00. A blank stands for
 * the `+` that was not written as %2B. Null when it is none.
 */
export function momentOf(text: string): Date | null {
  const day = DAY.exec(text);
  if (day) return exists(Number(day[1]), Number(day[2]), Number(day[3]), [0, 0, 0]) ? new Date(Date.parse(`${text}T00:00:00Z`) - OFFSET_MS) : null;
  const match = WHOLE.exec(text);
  if (!match) return null;
  const [, year, month, date, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
  if (!exists(Number(year), Number(month), Number(date), [Number(hour), Number(minute), Number(second)])) return null;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.startsWith('-') ? '-' : '+'}${zone.slice(1, 3)}:${zone.slice(-2)}`;
  const at = new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A moment as it is told: at +08:00, whole seconds. */
export const momentText = (at: Date): string => `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

const DAY_MS = 24 * 3_600_000;

/**
 * The days a search covers: what is not said is filled up to 90 days, the latest of them by default. Null when it spans
 * more, or ends before it begins.
 */
export function spanOf(start: Date | null, end: Date | null, now: Date): { readonly from: Date; readonly to: Date } | null {
  const span = OPEN311_LIMITS.days * DAY_MS;
  if (start && end) return end < start || end.getTime() - start.getTime() > span ? null : { from: start, to: end };
  if (start) return { from: start, to: new Date(start.getTime() + span) };
  const to = end ?? now;
  return { from: new Date(to.getTime() - span), to };
}
