import { createHash, timingSafeEqual } from 'node:crypto';
import { keyParts, keyWorks } from '../../../shared/domain/integrations/apiKeys';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Integrator } from '../../http/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { ApiKeys, KeyUses, type ApiKeyDoc } from './model';

const MINUTE_MS = 60_000;

/** What is kept of a secret. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

function fits({ hash, formerHash, formerUntil }: ApiKeyDoc, secret: string, now: Date): boolean {
  const given = digestOf(secret);
  if (same(given, hash)) return true;
  return formerHash !== null && formerUntil !== null && formerUntil > now && same(given, formerHash);
}

/** How often it has called in this minute, this call included; over all processes. */
async function countCall(deps: Deps, id: string, minute: number, now: Date): Promise<number> {
  const one = () => KeyUses(deps).findOneAndUpdate({ _id: `${id}:${minute}` }, { $inc: { count: 1 }, $setOnInsert: { at: now } }, { upsert: true, returnDocument: 'after' }).lean<{ count: number }>();
  // Two first calls of a minute at once: one of them finds the row of the other.
  const row = await one().catch((error: unknown) => (isDuplicateKey(error) ? one() : Promise.reject(error)));
  return row?.count ?? 1;
}

/**
 * Whose key this is; null when it opens nothing: unknown, expired, revoked, of another form. Counts the call.
 * `too_many_requests` {retrySeconds} beyond its limit of a minute.
 */
export async function integratorOf(deps: Deps, text: string): Promise<Integrator | null> {
  const parts = keyParts(text);
  if (parts === null) return null;
  const [now, key] = [deps.clock.now(), await ApiKeys(deps).findById(parts.id).lean<ApiKeyDoc>()];
  if (!key || !keyWorks(key, now) || !fits(key, parts.secret, now)) return null;
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const count = await countCall(deps, key._id, minute, now);
  if (count === 1) await ApiKeys(deps).updateOne({ _id: key._id }, { $set: { lastUsedAt: now } });
  if (count > key.perMinute) throw new DomainError('too_many_requests', { retrySeconds: Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1_000)) });
  return { keyId: key._id, unitId: key.unitId, scopes: key.scopes };
}
