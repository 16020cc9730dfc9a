import type { Model } from 'mongoose';
import type { Deps } from '../platform/deps';

export type { Nudge } from '../platform/nudge';

/**
 * What happened, as stored in `pending[]` of the document it happened to, in the same write.
 * `data` holds ids and codes, never text, names or phone numbers.
 */
export interface DomainEvent {
  /** Unique over the whole; deterministic where a command may run twice: `<aggregate id>-<revision>-<n>`. */
  readonly _id: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Fields that a document with events carries; put them into the schema with `pendingFields` of `events.ts`. */
export interface WithPending {
  pending: DomainEvent[];
  /** Set while `pending` is not empty; a partial index on it is what the relay reads. */
  pendingSince?: Date;
}

/** A collection whose documents carry events. */
export interface EventSource {
  readonly kind: string;
  /** Gives the mongoose model on this connection. */
  model(deps: Deps): Model<WithPending & { _id: string }>;
}

/** Delivered at least once: `handle` must do its work once when run twice (deterministic `_id`s, guarded updates). */
export interface Subscriber {
  /** Unique name, part of the outbox row's `_id`: never renamed. */
  readonly name: string;
  readonly types: readonly string[];
  handle(event: DomainEvent & { readonly source: { kind: string; id: string } }, deps: Deps): Promise<void>;
}

/** One event on its way to one target outside. */
export interface Parcel {
  /** Id of the row: the same at every attempt, so whoever receives it can tell a repeat. */
  readonly id: string;
  readonly event: DomainEvent;
  readonly source: { readonly kind: string; readonly id: string };
  readonly target: string;
  /** From 1. */
  readonly attempt: number;
  /** What whoever sent it noted for the courier. */
  readonly mark?: number;
}

/** The way to one target, as it is for the next few parcels. */
export interface Passage {
  /** How long what goes to this target is tried before it is given up and shown to staff; milliseconds. */
  readonly giveUpMs: number;
  /** Throws a `DeliveryFailure` that says what went wrong. */
  deliver(parcel: Parcel): Promise<void>;
}

/**
 * Carries parcels to targets that can be slow, dead or wrong. Each target has a lane of its own in the outbox: its own
 * order, its own waiting time. Several parcels of one target may be under way at once, those of one document never.
 */
export interface Courier {
  /** Unique name, part of stored ids: never renamed. */
  readonly name: string;
  /** Looks at the target; asked anew for every few parcels, so that what was changed holds for the next ones. */
  open(target: string, deps: Deps): Promise<Passage>;
}

/** Work that comes due by time. `run` finds what is due in the data (`nextCheckAt`), so downtime heals itself. */
export interface Task {
  readonly name: string;
  /** How often it is looked at, milliseconds. */
  readonly everyMs: number;
  /** Does what is due now; safe when two processes run it (a lease makes that rare, guards make it harmless). */
  run(deps: Deps): Promise<void>;
}
