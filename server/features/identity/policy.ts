import { DomainError } from '../../../shared/domain/kernel/errors';

/** The named people exist for nobody outside demonstration mode. `not_found` there. */
export function assertDemonstration(mode: 'demonstration' | 'production'): void {
  if (mode !== 'demonstration') throw new DomainError('not_found');
}
