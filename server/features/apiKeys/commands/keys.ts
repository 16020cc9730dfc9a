import { createHash, randomBytes } from 'node:crypto';
import { KEY_LIMITS, keyText, keyWorks, type KeyScope } from '../../../../shared/domain/integrations/apiKeys';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { getUnit } from '../../organisation';
import { digestOf } from '../integrator';
import { ApiKeys, type ApiKeyDoc } from '../model';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const TAIL = 4;

export interface NewKey {
  readonly unitId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly days: number;
  readonly perMinute: number;
}
/** A key; `secret` is the key as it is handed out, where it was made just now. */
export interface Made {
  readonly key: ApiKeyDoc;
  readonly secret: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);
const newSecret = (): string => randomBytes(32).toString('base64url');

async function told(deps: Deps, actor: AuditActor, { _id, name }: Pick<ApiKeyDoc, '_id' | 'name'>): Promise<void> {
  await audited(deps, { actor, action: 'settingsChanged', object: { kind: 'setting', id: `apiKey:${_id}`, label: name } });
}

/** The key that an earlier tap made. It was shown then, and nobody can show it again. `key_reused` where it asked for another. */
async function repeated(deps: Deps, id: string, contentHash: string): Promise<Made> {
  const key = await ApiKeys(deps).findById(id).lean<ApiKeyDoc>();
  if (key?.contentHash !== contentHash) throw new DomainError('key_reused');
  return { key, secret: null };
}

/** Makes a key for a unit. `not_found`, `rule_refused` (`tooManyKeys`), `key_reused`. */
export async function makeKey(deps: Deps, given: NewKey, by: { actor: AuditActor; key: string }): Promise<Made> {
  const unit = await getUnit(deps, given.unitId);
  if (!unit || unit.closedAt !== null) throw new DomainError('not_found');
  const [id, contentHash, now] = [digest(`apiKey\n${by.actor.personId}\n${by.key}`), digest(JSON.stringify(given)), deps.clock.now()];
  if (await ApiKeys(deps).exists({ _id: id })) return repeated(deps, id, contentHash);
  if ((await ApiKeys(deps).countDocuments({ unitId: unit.id, revokedAt: null, expiresAt: { $gt: now } })) >= KEY_LIMITS.ofUnit) throw new DomainError('rule_refused', { rule: 'tooManyKeys' });
  const secret = newSecret();
  const key: ApiKeyDoc = {
    _id: id, contentHash, unitId: unit.id, name: given.name, scopes: [...given.scopes], hash: digestOf(secret), tail: secret.slice(-TAIL), formerHash: null, formerUntil: null,
    perMinute: given.perMinute, expiresAt: new Date(now.getTime() + given.days * DAY_MS), revokedAt: null, lastUsedAt: null, revision: 0, createdAt: now, updatedAt: now,
  };
  await told(deps, by.actor, key);
  try {
    await ApiKeys(deps).insertMany([key]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return repeated(deps, id, contentHash);
  }
  return { key, secret: keyText(id, secret) };
}

/** One that still works. `not_found`, `rule_refused` (`keyOver`), `conflict`. */
async function change(deps: Deps, id: string, revision: number, actor: AuditActor, set: (key: ApiKeyDoc, now: Date) => Partial<ApiKeyDoc>): Promise<ApiKeyDoc> {
  const [key, now] = [await ApiKeys(deps).findById(id).lean<ApiKeyDoc>(), deps.clock.now()];
  if (!key) throw new DomainError('not_found');
  if (!keyWorks(key, now)) throw new DomainError('rule_refused', { rule: 'keyOver' });
  if (key.revision !== revision) throw new DomainError('conflict', { revision: key.revision });
  await told(deps, actor, key);
  const update = { $set: { ...set(key, now), revision: revision + 1, updatedAt: now } };
  const written = await ApiKeys(deps).findOneAndUpdate({ _id: id, revision, revokedAt: null }, update, { returnDocument: 'after' }).lean<ApiKeyDoc>();
  if (!written) throw new DomainError('conflict');
  return written;
}

/** Makes a new secret; the one before works beside it for some hours. `not_found`, `conflict`, `rule_refused` (`keyOver`). */
export async function rotateKey(deps: Deps, id: string, { revision, overlapHours }: { readonly revision: number; readonly overlapHours: number }, actor: AuditActor): Promise<Made> {
  const secret = newSecret();
  const key = await change(deps, id, revision, actor, ({ hash }, now) => ({
    hash: digestOf(secret), tail: secret.slice(-TAIL), formerHash: overlapHours === 0 ? null : hash, formerUntil: overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR_MS),
  }));
  return { key, secret: keyText(id, secret) };
}

/** Revokes a key. `not_found`, `conflict`, `rule_refused` (`keyOver`). */
export async function revokeKey(deps: Deps, id: string, revision: number, actor: AuditActor): Promise<void> {
  await change(deps, id, revision, actor, (_key, now) => ({ revokedAt: now, formerHash: null, formerUntil: null }));
}
