import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { markUsed } from '../../../server/features/files';
import { feature as files, ownFiles, photoViews } from '../../../server/features/files';
import { orphans } from '../../../server/features/files/tasks';
import { createPerson, feature as identity } from '../../../server/features/identity';
import { feature as organisation } from '../../../server/features/organisation';
import { rangeOf } from '../../../server/http/range';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { withOtherSignature } from '../../support/signed';
import { aac, lyingWebm, mp3, mp4, ogg, webm } from '../../support/voices';

const clock = settableClock(TEST_NOW);
let server: TestServer;
let chen: Caller;
let zhou: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock, features: [identity, organisation, files] });
  await createPerson(server.deps, { id: 'chen', name: '陈桂兰' });
  await createPerson(server.deps, { id: 'zhou', name: '周敏' });
  [chen, zhou] = [await server.as('chen'), await server.as('zhou')];
});
afterAll(() => server.close());
beforeEach(() => clock.set(TEST_NOW));

let count = 0;
const newKey = (): string => `voice-key-${count++}`;
const upload = (content: Buffer, { as = chen, key = newKey(), name = 'voice.bin' } = {}) => as.post('/voices', undefined, key).attach('file', content, name);
const listen = (address: string, range?: string) => {
  const asked = server.request.get(address).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
  });
  return range ? asked.set('Range', range) : asked;
};
const mp4WithPictures = (): Buffer => { const video = mp4(); video.write('vide', video.indexOf('soun'), 'latin1'); return video; };

describe('a recording', () => {
  it.each<[string, () => Buffer, number, string]>([
    ['MP3 as WeChat makes it', () => mp3(12), 12, 'audio/mpeg'],
    ['MP3 behind a tag', () => Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 20]), Buffer.alloc(20), mp3(3)]), 3, 'audio/mpeg'],
    ['AAC', () => aac(3.2), 3.2, 'audio/aac'],
    ['WebM as Chromium makes it', webm, 1.9, 'audio/webm'],
    ['MP4 in fragments as Chromium makes it', mp4, 1.9, 'audio/mp4'],
    ['Ogg Opus', () => ogg(5), 5, 'audio/ogg'],
    ['60 seconds and the late stop of a recorder', () => mp3(62), 62, 'audio/mpeg'],
  ])('%s is taken, measured and heard again byte for byte', async (_what, content, seconds, type) => {
    const { status, body } = await upload(content());
    expect([status, body.seconds]).toEqual([201, expect.closeTo(seconds, 0)]);
    const heard = await listen(body.url);
    expect([heard.status, heard.headers['content-type'], heard.headers['accept-ranges']]).toEqual([200, type, 'bytes']);
    expect(content().equals(heard.body as Buffer)).toBe(true);
  });

  it.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
    ['64 seconds of MP3', () => mp3(64), 413, 'voice_too_long'],
    ['70 seconds of AAC', () => aac(70), 413, 'voice_too_long'],
    ['WebM whose head claims one second and whose sound goes on for 70', () => lyingWebm(70), 413, 'voice_too_long'],
    ['two minutes of Ogg', () => ogg(120), 413, 'voice_too_long'],
    ['more than 2 MB', () => Buffer.concat([mp3(10), Buffer.alloc(2 * 1024 * 1024)]), 413, 'file_too_large'],
    ['a photo called .mp3', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).jpeg().toBuffer(), 415, 'unsupported_file'],
    ['a script called .mp3', () => Buffer.from('<script>alert(1)</script>'.repeat(40)), 415, 'unsupported_file'],
    ['an MP4 with pictures', mp4WithPictures, 415, 'unsupported_file'],
    ['a WebM without sound', () => lyingWebm(1).subarray(0, 60), 415, 'unsupported_file'],
    ['a page hidden behind two frames of MP3', () => Buffer.concat([mp3(0.08), Buffer.from('<html><script>alert(1)</script></html>'.repeat(200))]), 415, 'unsupported_file'],
    ['a WAV', () => Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WAVEfmt '), Buffer.alloc(200)]), 415, 'unsupported_file'],
    ['the head of an MP4 and nothing more', () => mp4().subarray(0, 40), 415, 'unsupported_file'],
    ['an empty file', () => Buffer.alloc(0), 415, 'unsupported_file'],
  ])('is refused when it is %s', async (_what, content, status, code) => {
    const answer = await upload(await content(), { name: 'voice.mp3' });
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('says in words how long it may be', async () => {
    const { body } = await upload(mp3(64));
    expect([body.error.message, body.error.data]).toEqual(['这段话太长，一次最多 60 秒，分两段说也行', { limitSeconds: 60 }]);
  });

  it('is no photo, and a photo is no recording', async () => {
    const photo = await chen.post('/files', undefined, newKey()).attach('file', mp3(2), 'a.jpg');
    expect([photo.status, photo.body.error.code]).toEqual([415, 'unsupported_file']);
    const { id } = (await upload(mp3(2))).body as { id: string };
    expect((await photoViews(server.deps, [id])).size).toBe(0);
    expect([...(await ownFiles(server.deps, 'chen', [id]))]).toEqual([]);
    expect([...(await ownFiles(server.deps, 'chen', [id], 'voice'))]).toEqual([id]);
    expect((await chen.get(`/files/${id}`)).status).toBe(404);
  });

  it('sent again is the same, other bytes under its key are refused', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([upload(mp3(4), { key }), upload(mp3(4), { key })]);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await upload(mp3(5), { key })).body.error.code).toBe('key_reused');
  });

  it('is found again by its owner alone', async () => {
    const { id } = (await upload(mp3(6))).body as { id: string };
    expect((await chen.get(`/voices/${id}`)).body).toMatchObject({ id, seconds: 6 });
    expect((await zhou.get(`/voices/${id}`)).status).toBe(404);
    expect((await server.stranger.get(`/voices/${id}`)).status).toBe(401);
  });

  it('is heard by its signed address only, and not after it has run out', async () => {
    const { url } = (await upload(mp3(7))).body as { url: string };
    expect((await listen(url.replace('.mp3', ''))).status).toBe(200);
    expect((await listen(url.replace('/mp3?', '/webm?'))).status).toBe(404);
    expect((await listen(withOtherSignature(url))).status).toBe(404);
    clock.set(new Date(TEST_NOW.getTime() + 11 * 60_000));
    expect((await listen(url)).status).toBe(404);
  });

  it('is removed when no matter used it for seven days', async () => {
    const [orphan, used] = [(await upload(mp3(8))).body, (await upload(mp3(9))).body] as { id: string }[];
    await markUsed(server.deps, [used?.id ?? '']);
    const lies = (id: string | undefined): boolean => existsSync(path.join(server.deps.config.dataDir, 'files', 'voices', `${id}.mp3`));
    expect([lies(orphan?.id), lies(used?.id)]).toEqual([true, true]);
    clock.set(new Date(TEST_NOW.getTime() + 8 * 24 * 3_600_000));
    await orphans.run(server.deps);
    expect([lies(orphan?.id), lies(used?.id)]).toEqual([false, true]);
  });
});

