import type { Deps } from '../../platform/deps';
import type { BodyDoc } from './document';
import { answersFor, conveningUnits, type Person } from './policy';
import { bodiesById, convenedBy, seatsHeldBy, stationBodies } from './queries';

/** Bodies on which somebody sits or for which they answer. */
export async function ownBodies(deps: Deps, person: Person): Promise<(BodyDoc & { readonly mayAnswer: boolean })[]> {
  const [seats, units] = [await seatsHeldBy(deps, person.personId), conveningUnits(person)];
  const [sat, convened, ofStation] = await Promise.all([bodiesById(deps, seats.map(({ bodyId }) => bodyId)), convenedBy(deps, units), stationBodies(deps, units)]);
  const all = new Map([...sat.values(), ...convened, ...ofStation].map((body) => [body._id, body]));
  return [...all.values()].map((body) => ({ ...body, mayAnswer: answersFor(person, body, seats) }));
}
