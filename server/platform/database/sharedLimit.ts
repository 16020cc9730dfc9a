import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../deps';

/** So many tries in so many seconds, counted over all processes. */
export interface SharedLimit {
  /** Collection, and what is counted in it. */
  readonly collection: string;
  readonly what: string;
  readonly tries: number;
  readonly seconds: number;
}
const known = new WeakMap<Connection, Map<string, RateLimiterMongo>>();

function limiterOf({ db }: Pick<Deps, 'db'>, { collection, what, tries, seconds }: SharedLimit): RateLimiterMongo {
  const limiters = known.get(db) ?? new Map<string, RateLimiterMongo>();
  known.set(db, limiters);
  const name = `${collection}:${what}`;
  const made = limiters.get(name) ?? new RateLimiterMongo({ storeClient: db.getClient(), dbName: db.name, tableName: collection, keyPrefix: what, points: tries, duration: seconds, disableIndexesCreation: true });
  limiters.set(name, made);
  return made;
}

/** Creates the indexes that a limit relies on. */
export async function ensureLimitIndexes(deps: Pick<Deps, 'db'>, limit: SharedLimit): Promise<void> {
  await limiterOf(deps, limit).createIndexes();
}

/**
 * Counts one try of somebody, who is kept as a fingerprint.
 * @throws DomainError `too_many_requests` with `retrySeconds`
 */
export async function countTry(deps: Pick<Deps, 'db' | 'cipher'>, limit: SharedLimit, who: string): Promise<void> {
  const spent = await limiterOf(deps, limit).consume(deps.cipher.fingerprint(who)).catch((refusal: unknown) => refusal);
  if (spent instanceof RateLimiterRes) {
    if (spent.remainingPoints <= 0 && spent.consumedPoints > limit.tries) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(spent.msBeforeNext / 1000) });
    return;
  }
  throw spent;
}
