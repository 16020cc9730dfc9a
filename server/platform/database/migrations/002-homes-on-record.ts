import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Person {
  _id: string;
  home: { communityId: string; placeText: string; placeId: string | null; point: unknown } | null;
  neighbourOf?: string[];
  mainHomeId?: string;
}
interface Unit {
  _id: string;
  kind: string;
  communityId: string | null;
}
interface Home {
  _id: string;
}

/**
 * Homes that people had before homes were confirmed by the station. They were on record with a plate, so they stand
 * as confirmed; a community that was merely chosen has no plate and makes nobody a neighbour. Run again it finds
 * only those it has not done.
 */
async function run(db: Connection): Promise<void> {
  const people = rawCollection<Person>(db, 'people');
  const homes = rawCollection<Home & Record<string, unknown>>(db, 'homes');
  const stations = new Map<string | null, string>();
  for await (const unit of rawCollection<Unit>(db, 'units').find({ kind: 'station' })) stations.set(unit.communityId, unit._id);
  const onRecord = people.find({ 'home.communityId': { $exists: true }, neighbourOf: { $exists: false }, $or: [{ 'home.placeText': { $gt: '' } }, { 'home.placeId': { $gt: '' } }] });
  for await (const { _id: personId, home } of onRecord) {
    if (!home) continue;
    const _id = `h-${createHash('sha256').update(`${personId}\non record`).digest('base64url').slice(0, 24)}`;
    const at = new Date(0);
    const row = {
      ...{ _id, personId, communityId: home.communityId, stationId: stations.get(home.communityId) ?? '', roomId: null, placeText: home.placeText, no: '', placeId: home.placeId, point: home.point },
      ...{ relation: 'owner', state: 'confirmed', revision: 0, opinions: [], reason: null, lines: [], contentHash: '', keys: [], askedAt: at, updatedAt: at, pending: [] },
    };
    await homes.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
    await people.updateOne({ _id: personId }, { $set: { neighbourOf: [home.communityId], mainHomeId: _id } });
  }
}

export const homesOnRecord: Migration = { number: 2, name: 'homes on record', run };
