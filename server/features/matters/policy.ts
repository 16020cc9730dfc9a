import { DomainError } from '../../../shared/domain/kernel/errors';
import { STAFF_ROLES, type Role } from '../../../shared/domain/kernel/roles';
import { ASKING_KINDS, type AdmissionPart } from '../../../shared/domain/matters/admissions';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import { levelOf } from '../cases';
import type { Levels } from '../organisation';
import type { AdmissionDoc, Scope } from './model';

type Person = Pick<Viewer, 'personId' | 'roles'>;
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const ASKING_ROLES: readonly Role[] = ['departmentHandler', 'streetDispatcher'];

export const scopeOf = ({ district, street, community, station }: Levels): Scope => ({ district: district.id, street: street.id, community: community.id, station: station.id });

/** The district's administrator, and the street for its own communities: never those who hand work down, nor the station that works by the list. */
const editsIn = (scope: Scope) => (held: HeldRole): boolean =>
  (held.role === 'administrator' && levelOf(held) === scope.district) || (held.role === 'streetDispatcher' && levelOf(held) === scope.street);

export const mayEdit = (person: Person, scope: Scope): boolean => person.roles.some(editsIn(scope));

/** Who writes a list, as the audit log tells of them. `not_allowed` for everybody else. */
export function editorOf(person: Person, scope: Scope): AuditActor {
  if (!mayEdit(person, scope)) throw new DomainError('not_allowed');
  return actingAs(person, editsIn(scope));
}

/** Units in whose name somebody may ask a community: bodies of its street or district, and the street itself. */
export function askingUnits(person: Person, scope: Scope): string[] {
  const asks = (held: HeldRole): boolean => ASKING_ROLES.includes(held.role) && ASKING_KINDS.includes(held.unitKind) && [scope.street, scope.district].includes(levelOf(held) ?? '');
  return [...new Set(person.roles.filter(asks).map(({ unitId }) => unitId))];
}

export const mayDecide = (person: Person, scope: Scope): boolean => person.roles.some((held) => STATION_ROLES.includes(held.role) && held.unitId === scope.station);

const looksOn = (person: Person, { scope }: AdmissionDoc): boolean =>
  person.roles.some((held) => {
    const level = levelOf(held);
    return ['auditor', 'administrator', 'streetDispatcher'].includes(held.role) && [scope.district, scope.street].includes(level ?? '');
  });

/** The parts somebody plays in a request. `not_found` when it is not theirs to see; the yearly report tells everybody what came of it. */
export function partsIn(person: Person, doc: AdmissionDoc): AdmissionPart[] {
  const parts: AdmissionPart[] = [];
  if (mayDecide(person, doc.scope)) parts.push('station');
  if (person.roles.some((held) => ASKING_ROLES.includes(held.role) && held.unitId === doc.askerUnitId)) parts.push('asker');
  if (parts.length === 0 && !looksOn(person, doc)) throw new DomainError('not_found');
  return parts;
}

/** Whose requests somebody's board shows. */
export interface AdmissionBoard {
  readonly communities: readonly string[];
  readonly levels: readonly string[];
  readonly units: readonly string[];
}

/** `not_allowed` for residents and for bodies of a community, who neither ask nor decide. */
export function boardOf(person: Person): AdmissionBoard {
  const of = (is: (held: HeldRole) => boolean): HeldRole[] => person.roles.filter(is);
  const board = {
    communities: of(({ role }) => STATION_ROLES.includes(role)).flatMap(({ communityId }) => communityId ?? []),
    levels: of(({ role }) => ['streetDispatcher', 'auditor', 'administrator'].includes(role)).flatMap((held) => levelOf(held) ?? []),
    units: of(({ role, unitKind }) => ASKING_ROLES.includes(role) && ASKING_KINDS.includes(unitKind)).map(({ unitId }) => unitId),
  };
  if (board.communities.length + board.levels.length + board.units.length === 0) throw new DomainError('not_allowed');
  return board;
}

/** The report is everybody's to read; as a table it is made for those who work. */
export function assertStaff(person: Person): void {
  if (!person.roles.some(({ role }) => STAFF_ROLES.includes(role))) throw new DomainError('not_allowed');
}
