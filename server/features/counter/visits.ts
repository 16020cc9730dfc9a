import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';

/** How long somebody may stand at the counter before they are looked up again. */
const VISIT_MS = 10 * 60_000;

/** Somebody at a counter, as the look-up found them. */
export interface Visit {
  readonly personId: string;
  readonly unitId: string;
}
const context = (staffId: string): string => `visit:${staffId}`;

/** Seals who was found, for whom and until when: what is recorded needs it, and nobody else can use it. */
export function sealVisit(deps: Deps, staffId: string, visit: Visit): string {
  return deps.cipher.encrypt(JSON.stringify({ ...visit, until: deps.clock.now().getTime() + VISIT_MS }), context(staffId));
}

/** Who was found. `not_found` when it was another's look-up, or too long ago. */
export function openVisit(deps: Deps, staffId: string, sealed: string): Visit {
  try {
    const { until, ...visit } = JSON.parse(deps.cipher.decrypt(sealed, context(staffId))) as Visit & { until: number };
    if (until > deps.clock.now().getTime()) return visit;
  } catch {
    // Changed, or sealed for somebody else.
  }
  throw new DomainError('not_found');
}
