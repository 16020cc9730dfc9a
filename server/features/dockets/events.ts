import type { DomainEvent } from '../../jobs/types';
import type { DocketDoc } from './model';

/** What happened to a meeting, as others hear of it; what is noted at the table makes none. */
export const DOCKET_EVENTS = { call: 'docket.called', agenda: 'docket.changed', publish: 'docket.published', late: 'docket.late', moveTask: 'docket.taskMoved' } as const;
export type DocketEventStep = keyof typeof DOCKET_EVENTS;

/** The event of a step; `unit` is the one whose task is late. */
export function eventOf(doc: DocketDoc, step: DocketEventStep, about: { readonly n?: number; readonly unit?: string | null; readonly task?: string; readonly actor: string | null }): DomainEvent {
  return {
    _id: `${doc._id}-${doc.revision}-${about.n ?? 0}`,
    type: DOCKET_EVENTS[step],
    at: doc.updatedAt,
    data: { by: doc.by.unitId, street: doc.scope.street, district: doc.scope.district, unit: about.unit ?? null, task: about.task ?? null, actor: about.actor },
  };
}
