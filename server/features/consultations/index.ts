import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { consultationEraser } from './erase';
import { Asks, Consultations, ensureIndexes, Meetings } from './model';
import { decisionPage } from './publicPage';
import { handlers } from './routes';
import { fileUsers } from './files';
import { endTasks, hearVotes, keepFiles, tellTopic } from './subscribers';
import { askClock, consultationClock, recountClock } from './tasks';
import { consultationKind } from './thread';
import { consultationBasis } from './votes';

export { begin, give, type Beginning } from './commands/begin';
export { call, mark, signOff, writeMinutes } from './commands/meet';
export { answer, ask, giveOpinion, rate, writePaper } from './commands/say';
export { count, endStep, report } from './commands/steps';
export { recordVote } from './commands/vote';
export { giveTask, progress } from './commands/tasks';
export type { AskDoc, ConsultationDoc, MeetingDoc } from './document';
export { askEvent, consultationEvent, meetingEvent, type AskStep, type ConsultationStep, type MeetingStep } from './events';
export { followersOf } from './people';
export { authorise as authoriseConsultation, authoriseMeeting } from './policy';
export { consultationsById, loadAsk, loadConsultation, loadMeeting, meetingsById } from './queries';
export { goingStep } from './step';
export { askClock, consultationClock, recountClock } from './tasks';

const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });

/** Consultations (协商): a process of steps in order on an adopted topic, with opinions, questions, meetings, decision, publication, tasks and report. */
export const feature: Feature = {
  name: 'consultations', handlers, sources: [source('consultation', Consultations), source('consultationAsk', Asks), source('meeting', Meetings)], subscribers: [tellTopic, keepFiles, endTasks, hearVotes], tasks: [consultationClock, askClock, recountClock], conversions: [consultationKind], voteBases: [consultationBasis], pages: [decisionPage], fileUsers, erasers: [consultationEraser], ensureIndexes,
};
