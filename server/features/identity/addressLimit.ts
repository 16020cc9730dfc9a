import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';

const WINDOW_SECONDS = 15 * 60;
const COLLECTION = 'loginAddresses';
/** Desks behind one address ask for a new QR picture every two minutes: so many times the logins. */
const SCANS_PER_LOGIN = 10;
type Limited = 'login' | 'scan';
const limiters: Readonly<Record<Limited, WeakMap<Connection, RateLimiterMongo>>> = { login: new WeakMap(), scan: new WeakMap() };

function limiterOf({ db, config }: Deps, what: Limited = 'login'): RateLimiterMongo {
  const known = limiters[what].get(db);
  if (known) return known;
  const made = new RateLimiterMongo({
    storeClient: db.getClient(),
    dbName: db.name,
    tableName: COLLECTION,
    keyPrefix: what,
    points: config.rates.logins * (what === 'scan' ? SCANS_PER_LOGIN : 1),
    duration: WINDOW_SECONDS,
    disableIndexesCreation: true,
  });
  limiters[what].set(db, made);
  return made;
}

/** Creates the indexes that the limiter relies on. */
export async function ensureAddressIndexes(deps: Deps): Promise<void> {
  await limiterOf(deps).createIndexes();
}

/**
 * Refuses an address that has used up its tries, without counting one more.
 * @throws DomainError `too_many_requests`
 */
export async function refuseSpentAddress(deps: Deps, ip: string): Promise<void> {
  const spent = await limiterOf(deps).get(deps.cipher.fingerprint(`address:${ip}`));
  if (spent !== null && spent.remainingPoints <= 0) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(spent.msBeforeNext / 1000) });
}

/**
 * Counts logins from one address over all processes. The address is kept as a fingerprint.
 * @throws DomainError `too_many_requests`
 */
export async function countLoginFrom(deps: Deps, ip: string, what: Limited = 'login'): Promise<void> {
  try {
    await limiterOf(deps, what).consume(deps.cipher.fingerprint(`address:${ip}`));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(refusal.msBeforeNext / 1000) });
    throw refusal;
  }
}
