import { HOUR_MS } from '../../../shared/domain/activities/limits';
import { ruleAgainstHold, type ActivityRuleCode } from '../../../shared/domain/activities/rules';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { withEvents } from '../../jobs/events';
import type { DomainEvent } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import type { HoldRow, VolunteerDoc } from './document';
import { volunteerEvent } from './events';
import { rawVolunteers, Volunteers } from './model';

/** What is over is forgotten after so long: nothing overlaps it any more. */
const KEPT_MS = 48 * HOUR_MS;
/** How often another hold of the same person may have come in between: they have two hands. */
const TRIES = 8;
/** What of a record decides over its times. */
export type Held = Pick<VolunteerDoc, '_id' | 'personId' | 'state' | 'scope' | 'holds' | 'holdsAt'>;

const read = (deps: Deps, id: string): Promise<Held | null> => Volunteers(deps).findById(id, { personId: 1, state: 1, scope: 1, holds: 1, holdsAt: 1 }).lean<Held>();
/** The times that somebody holds. */
export const holdsOf = async (deps: Deps, id: string): Promise<readonly HoldRow[]> => (await read(deps, id))?.holds ?? [];

/** Writes the holds of one person, guarded by how often they were written; tried again when another write of theirs came between. `seen`: the record as it was read a moment ago, against which the guard holds. */
async function write(deps: Deps, id: string, change: (doc: Held, now: Date) => HoldRow[] | null, told: boolean, seen?: Held): Promise<boolean> {
  for (let left = TRIES; left > 0; left -= 1) {
    const [doc, now] = [seen && left === TRIES ? seen : await read(deps, id), deps.clock.now()];
    const holds = doc && change(doc, now);
    if (!doc || !holds) return false;
    const holdsAt = (doc.holdsAt ?? 0) + 1;
    const { station, community, street, district } = doc.scope;
    const event: DomainEvent = { _id: `${id}-hold${holdsAt}-0`, type: volunteerEvent('hold'), at: now, data: { station, community, street, district, state: doc.state, actor: doc.personId } };
    // Straight to the driver: every value is ours, and many sign up at one moment.
    const { modifiedCount } = await rawVolunteers(deps).updateOne({ _id: id, state: doc.state, holdsAt: doc.holdsAt ?? { $exists: false } }, withEvents({ $set: { holds, holdsAt } }, told ? [event] : [], now));
    if (modifiedCount === 1) {
      if (told) deps.nudge(Volunteers(deps));
      return true;
    }
  }
  throw new DomainError('conflict');
}

/**
 * Takes a time of somebody in force, in their own record, with its event in the same write: whoever takes a seat for it goes on
 * from there, also after the process ended. Null, or the rule that refuses it: activityOverlap, activityMany, activityNotVolunteer.
 */
export async function takeHold(deps: Deps, volunteerId: string, hold: Omit<HoldRow, 'at'>, seen?: Held): Promise<ActivityRuleCode | null> {
  let rule: ActivityRuleCode | null = null;
  const taken = await write(deps, volunteerId, ({ state, holds = [] }, now) => {
    const others = holds.filter(({ signUpId, endsAt }) => signUpId !== hold.signUpId && endsAt.getTime() > now.getTime() - KEPT_MS);
    rule = state === 'active' ? ruleAgainstHold(others, hold, now) : 'activityNotVolunteer';
    return rule === null ? [...others, { ...hold, at: now }] : null;
  }, true, seen);
  return taken ? null : (rule ?? 'activityNotVolunteer');
}

/** Lets a time go, once; a later round of the same sign-up keeps its own. */
export async function letGo(deps: Deps, volunteerId: string, signUpId: string, round: number): Promise<void> {
  await write(deps, volunteerId, ({ holds = [] }) => {
    const kept = holds.filter((hold) => hold.signUpId !== signUpId || hold.round > round);
    return kept.length < holds.length ? kept : null;
  }, false);
}

/** A shift that somebody comes to was moved: the time they hold moves along, whatever it meets. */
export async function moveHold(deps: Deps, volunteerId: string, signUpId: string, { startsAt, endsAt }: Pick<HoldRow, 'startsAt' | 'endsAt'>): Promise<void> {
  await write(deps, volunteerId, ({ holds = [] }) => (holds.some((hold) => hold.signUpId === signUpId) ? holds.map((hold) => (hold.signUpId === signUpId ? { ...hold, startsAt, endsAt } : hold)) : null), false);
}
