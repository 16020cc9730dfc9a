import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import type { DomainEvent, Task } from './types';

/** `done` rows are removed after a while; `dead` ones stay until somebody has looked. */
export type OutboxState = 'waiting' | 'done' | 'dead';

/** One event for one subscriber. */
export interface OutboxRow {
  /** `<event id>:<subscriber>`: copying twice makes one row. */
  _id: string;
  subscriber: string;
  event: DomainEvent;
  source: { kind: string; id: string };
  /** `<kind>:<id>`: rows of one document are delivered to a subscriber in the order they happened. */
  aggregate: string;
  state: OutboxState;
  attempts: number;
  /** Not to be claimed before this moment. */
  notBefore: Date;
  /** Who works on it and until when it may. */
  owner: string | null;
  leaseUntil: Date | null;
  /** Kind of the last failure, never its words. */
  lastError: string | null;
  at: Date;
  finishedAt: Date | null;
}

const schema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    subscriber: { type: String, required: true },
    event: { type: Schema.Types.Mixed, required: true },
    source: { kind: String, id: String },
    aggregate: { type: String, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    notBefore: { type: Date, required: true },
    owner: { type: String, default: null },
    leaseUntil: { type: Date, default: null },
    lastError: { type: String, default: null },
    at: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  SCHEMA_OPTIONS,
);
schema.index({ state: 1, notBefore: 1, _id: 1 }, { name: 'to_deliver' });
schema.index({ aggregate: 1, subscriber: 1, state: 1, at: 1 }, { name: 'order_of_one_document' });
schema.index({ state: 1, finishedAt: 1 }, { name: 'finished' });

/** The one outbox of the program. */
export const Outbox = (deps: Deps): Model<OutboxRow> => modelOf(deps.db, 'outbox', schema);

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
