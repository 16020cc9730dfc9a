import type { ProjectFacts, StepFacts } from '../../../shared/domain/projects/rules';
import type { ProjectDoc, StepRow } from './document';

export const stepFactsOf = ({ id, unitId, doneAt }: StepRow): StepFacts => ({ id, unitId, done: doneAt !== null });

/** A project as the rules look at it. */
export const factsOf = (doc: ProjectDoc): ProjectFacts => ({ state: doc.state, steps: doc.steps.map(stepFactsOf), extended: doc.acceptance?.extended ?? 0 });
