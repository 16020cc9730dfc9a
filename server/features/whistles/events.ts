import type { DomainEvent } from '../../jobs/types';
import type { WhistleDoc } from './model';

/** What happened to a whistle, as others hear of it. */
export const WHISTLE_EVENTS = {
  blow: 'whistle.blown',
  acknowledge: 'whistle.acknowledged',
  contact: 'whistle.contacted',
  arrive: 'whistle.arrived',
  late: 'whistle.late',
  end: 'whistle.ended',
  rate: 'whistle.rated',
} as const;
export type WhistleStep = keyof typeof WHISTLE_EVENTS;

/** The event of a step; `unit` is the called unit it is about, `timer` the one that ran out. */
export function eventOf(doc: WhistleDoc, step: WhistleStep, about: { readonly n?: number; readonly unit?: string | null; readonly timer?: string | null; readonly actor: string | null }): DomainEvent {
  return {
    _id: `${doc._id}-${doc.revision}-${about.n ?? 0}`,
    type: WHISTLE_EVENTS[step],
    at: doc.updatedAt,
    data: {
      case: doc.caseId, kind: doc.kind, station: doc.scope.station, street: doc.scope.street, district: doc.scope.district, blower: doc.by.blower, by: doc.by.unitId,
      unit: about.unit ?? null, timer: about.timer ?? null, actor: about.actor,
    },
  };
}
