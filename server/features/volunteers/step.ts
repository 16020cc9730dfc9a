import type { VolunteerRuleCode } from '../../../shared/domain/volunteers/rules';
import { VOLUNTEER_TRANSITIONS, volunteerDesk, type VolunteerAction, type VolunteerPart } from '../../../shared/domain/volunteers/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { VolunteerDoc } from './document';
import { eventOf, type VolunteerStep } from './events';
import { Volunteers } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<VolunteerPart>;
export const refuse: (rule: VolunteerRuleCode | 'reasonMissing') => never = refuseBy;

/** What follows from a record's fields, and is kept for lists: to be looked at by when it is due, the rest by when it was touched. */
export function derive(doc: VolunteerDoc): Pick<VolunteerDoc, 'desk' | 'deskAt'> {
  return { desk: volunteerDesk(doc.state), deskAt: doc.state === 'submitted' ? doc.checkDueAt : doc.updatedAt };
}

/** Steps of a volunteer's record, each one guarded write. */
export const applyStep = guardedSteps<VolunteerDoc, VolunteerAction, VolunteerStep>({
  model: Volunteers,
  transitions: VOLUNTEER_TRANSITIONS,
  // What may be refused is in what is said with a step; the table says the rest.
  ruleAgainst: () => null,
  unhurried: ['edit', 'agree', 'pause', 'ask', 'seeProof', 'seeGuardian', 'addMerit', 'dropMerit'],
  full: 'volunteerTimelineFull' satisfies VolunteerRuleCode,
  derive,
  eventOf,
});