describe('a part of a recording', () => {
  it('is sent as players ask for it', async () => {
    const content = mp3(10, 7);
    const { url } = (await upload(content)).body as { url: string };
    const part = async (range: string) => {
      const { status, headers, body } = await listen(url, range);
      return [status, headers['content-range'], (body as Buffer).equals(content.subarray(...(headers['content-range'] ? /(\d+)-(\d+)/.exec(String(headers['content-range']))!.slice(1).map((at, n) => Number(at) + n) as [number, number] : [0])))];
    };
    const size = content.length;
    expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${size}`, true]);
    expect(await part('bytes=100-')).toEqual([206, `bytes 100-${size - 1}/${size}`, true]);
    expect(await part('bytes=-50')).toEqual([206, `bytes ${size - 50}-${size - 1}/${size}`, true]);
    expect(await part('bytes=0-9,20-30')).toEqual([200, undefined, true]);
    const head = await server.request.head(url).set('Range', 'bytes=0-1');
    expect([head.status, head.headers['content-length']]).toEqual([206, '2']);
  });

  it.each([
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=5-99', { from: 5, to: 9 }],
    ['bytes=-3', { from: 7, to: 9 }],
    ['bytes=-30', { from: 0, to: 9 }],
    ['bytes=10-', null],
    ['bytes=6-3', null],
    ['bytes=-', null],
    ['items=0-1', null],
    ['', null],
  ])('%s of ten bytes', (header, expected) => {
    expect(rangeOf(header, 10)).toEqual(expected);
  });
});
