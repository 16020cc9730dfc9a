import { CONSULTATION_TRANSITIONS, MEETING_TRANSITIONS, type ConsultationAction, type MeetingAction } from '../../../shared/domain/consultations/states';
import type { ConsultationPart } from '../../../shared/domain/consultations/kinds';
import type { Level } from '../../../shared/domain/identity/levels';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Onlooker } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { answersFor, conveningUnits, loadBody, seatsHeldBy, type BodyDoc, type SeatDoc } from '../bodies';
import type { ConsultationDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;
/** Who looks or says something: with a level and a home, where they are a resident. */
export type Looker = Person & { readonly level?: Level; readonly lives?: readonly string[] };

/** Somebody as they stand to a consultation. */
export interface Standing {
  readonly part: ConsultationPart;
  readonly body: BodyDoc;
  /** Their seats in the body. */
  readonly seats: readonly SeatDoc[];
  /** Lives there, or sits in the body. */
  readonly near: boolean;
}
/** The part somebody plays. `not_found` where it is not there for them: before the notice only those who answer read it. */
export async function standingOf(deps: Deps, person: Looker, doc: Pick<ConsultationDoc, 'bodyId' | 'state' | 'owners' | 'scope'>): Promise<Standing> {
  const [body, held] = await Promise.all([loadBody(deps, doc.bodyId), seatsHeldBy(deps, person.personId)]);
  const seats = held.filter(({ bodyId }) => bodyId === body._id);
  const lives = (person.lives ?? []).includes(doc.scope.community);
  const part = answersFor(person, body, held) ? 'body' : seats.length > 0 ? 'member' : person.roles.some(({ role, unitId }) => role === 'departmentHandler' && doc.owners.includes(unitId)) ? 'owner' : lives ? 'resident' : 'guest';
  if (doc.state === 'draft' && part !== 'body') throw new DomainError('not_found');
  return { part, body, seats, near: lives || seats.length > 0 };
}

/** The door of every step of the document. `not_found`, or `not_allowed` when their part never takes it. */
export async function authorise(deps: Deps, person: Person, doc: ConsultationDoc, action: ConsultationAction): Promise<Actor> {
  const { part } = await standingOf(deps, person, doc);
  if (!CONSULTATION_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
/** The door of what those do who answer for the body: calling a meeting, writing down what was on paper, answering. */
export async function authoriseBody(deps: Deps, person: Person, doc: ConsultationDoc): Promise<Standing> {
  const standing = await standingOf(deps, person, doc);
  if (standing.part !== 'body') throw new DomainError('not_allowed');
  return standing;
}
export async function authoriseMeeting(deps: Deps, person: Person, doc: ConsultationDoc, action: MeetingAction): Promise<Actor> {
  const { part } = await standingOf(deps, person, doc);
  if (!MEETING_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
/** Units for which somebody may say that a step of a joint conference is over. */
export const convenerFor = (person: Person, { conveners }: Pick<ConsultationDoc, 'conveners'>): string[] => conveningUnits(person).filter((unit) => conveners.includes(unit));

/** The seats of a body that somebody fills on a day: their own, and those of whom they stand in for, in writing. */
export const fills = (seat: SeatDoc, personId: string, day: string): boolean => seat.personId === personId || (seat.proxy !== null && seat.proxy.personId === personId && seat.proxy.from <= day && day <= seat.proxy.to);
