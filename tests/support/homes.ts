import { Homes, type HomeDoc } from '../../server/features/homes/model';
import { settle } from '../../server/features/homes/settle';
import type { Deps } from '../../server/platform/deps';

/** Puts somebody into a home as if it had been confirmed long ago, without the messages that the steps send. */
export async function bindHome(deps: Deps, personId: string, communityId: string, placeText: string): Promise<void> {
  const at = new Date('2025-01-01T00:00:00Z');
  const doc: HomeDoc = {
    ...{ _id: `bound-${personId}`, personId, communityId, stationId: `${communityId}-station`, roomId: null, placeText, no: '', placeId: null, point: null, relation: 'owner' },
    ...{ state: 'confirmed', revision: 1, opinions: [], reason: null, lines: [], contentHash: '', keys: [], askedAt: at, updatedAt: at, pending: [] },
  };
  const { _id, ...rest } = doc;
  await Homes(deps).updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
  await settle(deps, personId);
}
