import { isSampled } from '../../../../shared/domain/cases/sampling';
import { SILENCE_RULE, silenceStep } from '../../../../shared/domain/cases/silence';
import type { Deps } from '../../../platform/deps';
import { callbackFields } from '../after';
import { ruleBook } from '../catalogue';
import type { DerivedFields } from '../clock';
import type { CaseDoc } from '../document';
import { applyStep, SYSTEM, type Change } from '../step';

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

/**
 * What is due now because the resident is silent: a notice, a check of a drawn case, or the close as 未评价.
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
      return applyStep(deps, doc, SYSTEM, 'remind', ask, () => ({
        entries: [{ step: 'remind', internal: true }],
        set: { sampledSilent: true },
      }));
    case 'close':
      return applyStep(deps, doc, SYSTEM, 'close', ask, () => ({
        entries: [{ step: 'close' }],
        set: { outcome: 'unrated', closedAt: now, ...callbackFields(doc, now) },
      }));
    default:
      return doc;
  }
}
