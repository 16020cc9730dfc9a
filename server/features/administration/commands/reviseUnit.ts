import { kindsFor } from '../../../../shared/domain/administration/units';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { inOffice } from '../../identity';
import { changeUnit, getUnit, unitRow, type UnitFacts } from '../../organisation';

/**
 * The administrator changes a unit's facts. Outcomes: changed; `not_found`; `conflict`; `rule_refused` {rule: unitClosed},
 * {rule: kindNotHere} where it cannot be of that kind or somebody's role does not exist there.
 */
export async function reviseUnit(deps: Deps, id: string, { by, ...ask }: { readonly by: AuditActor; readonly revision: number; readonly facts: UnitFacts }): Promise<void> {
  const { kind, name, parentId, path } = await unitRow(deps, id);
  if (ask.facts.kind !== kind) {
    const parent = parentId === null ? null : await getUnit(deps, parentId);
    const roles = (await inOffice(deps, [id])).map(({ role }) => role);
    if (!kindsFor(kind, parent?.kind ?? null, roles).includes(ask.facts.kind)) throw new DomainError('rule_refused', { rule: 'kindNotHere' });
  }
  await audited(deps, { actor: by, action: 'settingsChanged', object: { kind: 'unit', id, label: name }, levels: path });
  await changeUnit(deps, id, { personId: by.personId, ...ask });
}
