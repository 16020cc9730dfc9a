import { ADMITTED_UNTIL, ASKED_WORDS } from '../../../shared/copy/orders';
import { fill } from '../../../shared/copy/fill';
import { formatDay } from '../../../shared/domain/kernel/dates';
import type { CaseDoc } from '../cases';
import type { AdmissionDoc } from '../matters';

/** What the resident was told last: the result, else the reason why not. */
export function saidTo({ result, timeline, state }: CaseDoc): string {
  if (state === 'declined') return timeline.filter(({ action }) => action === 'decline').at(-1)?.reason ?? '';
  return result?.text ?? '';
}

/** How far a request for admission is, and what the station said to it: until when, or why not by which article; empty before it did. */
export function saidOfWork({ state, rounds, until, ended }: AdmissionDoc): { readonly status: string; readonly text: string; readonly at: Date | null } {
  const decision = rounds.at(-1)?.decision ?? null;
  const status = ASKED_WORDS[state];
  if (ended) return { status, text: ended.reason, at: ended.at };
  if (state === 'asked' || decision === null) return { status, text: '', at: null };
  const text = decision.admitted ? fill(ADMITTED_UNTIL, { day: formatDay(until ?? decision.until ?? ''), reason: decision.reason || undefined }) : [decision.reason, decision.article].filter(Boolean).join('　');
  return { status, text, at: decision.at };
}
