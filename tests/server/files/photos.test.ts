import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { createPerson } from '../../../server/features/identity';
import { feature as files, markUsed, ownFiles, photoViews, storePhoto } from '../../../server/features/files';
import { feature as identity } from '../../../server/features/identity';
import { feature as organisation } from '../../../server/features/organisation';
import { orphans } from '../../../server/features/files/tasks';
import type { Feature } from '../../../server/http/types';
import { settableClock } from '../../../server/platform/clock';
import { s3Storage } from '../../../server/platform/storage/s3';
import { startFakeS3 } from '../../support/s3';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { withOtherSignature } from '../../support/signed';

const clock = settableClock(TEST_NOW);
const referred = new Set<string>();
const album: Feature = {
  name: 'album',
  handlers: {},
  fileUsers: [{ name: 'album', using: async (_deps, ids) => new Set(ids.filter((id) => referred.has(id))) }],
  ensureIndexes: async () => undefined,
};

let server: TestServer;
let chen: Caller;
let zhou: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock, features: [identity, organisation, files, album] });
  await createPerson(server.deps, { id: 'chen', name: '陈桂兰' });
  await createPerson(server.deps, { id: 'zhou', name: '周敏' });
  [chen, zhou] = [await server.as('chen'), await server.as('zhou')];
});
afterAll(() => server.close());
beforeEach(() => clock.set(TEST_NOW));

const plain = (width: number, height: number, background = '#A23A20') => sharp({ create: { width, height, channels: 3, background } });
const jpeg = (width = 60, height = 40, background?: string): Promise<Buffer> => plain(width, height, background).jpeg().toBuffer();
let count = 0;
const newKey = (): string => `photo-key-${count++}`;
const upload = (content: Buffer, { as = chen, key = newKey(), name = 'photo.jpg' } = {}) => as.post('/files', undefined, key).attach('file', content, name);
const fetchPhoto = (address: string) => server.request.get(address).buffer(true).parse((response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
});

/** A real photograph's burden: place, time, camera, author, and the mark that it lies on its side. */
const withMetadata = async (): Promise<Buffer> =>
  plain(200, 100)
    .withExif({ IFD0: { Make: 'PhoneMaker', Artist: 'Chen Guilan', Copyright: 'x' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 40/1 15/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 2/1 5/1' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 40/1 15/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 2/1 5/1' } })
    .jpeg()
    .toBuffer();

