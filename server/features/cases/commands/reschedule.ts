import { PROMISE_MOVED } from '../../../../shared/copy/cases';
import type { ClockStep } from '../../../../shared/domain/cases/deadlines';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import { ruleBook } from '../catalogue';
import { firstPromise, rederive, type DerivedFields } from '../clock';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import { applyStep, SYSTEM } from '../step';

/** Steps in which the resident still waits for the answer that was promised. */
const WAITING: readonly ClockStep[] = ['accept', 'dispatch', 'acknowledge', 'answer'];

/** Moves what nobody was promised: inner deadlines, the time to evaluate. A case that moved on meanwhile is left alone. */
async function settleQuietly(deps: Deps, doc: CaseDoc, calendarVersion: number, { nextCheckAt, ...fields }: DerivedFields): Promise<void> {
  const check = nextCheckAt ? { $set: { calendarVersion, ...fields, nextCheckAt } } : { $set: { calendarVersion, ...fields }, $unset: { nextCheckAt: 1 } };
  await Cases(deps).updateOne({ _id: doc._id, revision: doc.revision, dueAt: doc.dueAt }, check);
}

/**
 * Computes the deadlines of an open case by the calendar in force. Where the promise to the resident moves, that is a
 * step of its own with the old and the new moment, of which reporter and handler are told. Outcomes: moved; settled
 * without a word; nothing, when the case is by this calendar already; `conflict` when somebody acted meanwhile.
 */
export async function reschedule(deps: Deps, doc: CaseDoc): Promise<void> {
  const { calendarVersion, calendarWhy } = await settingsOf(deps);
  if (!doc.open || (doc.calendarVersion ?? 1) >= calendarVersion) return;
  const next: CaseDoc = { ...doc, calendarVersion };
  const book = await ruleBook(deps, [next]);
  const derived = rederive(next, book, deps.clock.now());
  const moves = WAITING.includes(derived.step) && derived.promisedAt.getTime() !== doc.promisedAt.getTime();
  if (!moves) return settleQuietly(deps, doc, calendarVersion, derived);
  const ask = { revision: doc.revision, key: `calendar-${calendarVersion}` };
  // The account holds the station to the promise of the first round as it stands, not to one that a holiday moved.
  const account = doc.round === 1 ? { firstPromisedAt: firstPromise(next, book) } : {};
  await applyStep(deps, doc, SYSTEM, 'reschedule', ask, () => ({
    entries: [{ step: 'reschedule', withPromise: true, wasDueAt: doc.promisedAt, reason: calendarWhy || PROMISE_MOVED }],
    set: { calendarVersion, ...account },
  }));
}
