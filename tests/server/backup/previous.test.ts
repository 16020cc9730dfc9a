/**
 * Data written by earlier programs, kept as backups under `previous/`: today's program restores them, brings them up to
 * its shapes, shows every matter and goes on with it. A stored shape that changes without a migration fails here.
 * To add one: seed a small district with that program (LINLI_SECRET below), back it up, and put the directory here.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CaseDoc } from '../../../server/features/cases';
import { restoreBackup } from '../../../server/backup/restore';
import { features } from '../../../server/features';
import { databaseOf } from '../../../server/platform/database/restoreMark';
import { settableClock } from '../../../server/platform/clock';
import { prepareDatabase } from '../../../server/prepare';
import { startTestServer, testDeps, type TestServer } from '../../support/server';

jest.setTimeout(120_000);

const SECRET = 'Jq8m2xWv5TzLr0KdYc7uHs1bNf4gPe9aXiQ3o';
const shelf = path.join(__dirname, 'previous');

interface Membership {
  _id: string;
  personId: string;
  role: string;
  unitId: string;
}

describe.each(readdirSync(shelf))('the data of %s', (name) => {
  let server: TestServer;
  let cases: CaseDoc[];
  beforeAll(async () => {
    // A database that nobody has prepared: the backup brings its own.
    const bare = await testDeps({ features: [], config: { secret: SECRET } });
    for (const { name: made } of await databaseOf(bare.deps.db).listCollections({}, { nameOnly: true }).toArray()) await databaseOf(bare.deps.db).collection(made).drop();
    await restoreBackup(bare.deps, path.join(shelf, name));
    await prepareDatabase(bare.deps, features);
    await bare.deps.db.close();
    server = await startTestServer({ uri: bare.uri, clock: settableClock(new Date(`${name}T02:00:00.000Z`)), config: { secret: SECRET } });
    cases = await databaseOf(server.deps.db).collection<CaseDoc & { _id: string }>('cases').find().toArray();
  });
  afterAll(() => server.close());

  it('is not empty', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it('shows every matter to its reporter and to its station, as the contract says', async () => {
    const staff = await databaseOf(server.deps.db).collection<Membership>('memberships').find({ role: { $in: ['stationStaff', 'stationHead'] } }).toArray();
    for (const doc of cases) {
      const keeper = staff.find((row) => row.unitId === doc.scope.station);
      for (const personId of [doc.reporterId, keeper?.personId ?? '']) {
        const caller = await server.as(personId);
        const answer = await caller.get(`/cases/${doc._id}`);
        expect([doc.number, answer.status]).toEqual([doc.number, 200]);
        expect(answer.body).toMatchObject({ number: doc.number, state: doc.state, title: doc.title });
      }
    }
    for (const { personId } of staff) expect((await (await server.as(personId)).get('/workbench/cases?view=all')).status).toBe(200);
  });

  it('lets work go on where it stood', async () => {
    const waiting = cases.find((doc) => doc.state === 'submitted' || doc.state === 'accepted');
    if (!waiting) throw new Error('nothing waits in this backup');
    const keeper = await databaseOf(server.deps.db).collection<Membership>('memberships').findOne({ role: { $in: ['stationStaff', 'stationHead'] }, unitId: waiting.scope.station });
    const station = await server.as(keeper?.personId ?? '');
    const view = (await station.get(`/cases/${waiting._id}`)).body;
    const action = waiting.state === 'submitted' ? 'accept' : 'note';
    const answer = await station.post(`/cases/${waiting._id}/${action}`, { revision: view.revision, ...(action === 'note' && { text: '接着办' }) });
    expect(answer.status).toBe(200);
    await server.drain();
    expect((await (await server.as(waiting.reporterId)).get('/inbox')).status).toBe(200);
  });
});
