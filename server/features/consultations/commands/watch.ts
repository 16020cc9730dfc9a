import { DomainError } from '../../../../shared/domain/kernel/errors';
import { carryDue } from '../../../../shared/domain/topics/limits';
import type { Tell } from '../../../jobs/guardedStep';
import type { Deps } from '../../../platform/deps';
import type { ConsultationDoc } from '../document';
import { applyStep, goingStep, SYSTEM } from '../step';

/** Sees to what has fallen due, one thing at a time: the days of a step are over, a task is late. One that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: ConsultationDoc): Promise<void> {
  const [now, going] = [deps.clock.now(), goingStep(doc)];
  if (!going) return;
  const over = going.step.days > 0 && !doc.told.includes(going.step.id) && going.until <= now;
  const late = doc.tasks.find(({ doneAt, told, dueOn }) => !doneAt && !told && carryDue(dueOn) <= now);
  if (!over && !late) return;
  const tell: Tell = over ? { step: going.step.id } : { unit: late?.unitId ?? null, task: late?.id ?? null };
  try {
    await applyStep(deps, doc, SYSTEM, 'remind', { revision: doc.revision, key: `watch-${doc.revision}` }, () => ({
      quiet: true, step: over ? ('due' as const) : ('late' as const), tell,
      set: over ? { told: [...doc.told, going.step.id] } : { tasks: doc.tasks.map((task) => (task.id === late?.id ? { ...task, told: true } : task)) },
    }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
