import { addDays, dayOf } from '../../shared/domain/kernel/days';
import type { SeatSide } from '../../shared/domain/bodies/kinds';
import { authoriseCare, loadBody, seatPerson, type BodyDoc } from '../features/bodies';
import { getPeople } from '../features/identity';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';

/** Days that a term of the demonstration lasts. */
const TERM = 760;

/** Seats named people on a body from today of `deps` on, as the head of its station does. Who has no number here is not found by it, and stays without a seat. */
export async function seatNamed(deps: Deps, head: Viewer, body: BodyDoc, seats: readonly { readonly id: string; readonly side: SeatSide; readonly chair: boolean }[]): Promise<void> {
  const [people, since] = [await getPeople(deps, seats.map(({ id }) => id)), dayOf(deps.clock.now())];
  for (const { id, side, chair } of seats) {
    const known = people.get(id);
    if (!known?.phoneTail) continue;
    await seatPerson(deps, await loadBody(deps, body._id), { personId: head.personId, actor: authoriseCare(head, body.scope) }, { name: known.name, phoneTail: known.phoneTail, side, chair, since, until: addDays(since, TERM), key: `demo-seat-${body._id}-${id}` });
  }
}
