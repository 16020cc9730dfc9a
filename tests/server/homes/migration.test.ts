import { homesOnRecord } from '../../../server/platform/database/migrations/002-homes-on-record';
import { rawCollection } from '../../../server/platform/database/model';
import { freshDatabase } from '../../support/database';

it('keeps as confirmed the homes that people had on record, and makes nobody a neighbour by what they merely chose', async () => {
  const db = await freshDatabase();
  try {
    const people = rawCollection<{ _id: string; home: object | null; neighbourOf?: string[]; mainHomeId?: string }>(db, 'people');
    const units = rawCollection<{ _id: string; kind: string; communityId: string }>(db, 'units');
    const point = { lng: 114, lat: 22.6, system: 'gcj02' };
    await units.insertMany([{ _id: 'plum-station', kind: 'station', communityId: 'plum' }]);
    await people.insertMany([
      { _id: 'bound', home: { communityId: 'plum', placeText: '3 栋 2 单元', placeId: 'p0', point } },
      { _id: 'chosen', home: { communityId: 'plum', placeText: '', placeId: null, point: null } },
      { _id: 'nowhere', home: null },
    ]);
    await homesOnRecord.run(db);
    await homesOnRecord.run(db);
    const homes = await rawCollection<{ _id: string; personId: string }>(db, 'homes').find().toArray();
    expect(homes).toMatchObject([{ personId: 'bound', communityId: 'plum', stationId: 'plum-station', placeText: '3 栋 2 单元', placeId: 'p0', point, state: 'confirmed' }]);
    const after = await people.find().sort({ _id: 1 }).toArray();
    expect(after.map(({ _id, neighbourOf, mainHomeId }) => [_id, neighbourOf, mainHomeId])).toEqual([['bound', ['plum'], homes[0]?._id], ['chosen', undefined, undefined], ['nowhere', undefined, undefined]]);
  } finally {
    await db.close();
  }
});
