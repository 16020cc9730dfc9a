import { Schema, type SchemaDefinition } from 'mongoose';
import type { DomainEvent } from './types';

const eventSchema = new Schema<DomainEvent>(
  { _id: { type: String, required: true }, type: { type: String, required: true }, at: { type: Date, required: true }, data: { type: Schema.Types.Mixed, default: {} } },
  { _id: false, id: false, minimize: false, strict: 'throw' },
);

/** Spread into the schema of every document that carries events. */
export const pendingFields = {
  pending: { type: [eventSchema], default: [] },
  pendingSince: { type: Date },
} satisfies SchemaDefinition;

/** Adds the partial index by which the relay finds documents with events. */
export function indexPending<T>(schema: Schema<T>): void {
  schema.index({ pendingSince: 1 }, { name: 'pending_events', partialFilterExpression: { pendingSince: { $exists: true } } });
}

/** The parts of an update that carry events have these operators; others pass through. */
export interface UpdateParts {
  readonly $push?: Readonly<Record<string, unknown>>;
  readonly $set?: Readonly<Record<string, unknown>>;
}

/** The fields of a new document that carries events; spread into what is inserted. */
export function pendingOf(events: readonly DomainEvent[], now: Date): { pending: DomainEvent[]; pendingSince?: Date } {
  return events.length === 0 ? { pending: [] } : { pending: [...events], pendingSince: now };
}

/**
 * Adds events to a guarded update, so that change and event are one write: nothing can happen without its
 * event, and no event without what it tells.
 */
export function withEvents<U extends UpdateParts>(update: U, events: readonly DomainEvent[], now: Date): U & Required<UpdateParts> {
  const pushed = events.length === 0 ? {} : { pending: { $each: [...events] } };
  const marked = events.length === 0 ? {} : { pendingSince: now };
  return { ...update, $push: { ...update.$push, ...pushed }, $set: { ...update.$set, ...marked } };
}
