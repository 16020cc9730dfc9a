import { ruleAgainstProject, type ProjectRuleCode } from '../../../shared/domain/projects/rules';
import { PROJECT_TRANSITIONS, type ProjectAction, type ProjectPart } from '../../../shared/domain/projects/states';
import { guardedSteps, refuse as refuseBy, type StepActor, type StepChange } from '../../jobs/guardedStep';
import { derive } from './derive';
import type { ProjectDoc } from './document';
import { eventOf, type ProjectStep } from './events';
import { factsOf } from './facts';
import { Projects } from './model';

export { remembered, stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';

/** Who acts in a project: as what, and for which units. */
export interface Actor extends StepActor<ProjectPart> {
  readonly units: readonly string[];
}
export const SYSTEM: Actor = { personId: null, parts: ['system'], units: [] };
export type Change = StepChange<ProjectDoc, ProjectAction, ProjectStep>;
export const refuse: (rule: ProjectRuleCode | 'photoNotYours' | 'cannotBecome') => never = refuseBy;

/** One step of a project; outcomes as of `guardedSteps`. */
export const applyStep = guardedSteps<ProjectDoc, ProjectAction, ProjectStep>({
  model: Projects,
  transitions: PROJECT_TRANSITIONS,
  ruleAgainst: (action, doc) => ruleAgainstProject(action, factsOf(doc)),
  unhurried: ['edit', 'ask', 'answer', 'plan', 'report', 'moveStep'],
  full: 'projectTimelineFull',
  derive,
  eventOf,
});
