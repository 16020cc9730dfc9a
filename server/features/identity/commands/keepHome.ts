import type { Deps } from '../../../platform/deps';
import { forgetPersonInfo } from '../people';
import { People, type Home, type PersonDoc } from '../model';

/** What a person's confirmed homes come to. */
export interface Standing {
  /** The main home; null: none is confirmed, and the community that was chosen stands. */
  readonly home: Home | null;
  readonly mainHomeId: string | null;
  /** Communities with a confirmed home: there the person is a verified neighbour. */
  readonly neighbourOf: readonly string[];
}

/** Tries of a write that others keep getting ahead of. */
const TRIES = 10;

/**
 * Keeps on the person what `find` gives for the home they chose as their main one. A write that was overtaken reads
 * again, so that the later reading stands. Nothing happens when the person is gone.
 * @param community where a person with no community at all is put, so that their reports find a station
 */
export async function keepHome(deps: Deps, personId: string, find: (mainHomeId: string | null) => Promise<Standing>, community: string | null = null): Promise<void> {
  for (let look = 0; look < TRIES; look++) {
    const person = await People(deps).findById(personId, { home: 1, mainHomeId: 1, homeStamp: 1 }).lean<PersonDoc>();
    if (!person) return;
    const { home, mainHomeId, neighbourOf } = await find(person.mainHomeId ?? null);
    const communityId = person.home?.communityId ?? community;
    const chosen = communityId === null ? null : { communityId, placeText: '', placeId: null, point: null };
    const set = { home: home ?? chosen, mainHomeId, neighbourOf: [...neighbourOf] };
    const { matchedCount } = await People(deps).updateOne({ _id: personId, homeStamp: person.homeStamp ?? null }, { $set: set, $inc: { homeStamp: 1 } });
    forgetPersonInfo(deps, personId);
    if (matchedCount > 0) return;
  }
  throw new Error('a home could not be kept: too many changes at once');
}
