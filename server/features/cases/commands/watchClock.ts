import { ESCALATION_WORDS, RESUME_WORDS } from '../../../../shared/copy/course';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import { deadlinesOf } from '../clock';
import { holderOf, marksOf, openSupervision, watchOf } from '../course';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import { applyStep, SYSTEM } from '../step';
import { resumeByItself } from './defer';
import { escalateLate, superviseLate } from './supervise';

/** Whoever holds the case is reminded of the deadline (催办); the resident sees it. */
function warn(deps: Deps, doc: CaseDoc, key: string, late: boolean): Promise<CaseDoc> {
  const now = deps.clock.now();
  const marks = marksOf(doc);
  return applyStep(deps, doc, SYSTEM, 'warn', { revision: doc.revision, key }, () => ({
    entries: [{ step: 'warn', toUnitId: holderOf(doc) }],
    set: { watch: { ...marks, warned: true, ...(late ? { pressedAt: now } : {}) } },
  }));
}

/** Nothing is due yet: when to look again. A case that moved on meanwhile is left alone. */
async function lookAgain(deps: Deps, doc: CaseDoc, at: Date | null): Promise<CaseDoc> {
  const change = at ? { $set: { nextCheckAt: at } } : { $unset: { nextCheckAt: 1 } };
  await Cases(deps).updateOne({ _id: doc._id, state: doc.state, revision: doc.revision }, change);
  return doc;
}

/**
 * What is due in a case because of its deadlines: the clock runs on after a pause, its holder is reminded, it is
 * supervised, it is escalated. One act, each counted from the one before, so that downtime is caught up in order and
 * nothing twice. Outcomes: the case after the act, or as it is when nothing is due; `conflict` when somebody acted.
 */
export async function watchClock(deps: Deps, doc: CaseDoc): Promise<CaseDoc> {
  const now = deps.clock.now();
  const book = await ruleBook(deps, [doc]);
  const due = watchOf(doc, deadlinesOf(doc, book), book.calendarOf(doc), now);
  const key = `${due.act}-${doc.round}-${doc.revision}`;
  switch (due.act) {
    case 'resume':
      return resumeByItself(deps, doc, key, RESUME_WORDS[doc.deferral?.state === 'granted' ? 'deferral' : 'question']);
    case 'warn':
      return warn(deps, doc, key, now >= doc.dueAt);
    case 'supervise':
      return superviseLate(deps, doc, key);
    case 'escalate':
      return escalateLate(deps, doc, key, ESCALATION_WORDS[openSupervision(doc) && now < doc.dueAt ? 'unanswered' : 'overdue']);
    default:
      return lookAgain(deps, doc, due.nextCheckAt);
  }
}
