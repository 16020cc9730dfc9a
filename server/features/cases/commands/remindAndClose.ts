import { neighboursSay, WHEN_SILENT } from '../../../../shared/copy/neighbourWords';
import { weighNeighbours } from '../../../../shared/domain/cases/neighbourWords';
import { isSampled } from '../../../../shared/domain/cases/sampling';
import { SILENCE_RULE, silenceStep } from '../../../../shared/domain/cases/silence';
import type { Deps } from '../../../platform/deps';
import { callbackFields, reviewFields } from '../after';
import { ruleBook } from '../catalogue';
import { neighbourCount } from '../company/words';
import type { DerivedFields } from '../clock';
import type { CaseDoc } from '../document';
import { nextRound } from '../rounds';
import { applyStep, SYSTEM, type Ask, type Change } from '../step';

/** Drawn for a check by id and month of filing: nobody chooses whom. */
function isDrawn(doc: CaseDoc): boolean {
  return isSampled(doc._id, doc.createdAt.toISOString().slice(0, 7), SILENCE_RULE.sampleRate);
}

/** One more notice; when it came late, the resident has as much longer to answer. */
function reminded(doc: CaseDoc, nextCheckAt: Date, now: Date): Change {
  const later = (at: Date | null): Date => (at && at > nextCheckAt ? at : nextCheckAt);
  const settle = (derived: DerivedFields): DerivedFields => ({
    ...derived,
    nextCheckAt,
    dueAt: later(derived.dueAt),
    evaluateUntil: later(derived.evaluateUntil),
  });
  return { entries: [{ step: 'remind' }], set: { reminders: doc.reminders + 1, lastAskedAt: now }, settle };
}

/** Closed as 未评价, with what the neighbours said; a matter that most of them call unsolved after a redo is the street's to review. */
function closed(doc: CaseDoc, said: string | null, reviews: boolean, now: Date): Change {
  const review = reviews ? reviewFields(now) : {};
  return { entries: [{ step: 'close', text: said }], set: { outcome: 'unrated', closedAt: now, ...callbackFields(doc, now), ...review } };
}

/**
 * The time to answer is over: what the neighbours who met the same say is weighed (`neighbourWords.ts`).
 * @param drawn a second person is to look first
 */
async function endWithout(deps: Deps, doc: CaseDoc, ask: Ask, drawn: boolean): Promise<CaseDoc> {
  const now = deps.clock.now();
  const count = await neighbourCount(deps, doc);
  const verdict = weighNeighbours(count, { round: doc.round, checked: doc.state === 'verified' || doc.sampledSilent });
  const said = count.solved + count.not > 0 ? neighboursSay(count) : null;
  if (verdict === 'redo') {
    return applyStep(deps, doc, SYSTEM, 'redo', ask, () => ({
      entries: [{ step: 'redo', toUnitId: doc.leadUnitId, reason: WHEN_SILENT.redo(said ?? ''), withPromise: true }],
      set: nextRound(doc, now),
    }));
  }
  if (drawn || verdict === 'check') {
    return applyStep(deps, doc, SYSTEM, 'remind', ask, () => ({ entries: [{ step: 'remind', internal: true, text: said }], set: { sampledSilent: true } }));
  }
  const words = said && WHEN_SILENT[verdict === 'review' ? 'review' : 'close'](said);
  return applyStep(deps, doc, SYSTEM, 'close', ask, () => closed(doc, words, verdict === 'review', now));
}

/**
 * What is due now because the resident is silent: a notice, a check of a drawn case, a redo that the neighbours ask for, or the close as 未评价.
 * After downtime the notices still come one at a time, each with a working day to answer. Outcomes: the case after the
 * step; the case as it is when nothing is due; `conflict` when somebody acted meanwhile.
 */
export async function remindAndClose(deps: Deps, doc: CaseDoc): Promise<CaseDoc> {
  const now = deps.clock.now();
  if (!doc.askedAt || !doc.nextCheckAt || doc.nextCheckAt > now) return doc;
  const checkPending = doc.state === 'handled' && !doc.sampledSilent && isDrawn(doc);
  const { askedAt, reminders } = doc;
  const facts = { askedAt, reminders, lastAskedAt: doc.lastAskedAt ?? askedAt, checkPending };
  const due = silenceStep(facts, SILENCE_RULE, (await ruleBook(deps, [doc])).calendarOf(doc), now);
  const ask = { revision: doc.revision, key: `${due.act}-${doc.round}-${doc.revision}` };
  switch (due.act) {
    case 'remind':
      return applyStep(deps, doc, SYSTEM, 'remind', ask, () => reminded(doc, due.nextCheckAt ?? now, now));
    case 'askForCheck':
    case 'close':
      return endWithout(deps, doc, ask, due.act === 'askForCheck');
    default:
      return doc;
  }
}
