import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Role } from '../../../../shared/domain/kernel/roles';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { securitySetting } from '../demands';
import { SecuritySettings } from '../modelSecurity';

/**
 * Decides which roles have to use a second factor; every decision is kept. In force at the next login, and in sessions
 * under way within ten minutes. `conflict` when somebody decided since `revision`.
 */
export async function decideSecurity(deps: Deps, personId: string, { revision, secondFactorRoles }: { revision: number; secondFactorRoles: readonly Role[] }): Promise<void> {
  const present = (await securitySetting(deps))?._id ?? 0;
  if (present !== revision) throw new DomainError('conflict', { revision: present });
  try {
    await SecuritySettings(deps).insertMany([{ _id: revision + 1, secondFactorRoles: [...new Set(secondFactorRoles)], changedBy: personId, changedAt: deps.clock.now() }]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('conflict', { revision: revision + 1 });
    throw error;
  }
}
