import { ROLE_HOMES } from '../../../../shared/domain/administration/imports';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Role } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { createPerson, grantRole, membersOf, peopleByPhone } from '../../identity';
import { getUnit } from '../../organisation';
import { checkGrids } from './divideGrids';
import { personIdOf, termOf } from '../terms';

export interface RoleToGive {
  readonly by: AuditActor;
  readonly unitId: string;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  /** First and last day of the term at +08:00. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Grids of a grid worker. */
  readonly gridIds?: readonly string[] | undefined;
  /** A grid worker beside another occupation. */
  readonly partTime?: boolean | undefined;
}

/**
 * Gives somebody a role in a unit; who has the phone number is that person, else a new one. Outcomes: given;
 * `not_found` for the unit; `rule_refused` {rule: unitClosed | roleNotInUnit | termEndsFirst | phoneOfAnother |
 * gridsOfWalkersOnly | gridElsewhere}.
 */
export async function giveRole(deps: Deps, { unitId, by, name, phone, role, gridIds = [], partTime = false, ...days }: RoleToGive): Promise<void> {
  const unit = await getUnit(deps, unitId);
  if (!unit) throw new DomainError('not_found');
  if (unit.closedAt !== null) throw new DomainError('rule_refused', { rule: 'unitClosed' });
  if (!ROLE_HOMES[role].includes(unit.kind)) throw new DomainError('rule_refused', { rule: 'roleNotInUnit' });
  const { since, until } = termOf(deps, days);
  if (until !== null && until <= since) throw new DomainError('rule_refused', { rule: 'termEndsFirst' });
  await checkGrids(deps, { role, unitId }, gridIds);
  if (partTime && role !== 'gridWorker') throw new DomainError('rule_refused', { rule: 'gridsOfWalkersOnly' });
  const known = (await peopleByPhone(deps, [phone])).get(phone);
  if (known && known.name !== name) throw new DomainError('rule_refused', { rule: 'phoneOfAnother' });
  const home = role === 'resident' ? { home: { communityId: unitId, placeText: '', placeId: null, point: null } } : {};
  const personId = known?.id ?? personIdOf(deps, phone);
  const has = (await membersOf(deps, unitId)).some((held) => held.personId === personId && held.role === role && held.since <= since && (held.until === null || held.until > since));
  // Asked for twice it is given once.
  if (has) return;
  await audited(deps, { actor: by, action: 'roleGiven', subject: personId, object: { kind: 'unit', id: unitId, label: unit.name }, levels: unit.path });
  if (!known) await createPerson(deps, { id: personId, name, phone, level: 1, ...home });
  await grantRole(deps, { personId, role, unitId, since, until, gridIds, partTime });
}
