import { CONTACT_DAYS } from '../../../shared/domain/audit/entries';
import { allowedActions, partsIn } from '../../../shared/domain/cases/rules';
import { CASE_TRANSITIONS, type CaseAction, type CasePart } from '../../../shared/domain/cases/states';
import { sightOf, viewerOf, type CaseSight, type CaseViewer } from '../../../shared/domain/cases/visibility';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import { stepFacts } from './clock';
import type { CaseDoc } from './document';
import type { Actor } from './step';
import { supportingUnits } from './support';

type Held = Pick<HeldRole, 'role' | 'unitId' | 'unitKind' | 'path' | 'communityId'> & Partial<Pick<HeldRole, 'gridIds'>>;
/** What of a viewer decides; the demonstration builds it for the people it acts for. */
export type Person = Pick<Viewer, 'personId' | 'neighbourOf'> & {
  readonly roles: readonly Held[];
  /** Cases of others that they have met too, follow, or whose own was merged into; absent where that was not looked up. */
  readonly supports?: readonly string[];
};

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];

const handles = (held: Held): boolean => [...STATION_ROLES, 'departmentHandler'].includes(held.role);

/** Roles that look after all cases of a street or district, or check them, without acting in them. */
const OVERSEERS: readonly Role[] = ['streetDispatcher', 'auditor'];

/** The level an office looks after: its unit when that is a level, else the level its unit is attached to. */
export function levelOf(held: Held): string | undefined {
  return ['district', 'street', 'community'].includes(held.unitKind) ? held.unitId : held.path[held.path.length - 2];
}

const placesOf = (doc: CaseDoc) => ({
  reporterId: doc.reporterId,
  communityId: doc.scope.community,
  stationUnitId: doc.scope.station,
  gridId: doc.scope.grid,
  leadUnitId: doc.leadUnitId,
  ...(doc.support ? { supportUnitIds: supportingUnits(doc) } : {}),
});

const dispatchesStreet = (held: Held, { scope }: CaseDoc): boolean => held.role === 'streetDispatcher' && levelOf(held) === scope.street;

/** The district coordinates what was escalated to it; until then its dispatchers look on. */
const dispatchesDistrict = (held: Held, { scope, level }: CaseDoc): boolean =>
  held.role === 'streetDispatcher' && levelOf(held) === scope.district && level === 'district';

/** The parts somebody plays in a case. */
export function partsOf(person: Person, doc: CaseDoc): CasePart[] {
  const parts = partsIn({ id: person.personId, roles: person.roles }, placesOf(doc));
  if (person.roles.some((held) => dispatchesStreet(held, doc))) parts.push('street');
  if (person.roles.some((held) => dispatchesDistrict(held, doc))) parts.push('district');
  return parts;
}

function oversees(person: Person, { scope }: CaseDoc): boolean {
  return person.roles.some((held) => {
    const level = levelOf(held);
    return OVERSEERS.includes(held.role) && level !== undefined && [scope.district, scope.street, scope.community].includes(level);
  });
}

/** How somebody looks at a case: as its reporter, as staff in charge, as a neighbour, or as anybody. */
export function viewerIn(person: Person, doc: CaseDoc): CaseViewer {
  const parts = partsOf(person, doc);
  return viewerOf({
    inCharge: parts.some((part) => part !== 'reporter') || oversees(person, doc),
    isReporter: parts.includes('reporter'),
    supports: person.supports?.includes(doc._id) ?? false,
    livesHere: person.neighbourOf.includes(doc.scope.community),
  });
}

/** What of a case somebody sees. `not_found` when it does not exist for them. */
export function sightIn(person: Person, doc: CaseDoc): { viewer: CaseViewer; sight: CaseSight } {
  const viewer = viewerIn(person, doc);
  const sight = sightOf(viewer, { sensitive: doc.sensitive, released: doc.release !== null });
  if (!sight.exists) throw new DomainError('not_found');
  return { viewer, sight };
}

/** Supporting units of a case that somebody acts for. */
export function supportsBy(person: Person, doc: CaseDoc): string[] {
  const acts = (unitId: string): boolean => person.roles.some((held) => handles(held) && held.unitId === unitId);
  return [...new Set(supportingUnits(doc))].filter(acts);
}

/** Somebody as an actor in a case, each part in the name of the unit that gives it. */
export function actorIn(person: Person, doc: CaseDoc): Actor {
  const unitOf = (part: CasePart): string | null => {
    if (part === 'reporter') return null;
    if (part === 'street') return person.roles.find((held) => dispatchesStreet(held, doc))?.unitId ?? null;
    if (part === 'district') return person.roles.find((held) => dispatchesDistrict(held, doc))?.unitId ?? null;
    return part === 'handler' ? doc.leadUnitId : doc.scope.station;
  };
  const parts = partsOf(person, doc).flatMap((part): Actor['parts'][number][] => (part === 'support' ? supportsBy(person, doc).map((unitId) => ({ part, unitId })) : [{ part, unitId: unitOf(part) }]));
  return { personId: person.personId, parts };
}

