import type { Transition } from '../kernel/stateMachine';
import type { ConsultationPart, ConsultationState } from './kinds';

/** Steps of the document; what is said by many are rows of their own. `agree`: one of two conveners would end the step. */
export const CONSULTATION_ACTIONS = ['edit', 'give', 'agree', 'end', 'finish', 'count', 'decide', 'voted', 'task', 'progress', 'taskDone', 'moveDay', 'report', 'stop', 'remind'] as const;
export type ConsultationAction = (typeof CONSULTATION_ACTIONS)[number];
type Row = Transition<ConsultationState, ConsultationAction, ConsultationPart>;
const going = (action: ConsultationAction, to: ConsultationState, ...by: ConsultationPart[]): Row => ({ from: 'going', action, to, by });

/** Every step of a consultation's document. Which of its own steps may end is a matter of the template (`steps.ts`). */
export const CONSULTATION_TRANSITIONS: readonly Row[] = [
  { from: 'draft', action: 'edit', to: 'draft', by: ['body'] },
  { from: 'draft', action: 'give', to: 'going', by: ['body'] },
  { from: 'draft', action: 'stop', to: 'stopped', by: ['body'] },
  going('agree', 'going', 'body'), going('end', 'going', 'body'), going('finish', 'done', 'body'),
  going('count', 'going', 'body', 'member'), going('decide', 'going', 'body', 'member'), going('voted', 'going', 'system'),
  going('task', 'going', 'body'), going('progress', 'going', 'body', 'owner'), going('taskDone', 'going', 'body', 'owner', 'system'), going('moveDay', 'going', 'body'),
  going('report', 'going', 'body'), going('stop', 'stopped', 'body'), going('remind', 'going', 'system'),
];

export const MEETING_STATES = ['called', 'held', 'off'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export const MEETING_ACTIONS = ['minutes', 'signOff', 'cancel'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];
/** A meeting: called, held once there are minutes, called off before. */
export const MEETING_TRANSITIONS: readonly Transition<MeetingState, MeetingAction, ConsultationPart>[] = [
  { from: 'called', action: 'minutes', to: 'held', by: ['body'] },
  { from: 'held', action: 'minutes', to: 'held', by: ['body'] },
  { from: 'held', action: 'signOff', to: 'held', by: ['body', 'member'] },
  { from: 'called', action: 'cancel', to: 'off', by: ['body'] },
];
