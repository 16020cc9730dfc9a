import type { Deps } from '../../platform/deps';
import { keepHome } from '../identity';
import { Homes, type HomeDoc } from './model';

/**
 * Makes a person's main home and the communities in which they are a verified neighbour follow from their
 * confirmed homes. Run again it comes to the same; of two at once the later reading stands.
 */
export async function settle(deps: Deps, personId: string, community: string | null = null): Promise<void> {
  await keepHome(deps, personId, async (mainHomeId) => {
    const confirmed = await Homes(deps).find({ personId, state: 'confirmed' }).sort({ askedAt: 1, _id: 1 }).lean<HomeDoc[]>();
    const main = confirmed.find(({ _id }) => _id === mainHomeId) ?? confirmed[0];
    const home = main ? { communityId: main.communityId, placeText: main.placeText, placeId: main.placeId, point: main.point } : null;
    return { home, mainHomeId: main?._id ?? null, neighbourOf: [...new Set(confirmed.map(({ communityId }) => communityId))] };
  }, community);
}
