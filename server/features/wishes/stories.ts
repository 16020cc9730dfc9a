import { maySpread } from '../../../shared/domain/files/checks';
import type { ResponseOf } from '../../../shared/contract';
import type { Deps } from '../../platform/deps';
import { photoViews } from '../files';
import type { WishDoc } from './document';
import { Wishes } from './model';

type Story = ResponseOf<'GET /wishes/year'>['stories'][number];
/** Stories of a year on one page; realised wishes looked at for them. */
const MOST = 24;
const LOOKED_AT = 400;

/** Stories of wishes that a community realised from one moment to another and that may be told, the latest first (index `feed`). */
export async function storiesOf(deps: Deps, communityId: string, from: Date, to: Date): Promise<Story[]> {
  const rows = await Wishes(deps)
    .find({ 'scope.community': communityId, lane: 'realised', laneAt: { $gte: from, $lt: to } }, { story: 1, laneAt: 1 })
    .sort({ laneAt: -1, _id: -1 }).limit(LOOKED_AT).lean<Pick<WishDoc, '_id' | 'story'>[]>();
  const told = rows.flatMap(({ _id: id, story }) => (story ? [{ id, ...story }] : [])).slice(0, MOST);
  const photos = await photoViews(deps, told.flatMap(({ photoIds }) => photoIds));
  return told.map(({ id, text, photoIds, at }) => ({
    id, text, at: at.toISOString(),
    photos: photoIds.flatMap((photoId) => {
      const seen = photos.get(photoId);
      if (!seen || !maySpread(seen.check)) return [];
      const { check: _, ...photo } = seen;
      return [photo];
    }),
  }));
}