/**
 * The door of every action: whether somebody's part may ever take it; when and under which rules is the
 * command's to say. `not_found` when the case does not exist for them, `not_allowed` otherwise.
 */
export function authorise(person: Person, doc: CaseDoc, action: CaseAction): Actor {
  sightIn(person, doc);
  const actor = actorIn(person, doc);
  const may = CASE_TRANSITIONS.some((row) => row.action === action && actor.parts.some(({ part }) => row.by.includes(part)));
  if (!may) throw new DomainError('not_allowed');
  return actor;
}

/** Whose it is to judge a case before it is decided (研判): its station's. `not_found` when it does not exist for them, `not_allowed`. */
export function authoriseTriage(person: Person, doc: CaseDoc): void {
  sightIn(person, doc);
  if (!partsOf(person, doc).includes('station')) throw new DomainError('not_allowed');
}

/** The `actions` of a reply. */
export function actionsFor(person: Person, doc: CaseDoc, now: Date): CaseAction[] {
  return allowedActions(partsOf(person, doc), stepFacts(doc), person.personId, now);
}

const isStation = (held: Held, { scope }: CaseDoc): boolean => STATION_ROLES.includes(held.role) && held.unitId === scope.station;
const actsForLead = (held: Held, { leadUnitId }: CaseDoc): boolean => handles(held) && held.unitId === leadUnitId;
const actsForSupport = (held: Held, doc: CaseDoc): boolean => handles(held) && supportingUnits(doc).includes(held.unitId);
/** The office in which staff look at a case, for the audit log. */
export function officeIn(person: Person, doc: CaseDoc): AuditActor {
  const walks = (held: Held): boolean => held.role === 'gridWorker' && [doc.scope.station, doc.scope.community].includes(held.unitId);
  const first = [isStation, actsForLead, actsForSupport, walks, dispatchesStreet, dispatchesDistrict].find((is) => person.roles.some((held) => is(held, doc)));
  return actingAs(person, (held) => (first ? first(held, doc) : OVERSEERS.includes(held.role)));
}

/**
 * Who may have the reporter's phone number shown in full: the station of the case and those who act for its lead
 * unit, until 30 days after its end; dispatchers in their own street. Nobody else, and never one's own case.
 * `not_found` when the case does not exist for them, `not_allowed`; `rule_refused` {rule: contactClosed}.
 */
export function authoriseContact(person: Person, doc: CaseDoc, now: Date): AuditActor {
  sightIn(person, doc);
  const refusal = contactRefusal(person, doc, now);
  if (refusal === 'contactClosed') throw new DomainError('rule_refused', { rule: refusal });
  if (refusal !== null) throw new DomainError(refusal);
  return officeIn(person, doc);
}

function contactRefusal(person: Person, doc: CaseDoc, now: Date): 'not_allowed' | 'contactClosed' | null {
  const may = (is: (held: Held, doc: CaseDoc) => boolean): boolean => doc.reporterId !== person.personId && person.roles.some((held) => is(held, doc));
  if (may(dispatchesStreet) || may(dispatchesDistrict)) return null;
  if (!may(isStation) && !may(actsForLead)) return 'not_allowed';
  const until = (doc.closedAt?.getTime() ?? now.getTime()) + CONTACT_DAYS * DAY_MS;
  return !doc.open && now.getTime() > until ? 'contactClosed' : null;
}

/** Whether a case's page offers 「查看联系方式」. */
export const mayContact = (person: Person, doc: CaseDoc, now: Date): boolean => contactRefusal(person, doc, now) === null;

/** Which cases somebody's workbench shows: communities, grids of one, streets, districts they look after; units they act for. */
export interface WorkbenchScope {
  readonly communities: readonly string[];
  /** Communities of which only some grids are looked after; what lies in no grid is everybody's there. */
  readonly grids: readonly { readonly communityId: string; readonly gridIds: readonly string[] }[];
  readonly levels: readonly string[];
  readonly units: readonly string[];
}

/** The workbench of somebody. `not_allowed` for residents and administrators, who have no cases there. */
export function workbenchOf(person: Person): WorkbenchScope {
  const communities = new Set<string>();
  const grids: { communityId: string; gridIds: readonly string[] }[] = [];
  const levels = new Set<string>();
  const units = new Set<string>();
  for (const held of person.roles) {
    const walks = held.role === 'gridWorker';
    const { communityId, gridIds = [] } = held;
    if (walks && communityId && gridIds.length > 0) grids.push({ communityId, gridIds });
    else if ((STATION_ROLES.includes(held.role) || walks) && communityId) communities.add(communityId);
    if (held.role === 'departmentHandler') units.add(held.unitId);
    if (OVERSEERS.includes(held.role)) levels.add(levelOf(held) ?? held.unitId);
  }
  if (communities.size + grids.length + levels.size + units.size === 0) throw new DomainError('not_allowed');
  return { communities: [...communities], grids: grids.filter(({ communityId }) => !communities.has(communityId)), levels: [...levels], units: [...units] };
}
