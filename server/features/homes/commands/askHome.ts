import { createHash } from 'node:crypto';
import { HOME_LIMITS, type HomeRelation } from '../../../../shared/domain/identity/homes';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { tidyRoom } from '../../../../shared/domain/organisation/rooms';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { nameNewcomer, reserveHomeAsk } from '../../identity';
import { getBuilding, getRoom, levelsOf, plateIn, roomIdOf } from '../../organisation';
import { eventOf } from '../events';
import { Homes, type HomeDoc } from '../model';
import { settle } from '../settle';
import { stampOf } from '../step';

export interface HomeAsk {
  readonly communityId: string;
  readonly door: { readonly buildingId: string; readonly entrance: string; readonly no: string } | { readonly words: string };
  readonly relation: HomeRelation;
  readonly name?: string | undefined;
}
type Where = Pick<HomeDoc, 'roomId' | 'placeText' | 'no' | 'placeId' | 'point'>;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24);

/**
 * The door as far as it can be told. A number that is not in the list is not refused, which would tell which
 * numbers are: it goes to the station as it was written, like any other words.
 */
async function whereOf(deps: Deps, { communityId, door }: HomeAsk): Promise<Where> {
  if ('words' in door) return { roomId: null, placeText: door.words, no: '', placeId: null, point: null };
  const building = await getBuilding(deps, door.buildingId);
  if (building?.communityId !== communityId) throw new DomainError('not_found');
  const { entrance, no } = tidyRoom({ estate: building.estate, building: building.name, entrance: door.entrance, no: door.no });
  const room = await getRoom(deps, roomIdOf(building._id, { entrance, no }));
  if (room) return { roomId: room.id, placeText: room.placeText, no: room.no, placeId: room.placeId, point: room.point };
  return { roomId: null, placeText: await plateIn(deps, building, entrance), no, placeId: null, point: null };
}

const doorOf = (communityId: string, { roomId, placeText, no }: Where): string => roomId ?? [communityId, placeText, no].join('\n');
const isLive = ({ state }: HomeDoc): boolean => state === 'asked' || state === 'confirmed';

/** Rules about a person's own homes: each door once at a time, and not many at once. */
function check(own: readonly HomeDoc[], door: string): void {
  const live = own.filter(isLive);
  if (live.some((doc) => doorOf(doc.communityId, doc) === door)) throw new DomainError('rule_refused', { rule: 'homeThere' });
  if (live.length >= HOME_LIMITS.live) throw new DomainError('rule_refused', { rule: 'manyHomes', max: HOME_LIMITS.live });
}

async function build(deps: Deps, personId: string, ask: HomeAsk, where: Where, ids: { id: string; contentHash: string; stamp: string }): Promise<HomeDoc> {
  const { station } = await levelsOf(deps, ask.communityId);
  const now = deps.clock.now();
  const doc: HomeDoc = {
    ...{ _id: ids.id, personId, communityId: ask.communityId, stationId: station.id, relation: ask.relation, ...where },
    ...{ state: 'asked', revision: 0, opinions: [], reason: null, contentHash: ids.contentHash, keys: [ids.stamp], askedAt: now, updatedAt: now, pending: [] },
    lines: [{ at: now, action: 'ask', actorId: personId, part: 'resident', reason: null }],
  };
  return { ...doc, ...pendingOf([eventOf(doc, 'ask', personId)], now) };
}

/**
 * Says where a person lives; the station is asked to confirm it. Outcomes: asked, or the same home for the same key;
 * `key_reused` with other content; `not_found` for an unknown community or building; `rule_refused` {rule:
 * homeThere | manyHomes | manyAsks}. Whether a room exists, or who lives in it, is not told.
 */
export async function askHome(deps: Deps, personId: string, ask: HomeAsk, key: string): Promise<HomeDoc> {
  const stamp = stampOf('ask', personId, key);
  const contentHash = digest(JSON.stringify([ask.communityId, ask.door, ask.relation]));
  const own = await Homes(deps).find({ personId }).lean<HomeDoc[]>();
  const before = own.find(({ keys }) => keys.includes(stamp));
  if (before) return same(before, contentHash);
  await levelsOf(deps, ask.communityId);
  const where = await whereOf(deps, ask);
  const door = doorOf(ask.communityId, where);
  check(own, door);
  await reserveHomeAsk(deps, personId);
  if (ask.name !== undefined) await nameNewcomer(deps, personId, ask.name);
  // The how-manieth time behind this door: two requests at once come to the same id.
  const times = own.filter((doc) => doorOf(doc.communityId, doc) === door).length;
  const id = `h-${digest([personId, door, times].join('\n'))}`;
  try {
    const doc = await build(deps, personId, ask, where, { id, contentHash, stamp });
    await Homes(deps).insertMany([doc]);
    deps.nudge(Homes(deps));
    await settle(deps, personId, ask.communityId);
    return doc;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const present = await Homes(deps).findById(id).lean<HomeDoc>();
    if (!present?.keys.includes(stamp)) throw new DomainError('rule_refused', { rule: 'homeThere' });
    return same(present, contentHash);
  }
}

function same(present: HomeDoc, contentHash: string): HomeDoc {
  if (present.contentHash !== contentHash) throw new DomainError('key_reused');
  return present;
}