describe('an upload', () => {
  it('comes back as JPEG, at most 1,600 px, with a thumbnail of 320', async () => {
    const answer = await upload(await jpeg(3000, 2000));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ width: 1600, height: 1067 });
    const [full, thumb] = [await fetchPhoto(answer.body.url), await fetchPhoto(answer.body.thumbUrl)];
    expect(full.headers['content-type']).toBe('image/jpeg');
    expect(await sharp(full.body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1067 });
    expect(await sharp(thumb.body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 213 });
  });

  it('loses place, camera and author, and stands upright', async () => {
    const sent = await withMetadata();
    expect(sent.includes('PhoneMaker')).toBe(true);
    expect((await sharp(sent).metadata()).exif?.length).toBeGreaterThan(100);
    const answer = await upload(sent);
    const { body } = await fetchPhoto(answer.body.url);
    const kept = await sharp(body as Buffer).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect([kept.width, kept.height]).toEqual([100, 200]);
    for (const word of ['PhoneMaker', 'Chen Guilan', 'Exif', 'GPS']) expect((body as Buffer).includes(word)).toBe(false);
  });

  it('keeps small pictures small and puts what is transparent on white', async () => {
    const png = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const answer = await upload(png, { name: 'a.png' });
    expect(answer.body).toMatchObject({ width: 10, height: 10 });
    const { data } = await sharp((await fetchPhoto(answer.body.url)).body as Buffer).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)].every((value) => value > 250)).toBe(true);
  });

  it('takes WebP by its content, whatever it is called', async () => {
    expect((await upload(await plain(20, 20).webp().toBuffer(), { name: 'x.exe' })).status).toBe(201);
  });

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['a script called .jpg', () => Buffer.from('<script>alert(1)</script>'.repeat(20))],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>1</script></svg>')],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')],
    ['a GIF', () => plain(10, 10).gif().toBuffer()],
    ['an empty file', () => Buffer.alloc(0)],
    ['the head of a JPEG and nothing more', async () => (await jpeg(800, 600)).subarray(0, 300)],
    ['a JPEG that is cut off', async () => { const all = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, n) => (n * 7919) % 251)), { raw: { width: 300, height: 300, channels: 3 } }).jpeg().toBuffer(); return all.subarray(0, Math.floor(all.length / 2)); }],
    ['noise behind the mark of a PNG', () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]), Buffer.alloc(200, 7)])],
  ])('refuses %s', async (_what, content) => {
    const answer = await upload(await content());
    expect([answer.status, answer.body.error.code]).toEqual([415, 'unsupported_file']);
  });

  it('refuses 20,000 pixels a side, and too many in all', async () => {
    const wide = await upload(await plain(20_000, 4).png().toBuffer());
    expect([wide.status, wide.body.error.code, wide.body.error.data]).toEqual([413, 'file_too_large', { limitPixels: 16384 }]);
    const bomb = await upload(await plain(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer());
    expect([bomb.status, bomb.body.error.code]).toEqual([413, 'file_too_large']);
  });

  it('refuses more than 10 MB, declared or not, and leaves nothing behind', async () => {
    const answer = await upload(Buffer.concat([await jpeg(), Buffer.alloc(11 * 1024 * 1024)]));
    expect([answer.status, answer.body.error.code]).toEqual([413, 'file_too_large']);
    const just = await upload(Buffer.concat([await jpeg(), Buffer.alloc(10 * 1024 * 1024)]));
    expect([just.status, just.body.error.code]).toEqual([413, 'file_too_large']);
    expect(await readdir(path.join(server.deps.config.dataDir, 'incoming'))).toEqual([]);
  });

  it('refuses no file, two files, another field and a broken frame, naming the field', async () => {
    const none = await chen.post('/files', undefined, newKey()).field('note', 'x');
    expect([none.status, none.body.error.fields[0].path]).toEqual([400, 'file']);
    const other = await chen.post('/files', undefined, newKey()).attach('picture', await jpeg(), 'a.jpg');
    expect([other.status, other.body.error.fields[0].path]).toEqual([400, 'picture']);
    const two = await chen.post('/files', undefined, newKey()).attach('file', await jpeg(), 'a.jpg').attach('file', await jpeg(), 'b.jpg');
    expect(two.status).toBe(400);
    const broken = await chen.post('/files', undefined, newKey()).set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc');
    expect(broken.status).toBe(400);
    const bare = await chen.post('/files', undefined, newKey()).set('Content-Type', 'multipart/form-data').send('x');
    expect(bare.status).toBe(400);
    const json = await chen.post('/files', { file: 'x' }, newKey());
    expect([json.status, json.body.error.code]).toEqual([415, 'unsupported_media_type']);
  });

  it('needs a session', async () => {
    expect((await server.stranger.post('/files').attach('file', await jpeg(), 'a.jpg')).status).toBe(401);
  });
});

