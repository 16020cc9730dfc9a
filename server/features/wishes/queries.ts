import { DomainError } from '../../../shared/domain/kernel/errors';
import type { WishCategory, WishLane } from '../../../shared/domain/wishes/states';
import { WISH_LANES } from '../../../shared/domain/wishes/states';
import type { PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { after, decodeCursor, pageOf, type WorkbenchScope } from '../cases';
import { getUnits } from '../organisation';
import type { WishDoc, WishTicketDoc } from './document';
import { rawWishes, Tickets, Wishes } from './model';

export interface WishPage {
  readonly items: WishDoc[];
  readonly next: string | null;
}
/** What the feed reads of a wish. */
export const FEED_ROW = { state: 1, category: 1, 'release.text': 1, 'release.photoIds': 1, 'scope.community': 1, 'scope.grid': 1, urgent: 1, visit: 1, neededOn: 1, target: 1, left: 1, lane: 1, laneAt: 1, again: 1, createdAt: 1 } as const;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, past: 0, questions: 0 } as const;
/** Lists of what is not over. */
const WISH_DESKS_OPEN = ['check', 'asked', 'open', 'unmatched', 'going', 'confirm'];
/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;

/** One wish. `not_found` when there is none. */
export async function loadWish(deps: Deps, id: string): Promise<WishDoc> {
  const doc = await rawWishes(deps).findOne({ _id: id }, { projection: { pending: 0 } });
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}

/** The wish with a number; null when there is none. */
export const wishByNumber = (deps: Deps, number: string): Promise<WishDoc | null> => Wishes(deps).findOne({ number }, { pending: 0 }).lean<WishDoc>();

/** Wishes by id for those who listen to their events; unknown ids are absent. */
export async function wishesById(deps: Deps, ids: readonly string[]): Promise<Map<string, WishDoc>> {
  const rows = ids.length === 0 ? [] : await Wishes(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<WishDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

export interface FeedAsk extends PageAsk {
  readonly communityId: string;
  readonly lane: WishLane;
  readonly category?: WishCategory | undefined;
  readonly urgent?: 'yes' | undefined;
  /** One grid of the community; wishes that lie in none are in the whole feed alone. */
  readonly gridId?: string | undefined;
}

/** A page of the feed: who waits longest first; what is claimed or realised, the latest first. */
export async function feed(deps: Deps, { communityId, lane, category, urgent, gridId, cursor, limit }: FeedAsk): Promise<WishPage> {
  const direction = lane === 'open' ? 'up' : 'down';
  const filter = {
    'scope.community': communityId, lane, ...(category ? { category } : {}), ...(urgent ? { urgent: true } : {}), ...(gridId ? { 'scope.grid': gridId } : {}), ...after(decodeCursor(cursor), 'laneAt', direction),
  };
  const order = direction === 'up' ? 1 : -1;
  const rows = (await rawWishes(deps).find(filter, { projection: FEED_ROW, sort: { laneAt: order, _id: order }, limit: limit + 1 }).toArray()) as WishDoc[];
  return pageOf(rows, limit, (row) => ({ at: row.laneAt ?? row.createdAt, id: row._id }));
}

export type LaneCounts = Readonly<Record<WishLane, number>>;
const counted = createMemory<LaneCounts>(async (deps, communityIds) => {
  const count = async (id: string): Promise<[string, LaneCounts]> => {
    const lanes = await Promise.all(WISH_LANES.map(async (lane) => [lane, await rawWishes(deps).countDocuments({ 'scope.community': id, lane }, { limit: COUNTED })] as const));
    return [id, Object.fromEntries(lanes) as LaneCounts];
  };
  return new Map(await Promise.all(communityIds.map(count)));
});

/** How many wishes of a community stand in each lane, to a thousand; at most five seconds old. */
export async function laneCounts(deps: Deps, communityId: string): Promise<LaneCounts> {
  return (await counted.get(deps, [communityId])).get(communityId) ?? { open: 0, going: 0, realised: 0 };
}

/** Drops what this process remembers of a community's counts after changing one of its wishes. */
export const forgetCounts = (deps: Deps, communityId: string): void => counted.forget(deps, [communityId]);

/** What somebody posted or is to get, the latest first. */
export async function posted(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<WishPage> {
  const rows = await Wishes(deps)
    .find({ $and: [{ $or: [{ authorId: personId }, { recipientId: personId }] }, after(decodeCursor(cursor), 'createdAt', 'down')] }, ROW)
    .sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<WishDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}

/** What somebody, or one of their units, claimed, the latest first. */
export async function claimed(deps: Deps, hands: readonly string[], { cursor, limit }: PageAsk): Promise<WishPage> {
  const rows = await Wishes(deps)
    .find({ hands: { $in: [...hands] }, ...after(decodeCursor(cursor), 'updatedAt', 'down') }, { timeline: 0, pending: 0, keys: 0, questions: 0 })
    .sort({ updatedAt: -1, _id: -1 }).limit(limit + 1).lean<WishDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }));
}

