import type { TaskAction } from '../../../shared/domain/volunteerTasks/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { TaskDoc } from './document';

/** What happened to a task, as others hear of it. `soon`, `late`, `checkLate`: what fell due. */
export type TaskStep = TaskAction | 'soon' | 'late' | 'checkLate';
export const taskEvent = (step: TaskStep): string => `volunteerTask.${step}`;

export function eventOf(doc: TaskDoc, step: TaskStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: taskEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
