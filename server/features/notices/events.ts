import type { NoticeAction } from '../../../shared/domain/notices/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { NoticeDoc } from './document';

/** What happened to a notice, as others hear of it. */
export type NoticeStep = NoticeAction | 'write';
export const noticeEvent = (step: NoticeStep): string => `notice.${step}`;

export function eventOf(doc: NoticeDoc, step: NoticeStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  return { _id: `${doc._id}-${doc.revision}-0`, type: noticeEvent(step), at: doc.updatedAt, data: { unit: doc.unitId, state: doc.state, emergency: doc.emergency, edition: doc.edition, actor: actorId, ...tell } };
}
