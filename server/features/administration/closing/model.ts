import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../../jobs/events';
import type { Holdings } from '../../../../shared/domain/administration/units';
import type { WithPending } from '../../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import type { AuditActor } from '../../audit';

/** A unit that is handed over. One row a unit for ever: it closes once. */
export interface ClosingDoc extends WithPending {
  /** Id of the unit. */
  _id: string;
  successorId: string | null;
  /** Terms that end; the others go on with the successor where their role is possible there. */
  ends: string[];
  by: AuditActor;
  at: Date;
  state: 'closing' | 'closed';
  /** What hung on it when it was begun; `wishes` and `projects` are absent of closings from before they were counted. */
  held: Pick<Holdings, 'cases' | 'members' | 'rules' | 'areas'> & Partial<Pick<Holdings, 'wishes' | 'projects'>>;
}

const schema = new Schema<ClosingDoc>(
  { _id: String, successorId: { type: String, default: null }, ends: [String], by: Schema.Types.Mixed, at: Date, state: String, held: Schema.Types.Mixed, ...pendingFields },
  SCHEMA_OPTIONS,
);
schema.index({ state: 1, at: 1 }, { name: 'closings_under_way' });
indexPending(schema);

export const Closings = ({ db }: Pick<Deps, 'db'>): Model<ClosingDoc> => modelOf(db, 'unitClosings', schema);
