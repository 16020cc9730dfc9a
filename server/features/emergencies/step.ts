import { EMERGENCY_TRANSITIONS, ruleAgainstQuestion, type EmergencyAction, type EmergencyPart, type EmergencyRuleCode } from '../../../shared/domain/emergencies/states';
import { guardedSteps, refuse as refuseBy, type StepActor, type Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { EmergencyDoc } from './document';
import { Emergencies } from './model';

export type { Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<EmergencyPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: EmergencyRuleCode) => never = refuseBy;
/** What happened to an emergency mode, as others hear of it. */
export type EmergencyStep = EmergencyAction | 'ask';
export const emergencyEvent = (step: EmergencyStep): string => `emergency.${step}`;
export const eventOf = (doc: EmergencyDoc, step: EmergencyStep, actorId: string | null, tell: Tell = {}): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: emergencyEvent(step), at: doc.updatedAt, data: { unit: doc.unitId, state: doc.state, actor: actorId, ...tell } });

/** Steps of an emergency mode, each one guarded write with its event. */
export const applyStep = guardedSteps<EmergencyDoc, EmergencyAction, EmergencyStep>({
  model: Emergencies,
  transitions: EMERGENCY_TRANSITIONS,
  ruleAgainst: (action, { question }) => (action === 'question' ? ruleAgainstQuestion(question !== null) : null),
  unhurried: ['advise'],
  full: 'emergencyTimelineFull' satisfies EmergencyRuleCode,
  derive: () => ({}),
  eventOf,
});
