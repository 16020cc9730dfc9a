import type { VoteBases } from '../../platform/votes';
import { allDecided, loadConsultation } from './queries';
import { goingStep } from './step';

/** Consultations as what votes are about: clauses and options of the notice, by their ids, once it is their step. */
export const consultationBasis: VoteBases = {
  kind: 'consultation',
  async load(deps, id) {
    const doc = await loadConsultation(deps, id);
    return {
      kind: 'consultation', id: doc._id, bodyId: doc.bodyId, title: doc.title, clauses: doc.clauses, options: doc.options.map(({ id: option, label, cost }) => ({ id: option, label, ...(cost === null ? {} : { cost }) })), rollId: doc.rollId,
      ready: goingStep(doc)?.step.kind === 'decision' && !allDecided(doc),
    };
  },
};
