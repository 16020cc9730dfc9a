import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import type { PersonInfo, SuspensionDoc } from '../identity';

const isAdministrator = ({ role, unitKind }: HeldRole): boolean => role === 'administrator' && unitKind === 'district';

/**
 * Setting up is for the administrator of the district alone. `not_allowed` for everybody else.
 * @returns the administrator as the audit log tells of them
 */
export function assertAdministrator(viewer: Viewer): AuditActor {
  if (!viewer.roles.some(isAdministrator)) throw new DomainError('not_allowed');
  return actingAs(viewer, isAdministrator);
}

const headsStation = ({ role, communityId }: HeldRole): boolean => role === 'stationHead' && communityId !== null;

/** Who decides on accounts, as what, and whose. */
export interface AccountsOffice {
  readonly actor: AuditActor;
  /** The district's administrator: everybody's. */
  readonly everywhere: boolean;
  readonly unitIds: readonly string[];
  readonly communityIds: readonly string[];
  readonly levels: readonly string[];
}

/** Accounts are stopped by the administrator of the district, and by the head of a station. `not_allowed` for everybody else. */
export function accountsOffice(viewer: Viewer): AccountsOffice {
  const everywhere = viewer.roles.some(isAdministrator);
  const held = viewer.roles.filter((one) => headsStation(one) || isAdministrator(one));
  if (held.length === 0) throw new DomainError('not_allowed');
  const acts = everywhere ? isAdministrator : headsStation;
  return { actor: actingAs(viewer, acts), everywhere, unitIds: held.map(({ unitId }) => unitId), communityIds: held.flatMap(({ communityId }) => communityId ?? []), levels: held.find(acts)?.path ?? [] };
}

/** Whether somebody is among those an office looks after: who lives in its community, or chose it. */
export const mayLookAfter = ({ everywhere, communityIds }: AccountsOffice, { home, neighbourOf }: Pick<PersonInfo, 'home' | 'neighbourOf'>): boolean =>
  everywhere || communityIds.some((id) => home?.communityId === id || neighbourOf.includes(id));

/** Who stopped an account lifts it, and the administrator. */
export const mayRestore = ({ everywhere, unitIds }: AccountsOffice, doc: Pick<SuspensionDoc, 'unitId'> | null): boolean => everywhere || (doc !== null && doc.unitId !== null && unitIds.includes(doc.unitId));
