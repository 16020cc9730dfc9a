import { rawCollection } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { insertNew, newRow, type OutboxRow } from './outbox';
import type { DomainEvent, EventSource, Subscriber, WithPending } from './types';

const BATCH = 100;
type Carrier = WithPending & { _id: string };

function rowsOf(event: DomainEvent, source: { kind: string; id: string }, subscribers: readonly Subscriber[]): OutboxRow[] {
  return subscribers.filter((one) => one.types.includes(event.type)).map((one) => newRow({ subscriber: one.name, event, source }));
}

/** Pulls what was copied; the mark goes only when nothing is pending. */
async function pull(deps: Deps, source: EventSource, id: string, pending: readonly DomainEvent[]): Promise<void> {
  const collection = rawCollection<Carrier>(deps.db, source.model(deps).collection.name);
  const emptied = await collection.updateOne({ _id: id, pending: [...pending] }, { $set: { pending: [] }, $unset: { pendingSince: '' } });
  if (emptied.matchedCount > 0) return;
  // More was appended meanwhile, or another process pulled: take out exactly what was copied.
  await collection.updateOne({ _id: id }, { $pull: { pending: { _id: { $in: pending.map((event) => event._id) } } } });
  await collection.updateOne({ _id: id, pending: [] }, { $unset: { pendingSince: '' } });
}

/** Copies the events of one document, then pulls them. */
async function relayOne(deps: Deps, source: EventSource, carrier: Carrier, subscribers: readonly Subscriber[]): Promise<void> {
  const from = { kind: source.kind, id: carrier._id };
  await insertNew(deps, carrier.pending.flatMap((event) => rowsOf(event, from, subscribers)));
  await pull(deps, source, carrier._id, carrier.pending);
}

/**
 * Empties `pending[]` of every document into the outbox. Safe when it is cut off anywhere and when two
 * processes do it at once: rows have deterministic ids and are pulled only after they were copied.
 * @returns how many documents were emptied
 */
export async function relay(deps: Deps, sources: readonly EventSource[], subscribers: readonly Subscriber[]): Promise<number> {
  let emptied = 0;
  for (const source of sources) {
    const model = source.model(deps);
    for (;;) {
      const carriers = await model
        .find({ pendingSince: { $exists: true } }, { pending: 1 })
        .sort({ pendingSince: 1 })
        .limit(BATCH)
        .lean<Carrier[]>();
      for (const carrier of carriers) await relayOne(deps, source, carrier, subscribers);
      emptied += carriers.length;
      if (carriers.length < BATCH) break;
    }
  }
  return emptied;
}
