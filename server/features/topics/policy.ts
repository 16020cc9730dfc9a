import { DomainError } from '../../../shared/domain/kernel/errors';
import { TOPIC_HIDDEN, TOPIC_TRANSITIONS, type TopicAction, type TopicPart } from '../../../shared/domain/topics/states';
import type { Onlooker } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { answersFor, loadBody, seatsHeldBy } from '../bodies';
import type { TopicDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;

/** Who said it themselves; where the station made it of a case or wish, whose that was only hears of it. */
const wrote = (doc: TopicDoc, personId: string): boolean => doc.authorId === personId && doc.by !== 'case' && doc.by !== 'wish';

/** The part somebody plays in a topic; nobody answers for the body on what they raised themselves. */
async function partIn(deps: Deps, person: Person, doc: TopicDoc): Promise<TopicPart> {
  if (wrote(doc, person.personId)) return 'author';
  const [body, seats] = await Promise.all([loadBody(deps, doc.bodyId), seatsHeldBy(deps, person.personId)]);
  if (answersFor(person, body, seats)) return 'body';
  return person.roles.some(({ role, unitId }) => role === 'departmentHandler' && doc.owners.includes(unitId)) ? 'owner' : 'guest';
}

/** Somebody as they look at a topic. `not_found` where it is not there for them. */
export async function sightIn(deps: Deps, person: Person, doc: TopicDoc): Promise<TopicPart> {
  const part = await partIn(deps, person, doc);
  if (TOPIC_HIDDEN.includes(doc.state) && part !== 'author' && part !== 'body') throw new DomainError('not_found');
  return part;
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export async function authorise(deps: Deps, person: Person, doc: TopicDoc, action: TopicAction): Promise<Actor> {
  const part = await sightIn(deps, person, doc);
  if (!TOPIC_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
