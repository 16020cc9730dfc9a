import { DomainError } from '../../../shared/domain/kernel/errors';
import { learns } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';

/** Whoever works may learn, part-time grid workers too. `not_allowed` for everybody else. */
export function authorise({ roles }: Pick<Viewer, 'roles'>): void {
  if (!learns(roles)) throw new DomainError('not_allowed');
}
