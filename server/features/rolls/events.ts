import type { RollAction } from '../../../shared/domain/rolls/kinds';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { LineDoc, ObjectionDoc, RollDoc, RollImportDoc } from './document';

/** What happened to a roll, as others hear of it. `write`: it is to be written; `over`: its days are over; `match`: certain matches are to be made. */
export type RollStep = RollAction | 'write' | 'over' | 'match';
export type LineStep = 'matched' | 'unmatched' | 'corrected' | 'proposed' | 'declined' | 'delegate' | 'delegateEnd' | 'voterAsked' | 'voterNamed';
export type ObjectionStep = 'raise' | 'answer' | 'late';
export const rollEvent = (step: RollStep): string => `roll.${step}`;
export const lineEvent = (step: LineStep): string => `rollLine.${step}`;
export const objectionEvent = (step: ObjectionStep): string => `rollObjection.${step}`;
/** A table is to be read. */
export const ROLL_IMPORT = 'rollImport.read';

export const ofRoll = (doc: RollDoc, step: RollStep, actor: string | null, tell: Tell = {}): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: rollEvent(step), at: doc.updatedAt, data: { body: doc.bodyId, station: doc.scope.station, community: doc.scope.community, actor, ...tell } });
/** `who`: a person whom it is about and who stands there no more. */
export const ofLine = (doc: LineDoc, step: LineStep, actor: string, who: string | null = null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: lineEvent(step), at: doc.updatedAt, data: { roll: doc.rollId, ref: doc.ref, actor, who } });
export const ofObjection = (doc: ObjectionDoc, step: ObjectionStep, actor: string | null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: objectionEvent(step), at: doc.updatedAt, data: { roll: doc.rollId, station: doc.station, who: doc.personId, state: doc.state, actor } });
export const ofImport = (doc: RollImportDoc): DomainEvent => ({ _id: `${doc._id}-0`, type: ROLL_IMPORT, at: doc.createdAt, data: { body: doc.bodyId } });
