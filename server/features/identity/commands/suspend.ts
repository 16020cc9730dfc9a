import { isSuspended, ruleAgainstSuspending, SUSPENSION_LIMITS, suspendedUntil, type SuspensionDays, type SuspensionReason } from '../../../../shared/domain/identity/suspensions';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Suspensions, type SuspensionDoc, type SuspensionRow } from '../modelSuspensions';
import { ACCOUNT_RESTORED, ACCOUNT_SUSPENDED, suspensionOf } from '../suspensions';
import { viewerOfPerson } from '../viewers';
import { endSessionsOf } from './endSessions';

interface Asked {
  readonly personId: string;
  readonly byId: string;
  /** The office that decides. */
  readonly unitId: string | null;
  /** As it was looked at; 0: no record. */
  readonly revision: number;
  readonly key: string;
}
const REMEMBERED_KEYS = 20;
const stampOf = (what: string, { byId, key }: Asked): string => `${what}:${byId}:${key}`;
const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};
const conflict = (doc: Pick<SuspensionDoc, 'revision'> | null): DomainError => new DomainError('conflict', { revision: doc?.revision ?? 0 });
const eventOf = (type: string, { personId, unitId, byId }: Asked, revision: number, at: Date): DomainEvent => ({ _id: `suspension-${personId}-${revision}`, type, at, data: { person: personId, unit: unitId, actor: byId } });
const rowOf = ({ since, until, reason, text, unitId, byId, liftedAt, liftedById, liftText }: SuspensionDoc): SuspensionRow => ({ since, until, reason, text, unitId, byId, liftedAt, liftedById, liftText });

async function first(deps: Deps, doc: SuspensionDoc): Promise<void> {
  try {
    await Suspensions(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw conflict(await suspensionOf(deps, doc._id));
  }
}

/**
 * Stops somebody's account for some days, or until it is lifted (`days` null): they are logged out everywhere and let in no more,
 * and whoever hears of it takes over what they held. Outcomes: stopped, the same for the same key; `not_found`; `conflict`;
 * `rule_refused` suspendOwn, suspendTwice, suspendOffice, suspendReason.
 */
export async function suspend(deps: Deps, ask: Asked & { readonly reason: SuspensionReason; readonly text: string; readonly days: SuspensionDays | null }): Promise<void> {
  const [before, person, now, stamp] = [await suspensionOf(deps, ask.personId), await viewerOfPerson(deps, ask.personId), deps.clock.now(), stampOf('suspend', ask)];
  if (!person) throw new DomainError('not_found');
  if (before?.keys.includes(stamp)) return endSessionsOf(deps, ask.personId);
  const rule = ruleAgainstSuspending({ personId: ask.personId, roles: person.roles.map(({ role }) => role), suspended: isSuspended(before, now) }, ask);
  if (rule) refuse(rule);
  if ((before?.revision ?? 0) !== ask.revision) throw conflict(before);
  const revision = ask.revision + 1;
  const row: SuspensionRow = { since: now, until: suspendedUntil(now, ask.days), reason: ask.reason, text: ask.text.trim() || null, unitId: ask.unitId, byId: ask.byId, liftedAt: null, liftedById: null, liftText: null };
  const event = eventOf(ACCOUNT_SUSPENDED, ask, revision, now);
  if (!before) await first(deps, { _id: ask.personId, revision, ...row, past: [], keys: [stamp], ...pendingOf([event], now) });
  else {
    const past = [...before.past, rowOf(before)].slice(-SUSPENSION_LIMITS.past);
    const update = { $set: { ...row, revision, past }, $push: { keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } };
    const { matchedCount } = await Suspensions(deps).updateOne({ _id: ask.personId, revision: ask.revision }, withEvents(update, [event], now));
    if (matchedCount === 0) throw conflict(await suspensionOf(deps, ask.personId));
  }
  deps.nudge(Suspensions(deps));
  await endSessionsOf(deps, ask.personId);
}

/** Lifts it: they are let in again, and find everything as it was. Outcomes: lifted, the same for the same key; `conflict`; `rule_refused` notSuspended. */
export async function restore(deps: Deps, ask: Asked & { readonly text: string }): Promise<void> {
  const [before, now, stamp] = [await suspensionOf(deps, ask.personId), deps.clock.now(), stampOf('restore', ask)];
  if (before?.keys.includes(stamp)) return;
  if (!before || !isSuspended(before, now)) return refuse('notSuspended');
  if (before.revision !== ask.revision) throw conflict(before);
  const revision = ask.revision + 1;
  const update = { $set: { revision, liftedAt: now, liftedById: ask.byId, liftText: ask.text.trim() || null }, $push: { keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } };
  const { matchedCount } = await Suspensions(deps).updateOne({ _id: ask.personId, revision: ask.revision }, withEvents(update, [eventOf(ACCOUNT_RESTORED, ask, revision, now)], now));
  if (matchedCount === 0) throw conflict(await suspensionOf(deps, ask.personId));
  deps.nudge(Suspensions(deps));
}
