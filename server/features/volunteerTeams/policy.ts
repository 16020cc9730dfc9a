import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { MEMBER_TRANSITIONS, type MemberAction } from '../../../shared/domain/volunteerTeams/members';
import { TEAM_TRANSITIONS, type TeamAction, type TeamPart } from '../../../shared/domain/volunteerTeams/states';
import type { Viewer } from '../../http/types';
import type { MemberDoc, TeamDoc } from './document';
import type { MemberActor, TeamActor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;
type Team = Pick<TeamDoc, 'leader' | 'deputies' | 'offers' | 'scope' | 'state'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const LEADING: readonly TeamPart[] = ['leader', 'deputy', 'standIn'];

export const isStation = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);

/** Parts somebody plays in a team. Who holds an office in it, or is asked to, is not the station there: nobody decides on their own team. `belongs`: they are a member. */
export function partsIn(person: Person, doc: Team, belongs: boolean): TeamPart[] {
  const holds = (one: { readonly personId: string } | null): boolean => one?.personId === person.personId;
  const own: TeamPart[] = [];
  if (holds(doc.leader)) own.push('leader');
  if (doc.deputies.some(holds)) own.push('deputy');
  if (doc.offers.some(holds)) own.push('offered');
  const office = own.length > 0;
  if (belongs) own.push('member');
  if (!office && isStation(person, doc.scope.station)) own.push('station', ...(doc.leader === null ? (['standIn'] as const) : []));
  return own;
}
/** Whether these parts read members and requests, and see to them. */
export const leads = (parts: readonly TeamPart[]): boolean => parts.some((part) => LEADING.includes(part));

/** A team that is not in force is there for its own people and the station alone. `not_found`. */
export function sightIn(doc: Team, parts: readonly TeamPart[]): void {
  if (doc.state !== 'active' && parts.length === 0) throw new DomainError('not_found');
}

/** The door of every step of a team. `not_found`, or `not_allowed` when their parts never take it. */
export function authorise(person: Person, doc: Team, parts: readonly TeamPart[], action: TeamAction): TeamActor {
  sightIn(doc, parts);
  if (!TEAM_TRANSITIONS.some((row) => row.action === action && row.by.some((part) => parts.includes(part)))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts };
}

/** The door of lists of members: those who lead, and the station. `not_allowed`. */
export function authoriseMembers(doc: Team, parts: readonly TeamPart[]): void {
  sightIn(doc, parts);
  if (!leads(parts) && !parts.includes('station')) throw new DomainError('not_allowed');
}

/** The door of a step of one membership: their own, or of whoever leads the team; nobody decides on their own. `not_found`, `not_allowed`. */
export function authoriseMember(person: Person, row: Pick<MemberDoc, 'personId'>, parts: readonly TeamPart[], action: MemberAction): MemberActor {
  const part = row.personId === person.personId ? 'self' : leads(parts) ? 'lead' : null;
  if (!part) throw new DomainError(parts.length > 0 ? 'not_allowed' : 'not_found');
  if (!MEMBER_TRANSITIONS.some((one) => one.action === action && one.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}

/** Stations whose teams somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Person): string[] {
  const stations = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}
/** Communities whose station somebody works at: it may name any of their bodies. */
export const communitiesOf = (person: Person): string[] => [...new Set(person.roles.flatMap(({ role, communityId }) => (STATION_ROLES.includes(role) && communityId !== null ? [communityId] : [])))];
/** Bodies for which somebody acts, and which may stand behind a team of theirs. */
export const bodiesOf = (person: Person): string[] => [...new Set(person.roles.filter(({ role }) => role === 'departmentHandler').map(({ unitId }) => unitId))];
