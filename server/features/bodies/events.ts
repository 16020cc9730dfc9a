import type { DomainEvent } from '../../jobs/types';
import type { BodyDoc, RulesDoc, SeatDoc } from './document';

/** What happened to a body, as others hear of it. */
export type BodyStep = 'found' | 'edit' | 'end' | 'rules' | 'seat' | 'seatEnd' | 'proxy' | 'proxyEnd';
export const bodyEvent = (step: BodyStep): string => `body.${step}`;

const event = (_id: string, step: BodyStep, at: Date, data: DomainEvent['data']): DomainEvent => ({ _id, type: bodyEvent(step), at, data });
export const ofBody = (doc: BodyDoc, step: 'found' | 'edit' | 'end', actor: string): DomainEvent => event(`${doc._id}-${doc.revision}-0`, step, doc.updatedAt, { body: doc._id, station: doc.scope.station, community: doc.scope.community, actor });
export const ofRules = (doc: RulesDoc): DomainEvent => event(`${doc._id}-0`, 'rules', doc.at, { body: doc.bodyId, version: doc.version, actor: doc.by });
export const ofSeat = (doc: SeatDoc, step: 'seat' | 'seatEnd' | 'proxy' | 'proxyEnd', actor: string, proxy: string | null = null): DomainEvent =>
  event(`${doc._id}-${doc.revision}-0`, step, doc.updatedAt, { body: doc.bodyId, who: doc.personId, proxy, actor });
