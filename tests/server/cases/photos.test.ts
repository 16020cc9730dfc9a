import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { photosInUse } from '../../../server/features/cases/queries';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { report, seedDistrict } from './support';

let server: TestServer;
const callers: Record<string, Caller> = {};
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  for (const person of ['ann', 'bob', 'plumStaff', 'plumWorker']) callers[person] = await server.as(person);
});
afterAll(() => server.close());
const by = (person: string): Caller => callers[person] as Caller;

async function upload(person: string, shade: number): Promise<string> {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 20, b: 30 } } }).jpeg().toBuffer();
  const sent = server.request.post('/api/v1/files').set('Authorization', `Bearer ${by(person).token}`).set('Idempotency-Key', randomUUID());
  return (await sent.attach('file', picture, 'a.jpg').expect(201)).body.id;
}

it('shows a photo to the reporter and staff, to neighbours only once it is released, and keeps it from being an orphan', async () => {
  const [first, second] = [await upload('ann', 10), await upload('ann', 200)] as [string, string];
  const { id } = (await by('ann').post('/cases', report({ text: '', photoIds: [first, second], showToNeighbours: true })).expect(201)).body;
  const photosFor = async (person: string): Promise<string[]> => {
    const { body } = await by(person).get(`/cases/${id}`).expect(200);
    const all = [...body.photos, ...(body.result?.photos ?? []), ...body.timeline.flatMap((entry: { photos: { id: string }[] }) => entry.photos)];
    return [...new Set(all.map((photo: { id: string }) => photo.id))].sort();
  };
  expect(await photosFor('ann')).toEqual([first, second].sort());
  expect(await photosFor('bob')).toEqual([]);
  const seen = (await by('plumStaff').get(`/cases/${id}`).expect(200)).body;
  await server.request.get(seen.photos[0].url).expect(200).expect('Content-Type', 'image/jpeg');

  await by('plumStaff').post(`/cases/${id}/take-on`, { revision: 0 }).expect(200);
  const proof = await upload('plumStaff', 90);
  await by('plumStaff').post(`/cases/${id}/handle`, { revision: 1, photoIds: [proof] }).expect(200);
  expect(await photosFor('bob')).toEqual([]);
  await by('plumStaff').post(`/cases/${id}/release`, { revision: 2, photoIds: [second, proof] }).expect(200);
  expect(await photosFor('bob')).toEqual([second, proof].sort());
  const board = (await by('bob').get('/cases/around?communityId=plum&solved=no').expect(200)).body;
  expect(board.items.find((row: { id: string }) => row.id === id).thumbUrl).toContain(second);

  await server.drain();
  expect(await photosInUse(server.deps, [first, second, proof, 'other'])).toEqual(new Set([first, second, proof]));
  const rows = await server.deps.db.collection<{ _id: string; usedAt: Date | null }>('files').find({}).toArray();
  expect(rows.every((row) => row.usedAt !== null)).toBe(true);
});

it("refuses to attach, and so to read, somebody else's photo", async () => {
  const own = await upload('ann', 60);
  const { body } = await by('bob').post('/cases', report({ photoIds: [own] })).expect(422);
  expect(body.error.data.rule).toBe('photoNotYours');
});
