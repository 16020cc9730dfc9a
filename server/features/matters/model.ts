import { Schema, type Model } from 'mongoose';
import type { Day } from '../../../shared/domain/kernel/days';
import type { AdmissionPart, AdmissionState, RefusalGround } from '../../../shared/domain/matters/admissions';
import type { MatterItem } from '../../../shared/domain/matters/lists';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** Levels that a list or a request belongs to, as of when it was made. */
export interface Scope {
  readonly district: string;
  readonly street: string;
  readonly community: string;
  readonly station: string;
}

/** One published version of a community's list (事项清单). Never changed again. */
export interface ListDoc {
  /** `<community>.<version>`: of two who publish at once, one is first. */
  _id: string;
  scope: Scope;
  version: number;
  effectiveFrom: Day;
  items: MatterItem[];
  lines: number;
  /** How many of its lines each department leads: what reports add up without reading the lines. `unitId`: who was called so at publication; absent for what is outside. */
  assists: { lead: string; unitId?: string; lines: number }[];
  /** Against the version before. */
  change: { added: number; gone: number; changed: number };
  at: Date;
  by: string;
  why: string;
  key: string;
  /** Community and revision of the draft it was made of. */
  from: { community: string; revision: number };
}

/** What is being written for the next version. Its revision rises with every write. */
export interface ListDraftDoc {
  /** The community. */
  _id: string;
  revision: number;
  items: MatterItem[] | null;
  by: string;
  at: Date;
}

export interface AdmissionDecision {
  at: Date;
  personId: string;
  admitted: boolean;
  ground: RefusalGround | null;
  /** As it was cited then. */
  article: string;
  reason: string;
  until: Day | null;
}
/** One asking and what the station said to it. */
export interface AdmissionRound {
  at: Date;
  personId: string;
  purpose: string;
  basis: string;
  people: number;
  money: number;
  until: Day;
  decision: AdmissionDecision | null;
}

/** A request that work outside of the list be admitted (准入). People are kept by id for the record and shown nowhere. */
export interface AdmissionDoc extends WithPending {
  /** Derived from who asked and the key of the tap. */
  _id: string;
  contentHash: string;
  scope: Scope;
  askerUnitId: string;
  /** Where it was ordered from, as it was called then, and the number there; absent where a person asked. */
  order?: { from: string; name: string; number: string };
  title: string;
  state: AdmissionState;
  waiting: boolean;
  revision: number;
  /** The list in force when it was asked; 0 where there was none. */
  listVersion: number;
  /** Year of the first asking at +08:00: where the yearly report counts it. */
  year: number;
  rounds: AdmissionRound[];
  /** Until when it runs; null unless admitted. */
  until: Day | null;
  /** Ended before its day; absent where it was not. */
  ended?: { at: Date; personId: string; by: AdmissionPart; reason: string };
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

const mixed = Schema.Types.Mixed;
const listSchema = new Schema<ListDoc>({ _id: String, scope: mixed, version: Number, effectiveFrom: String, items: mixed, lines: Number, assists: mixed, change: mixed, at: Date, by: String, why: String, key: String, from: mixed }, SCHEMA_OPTIONS);
for (const level of ['community', 'street', 'district']) listSchema.index({ [`scope.${level}`]: 1, version: -1 }, { name: `versions_of_${level}` });

const draftSchema = new Schema<ListDraftDoc>({ _id: String, revision: Number, items: mixed, by: String, at: Date }, SCHEMA_OPTIONS);

const admissionSchema = new Schema<AdmissionDoc>(
  {
    _id: String, contentHash: String, scope: mixed, askerUnitId: String, order: mixed, title: String, state: String, waiting: Boolean, revision: Number, listVersion: Number, year: Number,
    rounds: mixed, until: String, ended: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
for (const level of ['community', 'street', 'district']) {
  admissionSchema.index({ [`scope.${level}`]: 1, waiting: 1, createdAt: -1, _id: -1 }, { name: `board_${level}` });
  admissionSchema.index({ [`scope.${level}`]: 1, year: -1, createdAt: -1 }, { name: `report_${level}` });
}
admissionSchema.index({ askerUnitId: 1, waiting: 1, createdAt: -1, _id: -1 }, { name: 'board_asker' });
// The request that an order became.
admissionSchema.index({ 'order.from': 1, 'order.number': 1 }, { name: 'of_order', partialFilterExpression: { 'order.from': { $exists: true } } });
// What runs outside of the list of a community.
admissionSchema.index({ 'scope.community': 1, state: 1, until: 1 }, { name: 'running' });
indexPending(admissionSchema);

export const Lists = ({ db }: Db): Model<ListDoc> => modelOf(db, 'matterLists', listSchema);
export const ListDrafts = ({ db }: Db): Model<ListDraftDoc> => modelOf(db, 'matterListDrafts', draftSchema);
export const Admissions = ({ db }: Db): Model<AdmissionDoc> => modelOf(db, 'admissions', admissionSchema);

/** Creates the indexes of lists and admissions; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Lists(deps).createIndexes();
  await Admissions(deps).createIndexes();
}
