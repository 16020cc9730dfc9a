import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { loadWish, type WishDoc } from '../../server/features/wishes';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import type { FloorStep, Scenario } from './scenarios';

/** Open wishes of the community whose feed is read. */
export const FEED_SIZE = 10_000;
const BATCH = 1_000;
const PAGE = 20;
const MINUTE_MS = 60_000;

/** What of wishes is measured: a full feed, one wish, and wishes that nobody has claimed. */
export interface WishCast {
  readonly db: Connection;
  readonly communityId: string;
  readonly wishId: string;
  readonly toClaim: readonly string[];
  /** As many again, for the floor: a claim takes a wish out of the feed and its indexes, which an update of one that is claimed already would not. */
  readonly floorClaims: readonly string[];
  readonly resident: string;
  readonly company: string;
  readonly unitId: string;
}

const wishes = (db: Connection) => rawCollection<WishDoc>(db, 'wishes');

/** Copies an open wish so many times into a community, each with an id and a moment of its own. */
async function copies(db: Connection, model: WishDoc, communityId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - made) }, (_, n): WishDoc => {
      const at = new Date(model.createdAt.getTime() - (made + n) * MINUTE_MS);
      return { ...model, _id: randomBytes(18).toString('base64url'), keys: [], fileIds: [], scope: { ...model.scope, community: communityId }, laneAt: at, deskAt: at, waitingSince: at };
    });
    for (const row of rows) delete row.nextCheckAt;
    await wishes(db).insertMany(rows);
    ids.push(...rows.map(({ _id }) => _id));
  }
  return ids;
}

/** Lays so many open wishes into communities that nobody looks at. `say` is told how far it has come. */
export async function fillElsewhere(db: Connection, count: number, communities: number, say: (made: number) => void): Promise<void> {
  const model = await wishes(db).findOne({ state: 'open', target: 1, claims: { $size: 0 } });
  if (!model) throw new Error('no wish is open');
  const { pendingSince: _since, ...plain } = model;
  const each = Math.ceil(count / communities);
  for (let made = 0; made < count; made += each) {
    await copies(db, plain, `elsewhere-${made / each}`, Math.min(each, count - made));
    if ((made / each) % 50 === 0) say(made);
  }
}

/** Fills the feed of a community, and lays so many wishes of another ready to be claimed once each. */
export async function prepareWishes(deps: Deps, tokens: Pick<WishCast, 'resident' | 'company' | 'unitId'>, elsewhere: string, claims: number): Promise<WishCast> {
  const { db } = deps;
  const row = await wishes(db).findOne({ state: 'open', target: 1, claims: { $size: 0 } }, { projection: { _id: 1 } });
  if (!row) throw new Error('no wish is open');
  const { pendingSince: _since, ...model } = await loadWish(deps, row._id);
  await copies(db, model, model.scope.community, FEED_SIZE);
  return { ...tokens, db, communityId: model.scope.community, wishId: model._id, toClaim: await copies(db, model, elsewhere, claims), floorClaims: await copies(db, model, elsewhere, claims) };
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
const FEED_ROW = { state: 1, category: 1, 'release.text': 1, 'release.photoIds': 1, 'scope.community': 1, 'scope.grid': 1, urgent: 1, visit: 1, neededOn: 1, target: 1, left: 1, lane: 1, laneAt: 1, again: 1, createdAt: 1 } as const;

/** The feed, one wish, a claim. */
export function wishScenarios({ db, communityId, wishId, toClaim, floorClaims, resident, company, unitId }: WishCast, targets: { readonly read: number; readonly write: number }): Scenario[] {
  let next = 0;
  const claimPath = (): string => {
    const id = toClaim[next++];
    if (id === undefined) throw new Error('every wish has been claimed');
    return `/api/v1/wishes/${id}/claim`;
  };
  const claimed = async ({ id }: { id?: string }): Promise<FloorStep[]> => {
    const wish = await wishes(db).findOne({ _id: id ?? '' });
    const ticket = await rawCollection<{ _id: string }>(db, 'wishClaims').findOne({ _id: wish?.claims[0]?.id ?? '' });
    if (!wish || !ticket) throw new Error('the claim is not there');
    const { state, left, claims, hands, holders, timeline, lane, laneAt, desk, deskAt, nextCheckAt, revision, updatedAt, pending, pendingSince } = wish;
    return [
      { do: 'findOne', collection: 'wishes', filter: { _id: wish._id }, projection: { pending: 0 } },
      { do: 'insert', collection: 'wishClaims', document: { ...ticket } },
      { do: 'updateNext', collection: 'wishes', ids: floorClaims, update: { $set: { state, left, claims, hands, holders, timeline, lane, laneAt, desk, deskAt, nextCheckAt, revision, updatedAt, pending, pendingSince } } },
    ];
  };
  return [
    {
      ...{ method: 'GET', target: targets.read, name: `the feed of ${FEED_SIZE} open wishes`, path: `/api/v1/wishes?communityId=${communityId}`, headers: bearer(resident) },
      steps: async () => [{ do: 'find', collection: 'wishes', filter: { 'scope.community': communityId, lane: 'open' }, projection: FEED_ROW, sort: { laneAt: 1, _id: 1 }, limit: PAGE + 1 }],
    },
    {
      ...{ method: 'GET', target: targets.read, name: 'a wish, as a neighbour', path: `/api/v1/wishes/${wishId}`, headers: bearer(resident) },
      steps: async () => [{ do: 'findOne', collection: 'wishes', filter: { _id: wishId }, projection: { pending: 0 } }],
    },
    { method: 'POST', target: targets.write, name: 'a claim', path: claimPath(), next: () => ({ path: claimPath() }), headers: bearer(company), body: JSON.stringify({ unitId }), steps: claimed },
  ];
}
