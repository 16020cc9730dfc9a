import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { membershipOf, setPartTime } from '../../identity';
import { getUnit } from '../../organisation';

/** Says whether a grid worker is one beside another occupation. Outcomes: `not_found`, and those of `setPartTime`. */
export async function markPartTime(deps: Deps, { by, id, partTime }: { readonly by: AuditActor; readonly id: string; readonly partTime: boolean }): Promise<void> {
  const held = await membershipOf(deps, id);
  if (!held) throw new DomainError('not_found');
  const levels = (await getUnit(deps, held.unitId))?.path ?? [];
  await audited(deps, { actor: by, action: 'roleChanged', subject: held.personId, object: { kind: 'unit', id: held.unitId }, levels });
  await setPartTime(deps, id, partTime);
}
