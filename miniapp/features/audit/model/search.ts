import type { AuditAction } from '@shared/domain/audit/entries';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';

/** How far back is looked. */
export const SPANS = ['all', 'today', 'week', 'month', 'own'] as const;
export type Span = (typeof SPANS)[number];
export const SPAN_WORDS: Readonly<Record<Span, string>> = { all: '不限', today: '今天', week: '近 7 天', month: '近 30 天', own: '自己填' };

/** What is being looked for, as it is typed. */
export interface Search {
  readonly subject: string;
  readonly actor: string;
  readonly object: string;
  readonly action: AuditAction | null;
  readonly span: Span;
  readonly from: string;
  readonly to: string;
}
export const EVERYTHING: Search = { subject: '', actor: '', object: '', action: null, span: 'all', from: '', to: '' };

/** What the server is asked; the same search on the same day is the same question. */
export interface Asked {
  subject?: string;
  actor?: string;
  object?: string;
  action?: AuditAction;
  from?: Day;
  to?: Day;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isDay = (text: string): boolean => text === '' || (DAY.test(text) && !Number.isNaN(Date.parse(text)));

/** What is wrong with the days, field by field; nothing when they will do. */
export function daysWrong({ span, from, to }: Search): { readonly from?: string; readonly to?: string } {
  if (span !== 'own') return {};
  const form = '日子写成 2026-12-31 这样';
  if (!isDay(from) || !isDay(to)) return { ...(isDay(from) ? {} : { from: form }), ...(isDay(to) ? {} : { to: form }) };
  return from !== '' && to !== '' && to < from ? { to: '结束的日子要在开始以后' } : {};
}

const REACH: Partial<Readonly<Record<Span, number>>> = { today: 0, week: -6, month: -29 };

/** Days at +08:00. */
function daysOf({ span, from, to }: Search, now: Date): { from: string; to: string } {
  const reach = REACH[span];
  if (reach !== undefined) return { from: addDays(dayOf(now), reach), to: '' };
  return span === 'own' ? { from, to } : { from: '', to: '' };
}

/** A search as the server takes it: without what was left empty. */
export function askedBy(search: Search, now: Date): Asked {
  const texts = { subject: search.subject.trim(), actor: search.actor.trim(), object: search.object.trim(), ...daysOf(search, now) };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  return { ...given, ...(search.action ? { action: search.action } : {}) };
}
