import { deadlinesAt, promisedAt, type ClockFacts, type Deadlines } from '../../../shared/domain/cases/deadlines';
import { needsSecondChecker, type StepFacts } from '../../../shared/domain/cases/rules';
import { evaluateUntil, SILENCE_RULE, silenceStep } from '../../../shared/domain/cases/silence';
import { OPEN_STATES } from '../../../shared/domain/cases/states';
import { earlier } from '../../../shared/domain/integrations/orders';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import type { RuleBook } from './catalogue';
import { afterFacts } from './after';
import { courseFacts, extraDays, watchOf } from './course';
import type { CaseClock, CaseDoc } from './document';
import { reportersPhotos } from './ownWords';
import { voicesOf } from './voices';

/** What the rules beyond the state table look at. */
export function stepFacts(doc: CaseDoc): StepFacts {
  const { state, outcome, closedAt, handlerId, sensitive, safety, showToNeighbours, grade, round, sampledSilent } = doc;
  return {
    ...{ state, outcome, closedAt, handlerId, sensitive, safety, showToNeighbours, grade, round, sampledSilent },
    hasVoice: doc.fileIds.length > 0 && voicesOf(doc).length > 0,
    splitOff: doc.splitFrom !== undefined,
    untouched: doc.revision === 0,
    designated: Boolean(doc.designatedAt),
    accountless: doc.proxy?.accountless === true,
    ownWork: doc.leadUnitId === doc.scope.station,
    returned: doc.returned ?? 0,
    ownPhotos: reportersPhotos(doc).length,
    hasTranscript: (doc.transcripts ?? []).length > 0,
    ...afterFacts(doc),
    ...(doc.support ? { parts: doc.support.map((part) => part.state) } : {}),
    ...courseFacts(doc),
  };
}

/** The moments of a case as the working clock reads them. */
export function clockFacts(doc: CaseDoc): ClockFacts {
  const { state, acceptedAt, dispatchedAt, handledAt, verifiedAt, redoneAt, returnedAt = null } = doc;
  const needsCheck = needsSecondChecker(stepFacts(doc));
  return { state, filedAt: doc.createdAt, acceptedAt, dispatchedAt, handledAt, verifiedAt, redoneAt, returnedAt, needsCheck, pauses: doc.pauses ?? [], extraDays: extraDays(doc) };
}

/** The deadlines of a case in its present state, from its moments alone. */
export function deadlinesOf(doc: CaseDoc, book: RuleBook): Deadlines {
  return withOrder(doc, deadlinesAt(clockFacts(doc), book.limitsOf(doc), book.calendarOf(doc)));
}

/** An order from above brings a limit of its own for the first answer: the earlier one holds. */
function withOrder({ order, round }: CaseDoc, deadlines: Deadlines): Deadlines {
  if (!order?.deadline || round > 1 || deadlines.step === 'stopped' || deadlines.step === 'evaluate') return deadlines;
  const promise = earlier(deadlines.promisedAt, order.deadline);
  return { ...deadlines, promisedAt: promise, dueAt: deadlines.dueAt && earlier(deadlines.dueAt, order.deadline) };
}

/** The promise of the first round as the account holds the station to it: later for a pause, not for an extension. */
export function firstPromise(doc: CaseDoc, book: RuleBook): Date {
  return earlier(promisedAt({ ...clockFacts(doc), redoneAt: null, extraDays: 0 }, book.limitsOf(doc), book.calendarOf(doc)), doc.order?.deadline ?? null);
}

/** Fields that follow from the state and the moments; recomputed with every step. */
export type DerivedFields = CaseClock & Pick<CaseDoc, 'open' | 'era' | 'board' | 'boardAt' | 'nextCheckAt'>;

/** Year at +08:00. */
const yearOf = (at: Date): string => String(new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear());

function boardOf(doc: CaseDoc, open: boolean): Pick<CaseDoc, 'board' | 'boardAt'> {
  if (doc.sensitive) return { board: 'none', boardAt: doc.createdAt };
  if (open) return { board: 'open', boardAt: doc.createdAt };
  const solved = doc.state === 'closed' && doc.outcome !== 'unsatisfied';
  return { board: solved ? 'solved' : 'none', boardAt: doc.closedAt ?? doc.createdAt };
}

/** When the silence of the resident must be looked at: at once when the first notice is already due. */
function silenceCheck(doc: CaseDoc, askedAt: Date, calendar: Calendar, now: Date): Date {
  const facts = { askedAt, reminders: doc.reminders, lastAskedAt: doc.lastAskedAt ?? askedAt, checkPending: false };
  const step = silenceStep(facts, SILENCE_RULE, calendar, now);
  return step.act === 'nothing' && step.nextCheckAt ? step.nextCheckAt : now;
}

/** When the deadline of a step must be looked at: at once when something is due already. */
function watchCheck(doc: CaseDoc, deadlines: Deadlines, calendar: Calendar, now: Date): Date | undefined {
  const { act, nextCheckAt } = watchOf(doc, deadlines, calendar, now);
  return act === 'nothing' ? (nextCheckAt ?? undefined) : now;
}

/**
 * Clock, lists and board of a case as it is after a step. `nextCheckAt` is undefined when nothing falls due
 * by itself.
 */
export function derive(doc: CaseDoc, book: RuleBook, now: Date): DerivedFields {
  const calendar = book.calendarOf(doc);
  const deadlines = deadlinesOf(doc, book);
  const open = OPEN_STATES.includes(doc.state);
  const asked = deadlines.step === 'evaluate' ? deadlines.from : null;
  // While the same asking runs, what the notices settled stays; a note in between moves nothing.
  const same = asked !== null && doc.askedAt?.getTime() === asked.getTime();
  return {
    step: deadlines.step,
    stepFrom: deadlines.from,
    dueAt: deadlines.dueAt ?? doc.closedAt ?? now,
    promisedAt: deadlines.promisedAt,
    askedAt: asked,
    evaluateUntil: same ? doc.evaluateUntil : asked && evaluateUntil(asked, SILENCE_RULE, calendar),
    open,
    era: open ? 'open' : yearOf(doc.createdAt),
    ...boardOf(doc, open),
    nextCheckAt: same ? doc.nextCheckAt : asked ? silenceCheck(doc, asked, calendar, now) : watchCheck(doc, deadlines, calendar, now),
  };
}

/**
 * The same case by another calendar, from its moments alone: also what was settled for the resident's silence. A
 * notice that came late has left the resident longer, and still does.
 */
export function rederive(doc: CaseDoc, book: RuleBook, now: Date): DerivedFields {
  const derived = derive({ ...doc, askedAt: null }, book, now);
  const { step, nextCheckAt } = derived;
  if (step !== 'evaluate' || doc.reminders === 0 || !nextCheckAt) return derived;
  const later = (at: Date | null): Date => (at && at > nextCheckAt ? at : nextCheckAt);
  return { ...derived, dueAt: later(derived.dueAt), evaluateUntil: later(derived.evaluateUntil) };
}
