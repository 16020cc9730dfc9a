import { OFFSET_MS, DAY_MS } from '../kernel/days';
import type { InboxKind } from './kinds';

/** Occasions for which a message is worth a resident's consent: three of a case, and the next notice. Everything else waits in the inbox. */
export const TEMPLATE_KINDS = ['accepted', 'answer', 'result', 'notice'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Which messages of the inbox go to the phone too, and as which of the three. */
const TEMPLATES: Partial<Readonly<Record<InboxKind, TemplateKind>>> = {
  caseFiledForYou: 'accepted',
  caseAccepted: 'accepted',
  caseDispatched: 'accepted',
  caseAcknowledged: 'accepted',
  caseHandled: 'answer',
  caseToEvaluate: 'answer',
  caseVerified: 'result',
  caseDeclined: 'result',
  caseClosedUnrated: 'result',
};

/** The template for a message; null where the inbox is enough. */
export function templateOf(kind: InboxKind): TemplateKind | null {
  return TEMPLATES[kind] ?? null;
}

const HOUR_MS = 3_600_000;
/** Nobody's phone rings from 21:00 to 8:00 at +08:00. */
const QUIET = { from: 21, to: 8 } as const;

/** When a phone may ring for what happened now: at once, or at 8:00. An emergency always at once. */
export function ringAt(now: Date, emergency: boolean): Date {
  const local = now.getTime() + OFFSET_MS;
  const hour = Math.floor((local % DAY_MS) / HOUR_MS);
  if (emergency || (hour >= QUIET.to && hour < QUIET.from)) return now;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS + (hour >= QUIET.from ? DAY_MS : 0);
  return new Date(midnight + QUIET.to * HOUR_MS - OFFSET_MS);
}
