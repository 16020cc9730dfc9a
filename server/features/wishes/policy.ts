import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { HANDLING_ROLES } from '../../../shared/domain/organisation/bodies';
import { ownClaims, saysStory } from '../../../shared/domain/wishes/rules';
import { WISH_TRANSITIONS, type WishAction, type WishPart } from '../../../shared/domain/wishes/states';
import { wishSight, wishViewer, type WishSight, type WishViewer } from '../../../shared/domain/wishes/visibility';
import type { HeldRole, Viewer } from '../../http/types';
import type { Onlooker } from '../../platform/conversions';
import { actingAs, type AuditActor } from '../audit';
import { levelOf, workbenchOf, type WorkbenchScope } from '../cases';
import { filedByStaff, type WishDoc } from './document';
import { factsOf } from './facts';
import type { Actor } from './step';

type Held = Onlooker['roles'][number] & Partial<Pick<HeldRole, 'gridIds'>>;
/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId'> & { readonly level?: Viewer['level']; readonly roles: readonly Held[] };

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const OVERSEERS: readonly Role[] = ['streetDispatcher', 'auditor'];
/** A unit claims by those who act for it; a station sees to wishes and claims none. */
const claims = (held: Held): boolean => held.role === 'departmentHandler' && HANDLING_ROLES.includes(held.role);

const isStation = (held: Held, doc: WishDoc): boolean => STATION_ROLES.includes(held.role) && held.unitId === doc.scope.station;

/** Units in whose name somebody may claim. */
export const claimUnits = (person: Person): string[] => [...new Set(person.roles.filter(claims).map(({ unitId }) => unitId))];

/** Whoever looks after the level, or walks the grids of the community: they look on. */
function oversees(person: Person, { scope }: WishDoc): boolean {
  return person.roles.some((held) => {
    const level = levelOf(held as HeldRole);
    if (OVERSEERS.includes(held.role)) return level !== undefined && [scope.district, scope.street, scope.community].includes(level);
    const grids = held.gridIds ?? [];
    return held.role === 'gridWorker' && [scope.community, scope.station].includes(held.unitId) && (grids.length === 0 || scope.grid === null || grids.includes(scope.grid));
  });
}

/** Somebody as an actor in a wish. */
export function actorIn(person: Person, doc: WishDoc): Actor {
  const units = claimUnits(person);
  const parts: WishPart[] = [];
  if (doc.authorId === person.personId) parts.push('author');
  if (doc.recipientId === person.personId) parts.push('recipient');
  if (ownClaims(factsOf(doc), person.personId, units).length > 0) parts.push('claimant');
  // Nobody decides as the station on what they posted, are to get or claimed themselves.
  if (parts.length === 0 && person.roles.some((held) => isStation(held, doc))) parts.push('station');
  if (parts.length === 0) parts.push('guest');
  return { personId: person.personId, level: person.level ?? 0, parts, units };
}

/** What of a wish somebody sees. `not_found` when it does not exist for them. */
export function sightIn(person: Person, doc: WishDoc): { actor: Actor; viewer: WishViewer; sight: WishSight } {
  const actor = actorIn(person, doc);
  const hadClaim = doc.past.some(({ personId, unitId }) => (unitId === null ? personId === person.personId : actor.units.includes(unitId)));
  const viewer = wishViewer({ parts: actor.parts, oversees: oversees(person, doc), hadClaim });
  const sight = wishSight(viewer, doc);
  if (!sight.exists) throw new DomainError('not_found');
  return { actor, viewer, sight };
}

/** The door of every action. `not_found` when the wish does not exist for them, `not_allowed` when their part never takes it. */
export function authorise(person: Person, doc: WishDoc, action: WishAction): Actor {
  const { actor } = sightIn(person, doc);
  if (!WISH_TRANSITIONS.some((row) => row.action === action && actor.parts.some((part) => row.by.includes(part)))) throw new DomainError('not_allowed');
  if (action === 'consent' && !saysStory(factsOf(doc), actor.parts)) throw new DomainError('not_allowed');
  return actor;
}

/** Somebody of the station who has a number shown. `not_found`, `not_allowed`. */
export function authoriseContact(person: Person, doc: WishDoc): AuditActor {
  const { actor } = sightIn(person, doc);
  if (!actor.parts.includes('station')) throw new DomainError('not_allowed');
  return actingAs(person, (held) => isStation(held, doc));
}

/** Whoever of the staff filed it for somebody, or works at its station, hands over its receipt. `not_found` for others, and where no staff filed it. */
export function authoriseReceipt(person: Person, doc: WishDoc): void {
  const { actor } = sightIn(person, doc);
  const theirs = actor.parts.includes('author') || actor.parts.includes('station');
  if (!theirs || !filedByStaff(doc)) throw new DomainError('not_found');
}

/** Whose wishes somebody's desk shows: those of the communities and levels they look after. `not_allowed` for everybody else. */
export function deskOf(person: Pick<Viewer, 'personId' | 'neighbourOf' | 'roles'>): WorkbenchScope {
  const scope = workbenchOf(person);
  if (scope.communities.length + scope.grids.length + scope.levels.length === 0) throw new DomainError('not_allowed');
  return scope;
}
