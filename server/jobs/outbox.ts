import { Schema, type Model } from 'mongoose';
import { isDuplicateKey } from '../platform/database/errors';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import type { DomainEvent, Task } from './types';

/** `done` rows are removed after a while; `dead` ones stay until somebody has looked. */
export type OutboxState = 'waiting' | 'done' | 'dead';

/** The lane of everything that stays in the house; each target outside has one of its own. */
export const HOUSE = 'house';

/** One event for one subscriber, or for one target outside. */
export interface OutboxRow {
  /** `<event id>:<subscriber>`, with `:<target>` behind it where there is one: copying twice makes one row. */
  _id: string;
  /** Name of the subscriber or of the courier. */
  subscriber: string;
  /** Rows of a lane wait for one another's target and for nothing else. */
  lane: string;
  /** Where it goes, for a courier; absent inside the house. */
  target?: string;
  event: DomainEvent;
  /** A number that whoever sent it noted for the courier. */
  mark?: number;
  source: { kind: string; id: string };
  /** `<kind>:<id>`: rows of one document are delivered to a subscriber, or a target, in the order they happened. */
  aggregate: string;
  state: OutboxState;
  attempts: number;
  /** Not to be claimed before this moment. */
  notBefore: Date;
  /** Who works on it and until when it may. */
  owner: string | null;
  leaseUntil: Date | null;
  /** How often whoever had claimed it ended before it was done; absent while nobody did. */
  abandoned?: number;
  /** Kind of the last failure, never its words. */
  lastError: string | null;
  at: Date;
  /** From when the time is counted after which it is given up, where that is not `at`: it was sent again by hand. */
  since?: Date;
  finishedAt: Date | null;
  /** The row that took its place, where it was sent elsewhere by hand. */
  redirectedTo?: string;
  /** When somebody said that it need not be sent any more. */
  settledAt?: Date;
}

const schema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    subscriber: { type: String, required: true },
    lane: { type: String, required: true },
    target: String,
    event: { type: Schema.Types.Mixed, required: true },
    mark: Number,
    source: { kind: String, id: String },
    aggregate: { type: String, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    notBefore: { type: Date, required: true },
    owner: { type: String, default: null },
    leaseUntil: { type: Date, default: null },
    abandoned: Number,
    lastError: { type: String, default: null },
    at: { type: Date, required: true },
    since: Date,
    finishedAt: { type: Date, default: null },
    redirectedTo: String,
    settledAt: Date,
  },
  SCHEMA_OPTIONS,
);
// Equality first: what waits in one lane costs the others nothing, and the next of a lane is the first entry.
schema.index({ state: 1, lane: 1, notBefore: 1, _id: 1 }, { name: 'next_of_a_lane' });
schema.index({ aggregate: 1, subscriber: 1, lane: 1, state: 1, at: 1 }, { name: 'order_of_one_document_by_lane' });
schema.index({ state: 1, finishedAt: 1 }, { name: 'finished' });

/** The one outbox of the program. */
export const Outbox = (deps: Deps): Model<OutboxRow> => modelOf(deps.db, 'outbox', schema);

/** What a new row is made of; `target` for what goes outside. */
export interface RowParts extends Pick<OutboxRow, 'subscriber' | 'event' | 'source'> {
  readonly target?: string;
  readonly mark?: number;
}

/** The lane of a target. */
export const laneOf = (courier: string, target: string): string => `${courier}/${target}`;

/** A row as it begins. */
export function newRow({ subscriber, event, source, target, mark }: RowParts): OutboxRow {
  return {
    _id: [event._id, subscriber, ...(target === undefined ? [] : [target])].join(':'),
    subscriber,
    lane: target === undefined ? HOUSE : laneOf(subscriber, target),
    ...(target === undefined ? {} : { target }),
    event,
    ...(mark === undefined ? {} : { mark }),
    source,
    aggregate: `${source.kind}:${source.id}`,
    state: 'waiting',
    attempts: 0,
    // Due since it happened, so that rows are taken up in the order of events.
    notBefore: event.at,
    owner: null,
    leaseUntil: null,
    lastError: null,
    at: event.at,
    finishedAt: null,
  };
}

/** Inserts what is not there yet; a row that is there has been copied before, perhaps delivered. */
export async function insertNew(deps: Deps, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await rawCollection<OutboxRow>(deps.db, Outbox(deps).collection.name).insertMany(rows, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** How many deliveries are waiting, and how many have failed for good: what staff and `/health/ready` look at. */
export async function outboxState(deps: Deps): Promise<{ waiting: number; dead: number }> {
  const [waiting, dead] = await Promise.all([Outbox(deps).countDocuments({ state: 'waiting' }), Outbox(deps).countDocuments({ state: 'dead' })]);
  return { waiting, dead };
}

/** A delivered row outlives every copy of its event that a slow relay may still write. */
const KEPT_MS = 14 * 24 * 3_600_000;

/** Removes rows that were delivered two weeks ago; dead ones stay until somebody has looked. */
export const clearOutbox: Task = {
  name: 'outbox.clear',
  everyMs: 3_600_000,
  async run(deps) {
    await Outbox(deps).deleteMany({ state: 'done', finishedAt: { $lte: new Date(deps.clock.now().getTime() - KEPT_MS) } });
  },
};
