import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { PHONE_CODE_LIMITS } from '../../../shared/domain/identity/phones';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';

const COLLECTION = 'codeLimits';
type Limiter = 'address' | 'person' | 'number' | 'pause';
type Limiters = Readonly<Record<Limiter, RateLimiterMongo>>;
const known = new WeakMap<Connection, Limiters>();

function limitersOf({ db }: Deps): Limiters {
  const made = known.get(db);
  if (made) return made;
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterMongo =>
    new RateLimiterMongo({ storeClient: db.getClient(), dbName: db.name, tableName: COLLECTION, keyPrefix, points, duration, disableIndexesCreation: true });
  const { address, person, number, pauseSeconds } = PHONE_CODE_LIMITS;
  const all: Limiters = {
    address: limiter('a', address.codes, address.hours * 3_600),
    person: limiter('p', person.codes, person.hours * 3_600),
    number: limiter('n', number.codes, number.hours * 3_600),
    pause: limiter('w', 1, pauseSeconds),
  };
  known.set(db, all);
  return all;
}

/** Creates the indexes that the limits rely on. */
export async function ensureCodeLimitIndexes(deps: Deps): Promise<void> {
  await limitersOf(deps).address.createIndexes();
}

/**
 * Counts a code about to be sent, over all processes. Which limit was met is not told: it would say whether
 * others have asked for the same number.
 * @throws DomainError `too_many_requests` with `retrySeconds`
 */
export async function countCode(deps: Deps, by: { readonly ip: string; readonly personId: string; readonly number: string }): Promise<void> {
  const limiters = limitersOf(deps);
  const keys: readonly (readonly [Limiter, string])[] = [
    ['pause', `number:${by.number}`],
    ['address', `address:${by.ip}`],
    ['person', `person:${by.personId}`],
    ['number', `number:${by.number}`],
  ];
  for (const [limiter, key] of keys) {
    try {
      await limiters[limiter].consume(deps.cipher.fingerprint(key));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(refusal.msBeforeNext / 1000) });
      throw refusal;
    }
  }
}
