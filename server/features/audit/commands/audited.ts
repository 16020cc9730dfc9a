import { createHash, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { AuditAction, AuditObject, ContactReason } from '../../../../shared/domain/audit/entries';
import type { Role } from '../../../../shared/domain/kernel/roles';
import { isDuplicateKey } from '../../../platform/database/errors';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import type { AuditRow } from '../model';

/** Who acted, in which office; without one where a person deals with what is their own. */
export interface AuditActor {
  readonly personId: string;
  readonly unitId: string | null;
  readonly role: Role | null;
}

export interface AuditEntry {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  /** Id of the person whose data it is. */
  readonly subject?: string | null;
  readonly object?: { readonly kind: AuditObject; readonly id: string; readonly label?: string | null };
  readonly reason?: { readonly code: ContactReason | null; readonly text: string };
  /** Ids of district, street and community it happened in: auditors of a street see only theirs. */
  readonly levels?: readonly string[];
  /** One row however often it is told: `hour` for each person, thing and hour; else a key of the caller's. */
  readonly once?: 'hour' | { readonly key: string };
}

const HOUR_MS = 3_600_000;
/** Rows this process has written or met; they never change, so they need not be written again. */
const MOST = 20_000;
const written = new WeakMap<Connection, Set<string>>();

function idOf({ actor, action, subject, object, once }: AuditEntry, at: Date): string {
  if (once === undefined) return randomUUID();
  const what = once === 'hour' ? [actor.personId, subject ?? '', object?.kind ?? '', object?.id ?? '', Math.floor(at.getTime() / HOUR_MS)] : [once.key];
  return createHash('sha256').update([action, ...what].join('\n')).digest('base64url').slice(0, 32);
}

function rowOf(entry: AuditEntry, at: Date): AuditRow {
  const { actor, action, subject = null, object, reason, levels = [] } = entry;
  return {
    _id: idOf(entry, at), at, actorId: actor.personId, actorUnitId: actor.unitId, actorRole: actor.role, subjectId: subject, action,
    objectKind: object?.kind ?? null, objectId: object?.id ?? null, objectLabel: object?.label ?? null,
    reasonCode: reason?.code ?? null, reasonText: reason?.text || null, levels: [...levels],
  };
}

/**
 * Leaves a row in the audit log: awaited before what it tells of is shown or written, so that nothing is read or
 * changed without one. A plain insert; numbers and hashes are the chaining task's.
 */
export async function audited(deps: Pick<Deps, 'db' | 'clock'>, entry: AuditEntry): Promise<void> {
  const row = rowOf(entry, deps.clock.now());
  const known = written.get(deps.db) ?? new Set();
  written.set(deps.db, known);
  if (known.has(row._id)) return;
  try {
    await rawCollection<AuditRow>(deps.db, 'auditRows').insertOne(row);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (entry.once === undefined) return;
  if (known.size >= MOST) known.clear();
  known.add(row._id);
}

/** What of a held role tells in which office somebody acts. */
interface Held {
  readonly role: Role;
  readonly unitId: string;
}

/** Somebody as an actor in the first of their offices that `acts` is true of; else in none. */
export function actingAs<H extends Held>(person: { readonly personId: string; readonly roles: readonly H[] }, acts: (held: H) => boolean): AuditActor {
  const held = person.roles.find(acts);
  return { personId: person.personId, unitId: held?.unitId ?? null, role: held?.role ?? null };
}

/** Somebody who deals with what is their own. */
export const ownActor = (personId: string): AuditActor => ({ personId, unitId: null, role: null });
