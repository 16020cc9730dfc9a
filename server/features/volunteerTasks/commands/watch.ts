import { TASK_TERMS } from '../../../../config/catalogue/volunteerTasks';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { taskRemindAt } from '../../../../shared/domain/volunteerTasks/limits';
import type { Deps } from '../../../platform/deps';
import type { TaskDoc } from '../document';
import type { TaskStep } from '../events';
import { applyStep, checkDueOf, SYSTEM } from '../step';

/** The first thing of a task that has fallen due and was not told; null when nothing has. */
function due(doc: TaskDoc, now: Date): { readonly step: TaskStep; readonly told: Partial<TaskDoc['told']> } | null {
  const waits = doc.state === 'open' || doc.state === 'taken';
  if (waits && !doc.told.late && doc.dueAt <= now) return { step: 'late', told: { soon: true, late: true } };
  if (waits && !doc.told.soon && taskRemindAt(doc.dueAt, TASK_TERMS) <= now) return { step: 'soon', told: { soon: true } };
  const check = checkDueOf(doc);
  return check && !doc.told.check && check <= now ? { step: 'checkLate', told: { check: true } } : null;
}

/** Sees to what has fallen due in a task, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: TaskDoc): Promise<void> {
  const found = due(doc, deps.clock.now());
  if (!found) return;
  try {
    await applyStep(deps, doc, SYSTEM, 'remind', { revision: doc.revision, key: `watch-${doc.revision}` }, () => ({ quiet: true, step: found.step, set: { told: { ...doc.told, ...found.told } } }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