/** Wishes of an author that are not over, counted no further than `most`. */
export const openOf = (deps: Deps, authorId: string, most: number): Promise<number> =>
  Wishes(deps).countDocuments({ authorId, state: { $in: ['submitted', 'asked', 'open', 'claimed'] } }, { limit: most });

/** Claims that somebody, or a unit, holds and has not seen confirmed. */
export const heldBy = (deps: Deps, holder: string, most: number): Promise<number> => rawWishes(deps).countDocuments({ holders: holder }, { limit: most });

/** Wishes in which somebody, or a unit, holds a claim that is not confirmed: index `holders`. */
export const wishesHeldBy = (deps: Deps, holder: string): Promise<WishDoc[]> => Wishes(deps).find({ holders: holder }, { pending: 0 }).lean<WishDoc[]>();

/** Wishes of a community that are not over: index `desk_community`. */
export const openIn = (deps: Deps, communityId: string): Promise<number> => Wishes(deps).countDocuments({ 'scope.community': communityId, desk: { $in: WISH_DESKS_OPEN } });

/** Ways to reach the wishes of a desk: indexes `desk_community`, `_street`, `_district`. */
async function branchesOf(deps: Deps, scope: WorkbenchScope): Promise<Record<string, unknown>[]> {
  const levels = await getUnits(deps, [...scope.levels]);
  return [
    ...(scope.communities.length > 0 ? [{ 'scope.community': { $in: scope.communities } }] : []),
    ...scope.grids.map(({ communityId, gridIds }) => ({ 'scope.community': communityId, 'scope.grid': { $in: [...gridIds, null] } })),
    ...scope.levels.flatMap((id) => {
      const level = levels.get(id);
      return level ? [{ [`scope.${level.kind}`]: id }] : [];
    }),
  ];
}

/** A page of a station's list, the earliest due first; what is over, the latest first. */
export async function deskPage(deps: Deps, scope: WorkbenchScope, desk: string, { cursor, limit }: PageAsk): Promise<WishPage> {
  const branches = await branchesOf(deps, scope);
  if (branches.length === 0) return { items: [], next: null };
  const direction = desk === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Wishes(deps)
    .find({ $and: [{ $or: branches.map((branch) => ({ ...branch, desk })) }, after(decodeCursor(cursor), 'deskAt', direction)] }, ROW)
    .sort({ deskAt: order, _id: order }).limit(limit + 1).lean<WishDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}

/** How many stand in each list, to a thousand. */
export async function deskCounts<D extends string>(deps: Deps, scope: WorkbenchScope, desks: readonly D[]): Promise<Record<D, number>> {
  const branches = await branchesOf(deps, scope);
  const count = async (desk: D): Promise<readonly [D, number]> => [desk, branches.length === 0 ? 0 : await Wishes(deps).countDocuments({ $or: branches.map((branch) => ({ ...branch, desk })) }, { limit: COUNTED })];
  return Object.fromEntries(await Promise.all(desks.map(count))) as Record<D, number>;
}

/** Wishes of a community that a new one may repeat: what is not over, the latest first. */
export function recentIn(deps: Deps, communityId: string): Promise<WishDoc[]> {
  return Wishes(deps).find({ 'scope.community': communityId, desk: { $in: ['check', 'asked', 'open', 'unmatched', 'going'] } }, { text: 1, recipientId: 1, category: 1, state: 1 }).sort({ deskAt: -1, _id: -1 }).limit(300).lean<WishDoc[]>();
}

/** Whom of these another wish asked since a moment: they are left in peace (index `invited`). */
export async function invitedSince(deps: Deps, personIds: readonly string[], since: Date, besides: string): Promise<ReadonlySet<string>> {
  const rows = await Wishes(deps).find({ invitedIds: { $in: [...personIds] }, _id: { $ne: besides } }, { invites: 1 }).lean<Pick<WishDoc, 'invites'>[]>();
  return new Set(rows.flatMap(({ invites = [] }) => invites.flatMap(({ personId, at }) => (at > since ? [personId] : []))));
}

/** Wishes in which something has fallen due. */
export const dueWishes = (deps: Deps, now: Date, limit: number): Promise<WishDoc[]> =>
  Wishes(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<WishDoc[]>();

/** Wishes for or of some people: what follows them when they turn out to be somebody with an account. */
export const wishesFor = (deps: Deps, personIds: readonly string[]): Promise<WishDoc[]> =>
  Wishes(deps).find({ recipientId: { $in: [...personIds] } }, { pending: 0 }).lean<WishDoc[]>();

/** Wishes of a thread. */
export const wishesOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<WishDoc[]> => Wishes(deps).find(filter, { pending: 0 }).lean<WishDoc[]>();

/** Those of some files that a wish shows. */
export async function filesInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Wishes(deps).find({ fileIds: { $in: [...ids] } }, { fileIds: 1 }).lean<Pick<WishDoc, 'fileIds'>[]>();
  return new Set(rows.flatMap(({ fileIds }) => fileIds));
}

export const ticketById = (deps: Deps, id: string): Promise<WishTicketDoc | null> => Tickets(deps).findById(id, { pending: 0 }).lean<WishTicketDoc>();
