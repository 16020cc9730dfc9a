import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';

/** How messages reach phones is for the administrator of the district alone. `not_allowed` for everybody else. */
export function assertAdministrator(viewer: Viewer): void {
  if (!viewer.roles.some((held) => held.role === 'administrator' && held.unitKind === 'district')) throw new DomainError('not_allowed');
}
