import { Schema, type Model } from 'mongoose';
import type { Blower, CallFacts, CallState, Timer, WhistleKind, WhistleState } from '../../../shared/domain/whistles/whistles';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A call of one unit. People are kept by id for the audit of the record; nobody's whereabouts are. */
export interface WhistleCall extends CallFacts {
  unitId: string;
  state: CallState;
  dueAt: Record<Timer, Date>;
  acknowledgedAt: Date | null;
  contactedAt: Date | null;
  contact: string | null;
  arrivedAt: Date | null;
  /** Photos of the spot, or how far whoever confirmed it stood from the place, metres. */
  proof: { photoIds: string[]; metres: number | null; personId: string } | null;
  late: Timer[];
  /** Rating by whoever blew, and of whoever blew by this unit; 1 to 5. */
  score: number | null;
  scoreOfBlower: number | null;
}

/** One whistle (吹哨): units called to the spot of a case, until they have gone again. */
export interface WhistleDoc extends WithPending {
  /** Derived from case and key: blown twice by one tap is one whistle. */
  _id: string;
  contentHash: string;
  caseId: string;
  kind: WhistleKind;
  state: WhistleState;
  revision: number;
  by: { blower: Blower; unitId: string; personId: string };
  reason: string;
  scope: { district: string; street: string; community: string; station: string; grid: string | null };
  calls: WhistleCall[];
  /** Called units, for their lists. */
  unitIds: string[];
  outcome: string | null;
  tasks: { unitId: string; text: string }[];
  endedAt: Date | null;
  keys: string[];
  /** When a job must look at it; absent when no timer runs. */
  nextCheckAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<WhistleDoc>(
  {
    _id: String, contentHash: String, caseId: String, kind: String, state: String, revision: Number, by: mixed, reason: String, scope: mixed, calls: mixed,
    unitIds: [String], outcome: String, tasks: mixed, endedAt: Date, keys: [String], nextCheckAt: Date, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
// The boards: of a community, a street, the district, a called unit; newest first.
schema.index({ 'scope.community': 1, state: 1, createdAt: -1, _id: -1 }, { name: 'board_community' });
schema.index({ 'scope.street': 1, state: 1, createdAt: -1, _id: -1 }, { name: 'board_street' });
schema.index({ 'scope.district': 1, state: 1, createdAt: -1, _id: -1 }, { name: 'board_district' });
schema.index({ unitIds: 1, state: 1, createdAt: -1, _id: -1 }, { name: 'board_unit' });
schema.index({ caseId: 1, state: 1 }, { name: 'of_case' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);

export const Whistles = ({ db }: Db): Model<WhistleDoc> => modelOf(db, 'whistles', schema);

/** Creates the indexes of whistles; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Whistles(deps).createIndexes();
}
