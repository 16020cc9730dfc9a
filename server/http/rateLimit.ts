import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateConfig } from '../../config/server';
import { DomainError } from '../../shared/domain/kernel/errors';

/** Limits of one process, in memory: another process counts for itself. Logins are counted in the database, in identity. */
export interface RateLimits {
  address(ip: string): Promise<void>;
  person(personId: string, kind: 'read' | 'write'): Promise<void>;
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(refusal.msBeforeNext / 1000) });
    throw refusal;
  }
}

/** Builds the limits: per address, and per person for reads and for writes, each in a window of a minute. */
export function createRateLimits(rates: RateConfig): RateLimits {
  const address = new RateLimiterMemory({ points: rates.address, duration: 60 });
  const read = new RateLimiterMemory({ points: rates.reads, duration: 60 });
  const write = new RateLimiterMemory({ points: rates.writes, duration: 60 });
  return {
    address: (ip) => consume(address, ip),
    person: (personId, kind) => consume(kind === 'read' ? read : write, personId),
  };
}
