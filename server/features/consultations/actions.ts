import { consultationActions } from '../../../shared/domain/consultations/actions';
import { conveningUnits } from '../bodies';
import type { ConsultationDoc } from './document';
import type { Person, Standing } from './policy';
import { allDecided } from './queries';
import { goingStep } from './step';

/** What somebody can do with a consultation now. */
export function actionsFor(doc: ConsultationDoc, { part }: Pick<Standing, 'part'>, who: Person): ReturnType<typeof consultationActions> {
  const open = doc.tasks.filter(({ doneAt }) => !doneAt);
  const own = conveningUnits(who);
  return consultationActions({ state: doc.state, step: goingStep(doc)?.step.kind ?? null, decided: allDecided(doc), passed: doc.decision?.results.some(({ passed }) => passed) ?? false, openTasks: open.length, owns: open.some(({ unitId }) => own.includes(unitId)) }, part);
}
