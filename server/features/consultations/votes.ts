import { UNITS_OF_ROLL } from '../../../shared/domain/rolls/kinds';
import type { VoteBases } from '../../platform/votes';
import { rollNow } from '../rolls';
import { allDecided, loadConsultation } from './queries';
import { goingStep } from './step';

/** Consultations as what votes are about: clauses and options of the notice, by their ids, once it is their step; a roll that was brought in anew since holds in its new version. */
export const consultationBasis: VoteBases = {
  kind: 'consultation',
  async load(deps, id) {
    const doc = await loadConsultation(deps, id);
    const roll = doc.rollId === null ? null : await rollNow(deps, doc.rollId);
    return {
      kind: 'consultation', id: doc._id, bodyId: doc.bodyId, title: doc.title, clauses: doc.clauses, options: doc.options.map(({ id: option, label, cost }) => ({ id: option, label, ...(cost === null ? {} : { cost }) })), rollId: roll?._id ?? null,
      ...(roll ? { units: UNITS_OF_ROLL[roll.kind] } : {}),
      ready: goingStep(doc)?.step.kind === 'decision' && !allDecided(doc),
    };
  },
};