describe('the same upload again', () => {
  it('gives the same photo, also when both are sent at once', async () => {
    const [content, key] = [await jpeg(50, 50), newKey()];
    const answers = await Promise.all([upload(content, { key }), upload(content, { key }), upload(content, { key })]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect((await upload(content, { key })).body.id).toBe(answers[0]?.body.id);
    expect(await server.deps.db.collection('files').countDocuments({ _id: answers[0]?.body.id })).toBe(1);
  });

  it('with other bytes is refused, and the first stays', async () => {
    const key = newKey();
    const first = await upload(await jpeg(50, 50), { key });
    const second = await upload(await jpeg(51, 50), { key });
    expect([second.status, second.body.error.code]).toEqual([409, 'key_reused']);
    expect(await sharp((await fetchPhoto(first.body.url)).body as Buffer).metadata()).toMatchObject({ width: 50 });
  });

  it('with other bytes at once: one is kept whole, the others are refused', async () => {
    const key = newKey();
    const answers = await Promise.all([40, 41, 42].map(async (width) => upload(await jpeg(width, 40), { key })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    const kept = answers.find((answer) => answer.status === 201);
    expect(await sharp((await fetchPhoto(kept?.body.url)).body as Buffer).metadata()).toMatchObject({ width: kept?.body.width });
  });

  it("of another person is that person's own photo", async () => {
    const [content, key] = [await jpeg(), newKey()];
    const [one, two] = [await upload(content, { key }), await upload(content, { key, as: zhou })];
    expect(one.body.id).not.toBe(two.body.id);
  });

  it('completes one that was cut off before its bytes were stored', async () => {
    const [content, key] = [await jpeg(), newKey()];
    const { body } = await upload(content, { key });
    await server.deps.db.collection('files').updateOne({ _id: body.id }, { $set: { state: 'receiving' } });
    await server.deps.storage.delete(`photos/${body.id}/full.jpg`);
    expect((await photoViews(server.deps, [body.id])).size).toBe(0);
    expect((await upload(content, { key })).body.id).toBe(body.id);
    expect((await fetchPhoto((await photoViews(server.deps, [body.id])).get(body.id)?.url ?? '')).status).toBe(200);
  });
});

describe('addresses of photos', () => {
  it('open without a session for at most ten minutes', async () => {
    const { body } = await upload(await jpeg());
    const answer = await fetchPhoto(body.url);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toMatch(/^private, max-age=\d+, immutable$/);
    expect((await server.request.head(body.url)).status).toBe(200);
    clock.set(new Date(TEST_NOW.getTime() + 10 * 60_000));
    expect((await server.request.get(body.url)).body.error.code).toBe('not_found');
  });

  it('do not open when changed, for another variant or another photo', async () => {
    const [one, two] = [(await upload(await jpeg())).body, (await upload(await jpeg(30, 30))).body];
    const query = one.url.split('?')[1];
    const bad = [one.url.replace('/full', '/thumb'), `/api/v1/files/${two.id}/full?${query}`, one.url.replace(/e=(\d+)/, (_: string, e: string) => `e=${Number(e) + 3600}`), withOtherSignature(one.url)];
    for (const address of bad) expect((await server.request.get(address)).status).toBe(404);
    for (const address of [`/api/v1/files/${one.id}/full`, `/api/v1/files/${one.id}/huge?${query}`, `${one.url}&e=1`, `${one.url}&x=1`]) expect((await server.request.get(address)).status).toBe(400);
  });
});

describe('what matters may refer to', () => {
  it("are a person's own stored photos", async () => {
    const own = (await upload(await jpeg())).body.id;
    const theirs = (await upload(await jpeg(), { as: zhou })).body.id;
    expect([...(await ownFiles(server.deps, 'chen', [own, theirs, 'unknown']))]).toEqual([own]);
  });
});

describe('orphans', () => {
  it('are removed after seven days, used and referred-to photos are not', async () => {
    const [orphan, used, referredTo] = await Promise.all([1, 2, 3].map(async (n) => (await upload(await jpeg(n * 10, 20))).body.id as string));
    await markUsed(server.deps, [used ?? '']);
    referred.add(referredTo ?? '');
    clock.set(new Date(TEST_NOW.getTime() + 7 * 24 * 3_600_000));
    await orphans.run(server.deps);
    expect((await photoViews(server.deps, [orphan ?? ''])).size).toBe(1);
    clock.set(new Date(TEST_NOW.getTime() + 7 * 24 * 3_600_000 + 1000));
    await orphans.run(server.deps);
    await orphans.run(server.deps);
    expect([...(await photoViews(server.deps, [orphan ?? '', used ?? '', referredTo ?? ''])).keys()].sort()).toEqual([used, referredTo].sort());
    expect(await server.deps.storage.exists(`photos/${orphan}/full.jpg`)).toBe(false);
    expect(await server.deps.storage.exists(`photos/${referredTo}/thumb.jpg`)).toBe(true);
  });
});

describe('on S3-compatible storage', () => {
  it('a photo is kept there and read from there', async () => {
    const account = { bucket: 'photos', key: 'k', secret: 's' };
    const s3 = await startFakeS3(account);
    const directory = await mkdtemp(path.join(os.tmpdir(), 'linli-s3-'));
    await writeFile(path.join(directory, 'a'), await jpeg());
    const deps = { ...server.deps, storage: s3Storage({ kind: 's3', endpoint: s3.endpoint, region: 'r', ...account }) };
    const photo = await storePhoto(deps, { personId: 'chen', key: newKey(), path: path.join(directory, 'a') });
    expect([...s3.objects.keys()].sort()).toEqual([`photos/${photo._id}/full.jpg`, `photos/${photo._id}/thumb.jpg`]);
    await s3.close();
    await rm(directory, { recursive: true });
  });
});
