import { laneOf } from '../../../shared/domain/consultations/kinds';
import type { ConsultationRuleCode } from '../../../shared/domain/consultations/rules';
import { CONSULTATION_TRANSITIONS, MEETING_TRANSITIONS, type ConsultationAction, type MeetingAction } from '../../../shared/domain/consultations/states';
import { nextStep, stepUntil } from '../../../shared/domain/consultations/steps';
import type { StepTemplate, ConsultationPart } from '../../../shared/domain/consultations/kinds';
import { carryDue } from '../../../shared/domain/topics/limits';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { ConsultationDoc, MeetingDoc, StepRow } from './document';
import { eventOf, meetingEventOf, type ConsultationStep, type MeetingStep } from './events';
import { Consultations, Meetings } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<ConsultationPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: ConsultationRuleCode | 'cannotBecome' | 'topicUnit' | 'topicDay' | 'bodyQuorum' | 'bodyNobody') => never = refuseBy;
export const refuseIf = (rule: ConsultationRuleCode | null): void => { if (rule) refuse(rule); };

/** The step that goes on, with since when; null before the notice and after the end. */
export function goingStep(doc: Pick<ConsultationDoc, 'state' | 'plan' | 'steps'>): { readonly step: StepTemplate; readonly row: StepRow; readonly until: Date } | null {
  const step = doc.state === 'going' ? nextStep(doc.plan, doc.steps) : null;
  const row = doc.steps.find(({ id }) => id === step?.id);
  return step && row?.startedAt ? { step, row, until: stepUntil(step, row.startedAt) } : null;
}

/** When a consultation is looked at next: to say that the days of a step are over, or that a task is late. */
function checkOf(doc: ConsultationDoc): Date | undefined {
  const going = goingStep(doc);
  if (!going) return undefined;
  const moments = [...(going.step.days > 0 && !doc.told.includes(going.step.id) ? [going.until] : []), ...doc.tasks.filter(({ doneAt, told }) => !doneAt && !told).map(({ dueOn }) => carryDue(dueOn))];
  return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
}
/** What follows from a consultation's fields, and is kept for lists and for what falls due. */
export const derive = (doc: ConsultationDoc): { lane: ConsultationDoc['lane']; dueAt: Date; nextCheckAt: Date | undefined; owners: string[] } => ({
  lane: laneOf(doc.state), dueAt: goingStep(doc)?.until ?? doc.updatedAt, nextCheckAt: checkOf(doc), owners: [...new Set(doc.tasks.map(({ unitId }) => unitId))],
});

/** Steps of a consultation, each one guarded write with its event. */
export const applyStep = guardedSteps<ConsultationDoc, ConsultationAction, ConsultationStep>({ model: Consultations, transitions: CONSULTATION_TRANSITIONS, ruleAgainst: () => null, unhurried: ['edit', 'progress', 'moveDay', 'count'], full: 'consultationTimelineFull' satisfies ConsultationRuleCode, derive, eventOf });
/** Steps of a meeting. */
export const applyMeeting = guardedSteps<MeetingDoc, MeetingAction, MeetingStep>({ model: Meetings, transitions: MEETING_TRANSITIONS, ruleAgainst: () => null, unhurried: ['minutes'], full: 'consultationTimelineFull' satisfies ConsultationRuleCode, derive: () => ({}), eventOf: meetingEventOf });
