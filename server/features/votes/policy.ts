import { DomainError } from '../../../shared/domain/kernel/errors';
import { VOTE_HIDDEN, VOTE_TRANSITIONS, type VoteAction, type VotePart } from '../../../shared/domain/votes/states';
import type { Onlooker } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { answersFor, loadBody, membersNow, seatsHeldBy } from '../bodies';
import type { LineDoc, VoteDoc } from './document';
import { linesIn } from './queries';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;

/** Somebody as they look at a vote: the parts they play, and the lines they vote for. */
export interface Sight {
  readonly parts: readonly VotePart[];
  readonly lines: readonly LineDoc[];
}
/** Lines that the freeze of this vote made, or that were added to it. */
export const ownLines = ({ _id, frozen }: VoteDoc, lines: readonly LineDoc[]): LineDoc[] => lines.filter(({ voteId, freeze }) => voteId === _id && freeze === frozen?.freeze);

/** Whether somebody acts for the body of a vote: its chairs, its conveners, the station. */
export async function actsFor(deps: Deps, person: Person, bodyId: string): Promise<boolean> {
  const [body, seats] = await Promise.all([loadBody(deps, bodyId), seatsHeldBy(deps, person.personId)]);
  return answersFor(person, body, seats);
}

/** The parts somebody plays. `not_found` where it is not there for them: a draft is for those who prepare and watch it. */
export async function sightIn(deps: Deps, person: Person, doc: VoteDoc): Promise<Sight> {
  const [acts, all] = await Promise.all([actsFor(deps, person, doc.bodyId), doc.frozen ? linesIn(deps, person.personId, doc._id) : []]);
  const lines = ownLines(doc, all);
  const watches = doc.scrutineers.some(({ personId }) => personId === person.personId);
  const parts: VotePart[] = [...(acts ? (['body'] as const) : []), ...(watches ? (['scrutineer'] as const) : []), ...(lines.length > 0 ? (['voter'] as const) : [])];
  if (VOTE_HIDDEN.includes(doc.state) && !acts && !watches) throw new DomainError('not_found');
  return { parts: parts.length > 0 ? parts : ['guest'], lines };
}

/** The door of every step. `not_found`, or `not_allowed` when none of their parts takes it. */
export async function authorise(deps: Deps, person: Person, doc: VoteDoc, action: VoteAction): Promise<Actor> {
  const { parts } = await sightIn(deps, person, doc);
  if (!VOTE_TRANSITIONS.some((row) => row.action === action && row.by.some((part) => parts.includes(part)))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts };
}

/** The door of what only those do who prepare or watch it: the roll with names, papers. `not_found`, `not_allowed`. */
export async function authoriseWatch(deps: Deps, person: Person, doc: VoteDoc): Promise<void> {
  const { parts } = await sightIn(deps, person, doc);
  if (!parts.includes('scrutineer') && !parts.includes('body')) throw new DomainError('not_allowed');
}

/** The door of what the two scrutineers alone do. `not_found`, `not_allowed`. */
export async function authoriseScrutineer(deps: Deps, person: Person, doc: VoteDoc): Promise<void> {
  const { parts } = await sightIn(deps, person, doc);
  if (!parts.includes('scrutineer')) throw new DomainError('not_allowed');
}

/** Who reads who voted how, once it is published (in a secret vote nobody): scrutineers with every change; others as the rules of the body say. */
export async function seesBallots(deps: Deps, person: Person, doc: VoteDoc, { parts }: Sight): Promise<'history' | 'choices' | null> {
  if (doc.state !== 'published' || doc.draft.ballot === 'secret') return null;
  if (parts.includes('scrutineer')) return 'history';
  const { sees } = doc.rules.procedure;
  if (sees === 'everybody') return 'choices';
  if (sees !== 'members') return null;
  return (await membersNow(deps, [doc.bodyId])).some(({ personId }) => personId === person.personId) ? 'choices' : null;
}
/** The door of the list of ballots. `not_allowed`. */
export async function authoriseBallots(deps: Deps, person: Person, doc: VoteDoc): Promise<'history' | 'choices'> {
  const sees = await seesBallots(deps, person, doc, await sightIn(deps, person, doc));
  if (!sees) throw new DomainError('not_allowed');
  return sees;
}
