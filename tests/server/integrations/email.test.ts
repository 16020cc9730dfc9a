import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { Answers } from '../../../server/features/integrations/answerModel';
import { feature } from '../../../server/features/integrations';
import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { settableClock } from '../../../server/platform/clock';
import { returned, startDepartment, type Department, type DepartmentState, type Treatment } from '../../../server/sandbox/department';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const MINUTE = 60_000;
const clock = settableClock(START);
const SECRET = 'secret-of-the-mail-gateway-01';
const THEIRS = 'paidan@plum.example';

type Mailbox = DepartmentState['mailbox'];
type Got = Mailbox['letters'] extends Map<string, infer L> ? L : never;
/** The unit's own mail server, with its box. */
let theirs: Department;
let mailbox: Mailbox;
const got = (): Got[] => [...mailbox.letters.values()];
let server: TestServer;
let admin: Caller;
let channelId: string;
beforeAll(async () => {
  theirs = await startDepartment({ port: 0, mailPort: 0, now: () => clock.now().getTime() });
  ({ mailbox } = theirs.state);
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example.org', mail: { smtpUrl: `smtp://127.0.0.1:${mailbox.port ?? 0}`, from: 'linli@city.example', inSecret: SECRET } } });
  await seedDistrict(server.deps);
  Object.assign(mailbox, { gateway: `${server.url}/api/v1/integrations/mail`, secret: SECRET });
});
afterAll(async () => {
  await server.close();
  await theirs.close();
});
beforeEach(async () => {
  clock.set(START);
  mailbox.letters.clear();
  mailbox.next.length = 0;
  admin = await server.as('admin');
  channelId = (await admin.post('/administration/units/plum-property/channels', { kind: 'email', name: '物业邮箱', address: THEIRS }).expect(201)).body.channel.id;
});
afterEach(async () => {
  for (const name of ['channels', 'lanes', 'outbox', 'outsideAnswers', 'outsideLetters', 'channelSent', 'auditRows']) await server.deps.db.collection(name).deleteMany({});
});

const channel = async () => (await admin.get('/administration/units/plum-property/channels').expect(200)).body.items[0];
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);
const waiting = async (): Promise<{ said: string; why: string; note: string }[]> => (await (await server.as('plumStaff')).get('/integrations/answers').expect(200)).body.items;

/** A letter that arrived, and the case it is about. */
async function arrived(text?: string): Promise<{ doc: CaseDoc; letter: Got }> {
  const doc = await dispatched(server.deps, text);
  await deliver(server);
  const letter = got().at(-1);
  if (!letter) throw new Error('no letter');
  return { doc, letter };
}
/** Hands a letter in as the gateway does. */
async function handIn(raw: string | Buffer, { secret = SECRET, at = clock.now(), to = [] as string[] } = {}): Promise<{ status: number; result: string }> {
  const body = JSON.stringify({ version: 1, raw: Buffer.from(raw).toString('base64'), to });
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signature = `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
  const answer = await server.request.post('/api/v1/integrations/mail').set({ 'content-type': 'application/json', 'linli-timestamp': seconds, 'linli-signature': signature }).send(body);
  return { status: answer.status, result: answer.body.result };
}
let letters = 0;
const reply = (letter: Got, text: string, { from = THEIRS, headers = [] as string[], type = 'text/plain; charset=utf-8' } = {}): string =>
  [`From: <${from}>`, `To: <${letter.from}>`, `Message-ID: <reply-${letters += 1}@plum.example>`, 'Subject: Re', 'MIME-Version: 1.0', `Content-Type: ${type}`, ...headers, '', text].join('\r\n');

describe('a letter to a unit', () => {
  it('says what the matter is and how to answer, to the address that ties the answer to it, and not who reported it', async () => {
    const { doc, letter } = await arrived();
    expect(letter.to).toBe(THEIRS);
    expect(letter.from).toMatch(/^linli\+[0-9a-f]{32}@city\.example$/);
    expect([letter.replyTo, letter.writer]).toEqual([letter.from, 'linli@city.example']);
    expect(letter.subject).toBe(`${doc.number} 交办：${doc.title}`);
    for (const words of ['======== 请在这一行上面回复 ========', doc.number, doc.text ?? '-', '3 栋 2 单元', 'https://linli.example.org/']) expect(letter.text).toContain(words);
    for (const secret of ['ann先生', '13800001234', 'plumStaff', doc._id]) expect(JSON.stringify(letter)).not.toContain(secret);
    expect(await channel()).toMatchObject({ kind: 'email', address: THEIRS, waiting: 0, answersAt: null });
  });

  it('is one letter for each thing that happened, under an address of each round; a repeat has the same id', async () => {
    const { doc, letter } = await arrived();
    await (await server.as('ann')).post(`/cases/${doc._id}/supplement`, { revision: doc.revision, text: '二楼也不亮' }).expect(200);
    await deliver(server);
    expect(got().map(({ from }) => from)).toEqual([letter.from, letter.from]);
    await server.deps.db.collection('outbox').updateMany({ target: channelId }, { $set: { state: 'waiting', notBefore: START, owner: null } });
    await server.deps.db.collection('lanes').updateMany({}, { $set: { dueAt: START } });
    await deliver(server);
    expect(got().map(({ times }) => times)).toEqual([2, 2]);
  });

  const ON = { waiting: 1, givenUp: 0 };
  const NAMED: readonly (readonly [Treatment, { waiting: number; givenUp: number }, string])[] = [['refuse', { waiting: 0, givenUp: 1 }, 'refused'], ['busy', ON, 'busy'], ['full', ON, 'full'], ['unknown', ON, 'unauthorised'], ['reset', ON, 'reset'], ['half', ON, 'reset']];
  it.each(NAMED)('that the mail server treats so is named: %s', async (treatment, counts, problem) => {
    mailbox.next.push(treatment);
    await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject(counts);
    const { items } = (await admin.get(`/administration/channels/${channelId}/deliveries?state=${counts.givenUp ? 'dead' : 'waiting'}`).expect(200)).body;
    expect(items).toMatchObject([{ problem: counts.givenUp ? problem : expect.anything() }]);
    if (!counts.givenUp) expect(await channel()).toMatchObject({ lastProblem: { problem } });
  });

  it('is tried by a test; what is no address is refused', async () => {
    expect((await admin.post(`/administration/channels/${channelId}/tests`).expect(200)).body).toMatchObject({ problem: null });
    expect(got()[0]?.subject).toBe('邻里的一封测试邮件');
    for (const address of ['plum', 'a@b', 'x@y.example\r\nBcc: all@y.example', '"a b"@y.example', 'a@x.example, b@x.example']) {
      await admin.post('/administration/units/plum-property/channels', { kind: 'email', name: '邮箱', address }).expect(400);
    }
  });
});

describe('an answer by mail', () => {
  it('brings a case on by its first line, without what is quoted, with the picture of its attachment, once', async () => {
    const { doc, letter } = await arrived('路灯一直闪');
    clock.set(new Date(START.getTime() + MINUTE));
    expect(await handIn(reply(letter, '在办，师傅在路上。\r\n\r\n在 2026年3月2日，邻里 写道：\r\n> 编号'))).toEqual({ status: 200, result: 'answer' });
    const picture = (await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1E6650' } }).jpeg().toBuffer()).toString('base64');
    const parts = ['--b', 'Content-Type: text/plain; charset=utf-8', '', '办好了', '换了灯头。', '', '======== 请在这一行上面回复 ========', '第一行写：退回', '--b', 'Content-Type: image/jpeg; name="a.jpg"', 'Content-Disposition: attachment; filename="a.jpg"', 'Content-Transfer-Encoding: base64', '', picture, '--b--', ''].join('\r\n');
    const raw = reply(letter, parts, { type: 'multipart/mixed; boundary=b' });
    expect([await handIn(raw), await handIn(`Received: again\r\n${raw}`)]).toEqual([{ status: 200, result: 'answer' }, { status: 200, result: 'answer' }]);
    const done = await now(doc);
    expect(done).toMatchObject({ state: 'handled', result: { text: '换了灯头。', unitId: 'plum-property' } });
    expect(done.result?.photoIds).toHaveLength(1);
    expect(done.timeline.filter(({ via }) => via).map(({ action, text }) => [action, text])).toEqual([['acknowledge', null], ['outsideTold', '师傅在路上。'], ['handle', '换了灯头。']]);
    expect(await waiting()).toEqual([]);
  });

  it('is words where its first line is no state; a program that knows no plus finds the matter by its references', async () => {
    const { doc, letter } = await arrived();
    await handIn(reply({ ...letter, from: 'linli@city.example' }, '这个灯归物业还是市政的？', { headers: [`In-Reply-To: ${letter.id}`] }));
    await handIn(reply({ ...letter, from: 'linli@city.example' }, '另外问一句'), { to: [letter.from.toUpperCase()] });
    expect((await now(doc)).timeline.filter(({ via }) => via).map(({ text }) => text)).toEqual(['这个灯归物业还是市政的？', '另外问一句']);
    expect(await now(doc)).toMatchObject({ state: 'dispatched' });
  });

  it('from somebody else, about an earlier round, or with a picture that is none, changes nothing and is shown', async () => {
    const { doc, letter } = await arrived('灯还不亮');
    await handIn(reply(letter, '办好了\r\n换了。\r\n我方编号：WX-9', { from: 'somebody@else.example' }));
    expect((await now(doc)).outside ?? []).toEqual([]);
    expect(await waiting()).toMatchObject([{ why: '不是从这个单位的邮箱来的', note: '换了。' }]);
    await handIn(reply(letter, '办好了\r\n换了灯泡。\r\n我方编号：WX-1'));
    expect(await now(doc)).toMatchObject({ result: { text: '换了灯泡。' }, outside: [{ name: '物业邮箱', number: 'WX-1' }] });
    clock.set(new Date(START.getTime() + 30 * MINUTE));
    await (await server.as('ann')).post(`/cases/${doc._id}/evaluate`, { revision: (await now(doc)).revision, contacted: true, solved: false, satisfaction: 'unsatisfied', text: '还是不亮' }).expect(200);
    await deliver(server);
    const second = got().at(-1);
    expect(second?.from).not.toBe(letter.from);
    await handIn(reply(letter, '办好了\r\n早就好了。'));
    expect(await now(doc)).toMatchObject({ state: 'dispatched', round: 2 });
    expect((await waiting()).map(({ note }) => note)).toContain('早就好了。');
    const parts = ['--b', 'Content-Type: text/plain', '', '', '--b', 'Content-Type: image/png', 'Content-Disposition: attachment; filename=a.png', '', '<svg/>', '--b--', ''].join('\r\n');
    await handIn(reply(second as Got, parts, { type: 'multipart/mixed; boundary=b' }));
    expect((await waiting()).map(({ why }) => why)).toContain('图片打不开');
  });

  it('that is automatic, no letter, or tied to nothing is not kept; an unsigned or stale one is refused', async () => {
    const { letter } = await arrived();
    expect((await handIn(reply(letter, '我在休假', { headers: ['Auto-Submitted: auto-replied'] }))).result).toBe('ignored');
    expect((await handIn(reply({ ...letter, from: 'linli@city.example' }, '办好了'))).result).toBe('unknown');
    expect((await handIn('\u0000\u0001')).result).toBe('unreadable');
    expect((await handIn(reply(letter, '办好了\r\n好。'), { secret: 'another-secret-0123456789' })).status).toBe(401);
    expect((await handIn(reply(letter, '办好了\r\n好。'), { at: new Date(START.getTime() - 10 * MINUTE) })).status).toBe(401);
    expect(await Answers(server.deps).countDocuments({})).toBe(0);
    expect((await server.deps.db.collection('auditRows').find({ action: 'outsideRefused' }).toArray()).map(({ reasonText }) => String(reasonText)).sort()).toEqual(['forged', 'stale']);
  });
});

describe('a letter that is tied to a matter', () => {
  const forged = (letter: Got): Got => ({ ...letter, from: `linli+${'0'.repeat(32)}@city.example` });
  const all = async (): Promise<{ channel: string; result: string; note: string; why: string; times: number }[]> => (await admin.get('/integrations/answers').expect(200)).body.items;

  it('that nobody knows is kept, with who wrote and what, once however often it comes, for the administrator alone', async () => {
    const { doc, letter } = await arrived();
    const raw = reply(forged(letter), '办好了\r\n换了灯头。');
    expect([(await handIn(raw)).result, (await handIn(raw)).result]).toEqual(['kept', 'kept']);
    expect(await all()).toMatchObject([{ channel: '邮件', result: 'unknown', note: `来自 ${THEIRS}\n办好了\n换了灯头。`, times: 2 }]);
    expect(await waiting()).toEqual([]);
    expect((await now(doc)).state).toBe('dispatched');
    expect((await handIn(returned({ ...forged(letter), id: `<${'0'.repeat(32)}.${'0'.repeat(16)}@city.example>` }))).result).toBe('kept');
    expect((await all()).map(({ note }) => note)).toContain('来自 mailer-daemon@plum.example\nIt could not be delivered.');
  });

  it('that nobody knows is put off when there are more than people can look at in a day', async () => {
    const { letter } = await arrived();
    await handIn(reply(forged(letter), '一'));
    const [one] = await Answers(server.deps).find({ channelId: 'mail' }).lean();
    await Answers(server.deps).insertMany(Array.from({ length: 199 }, (_, n) => ({ ...one, _id: `stray-${n}` })));
    expect((await handIn(reply(forged(letter), '二'))).status).toBe(429);
    clock.set(new Date(START.getTime() + 25 * 60 * MINUTE));
    expect((await handIn(reply(forged(letter), '二'))).result).toBe('kept');
  });

  it('that nobody knows is kept for thirty days, and no other answer goes with it', async () => {
    const { letter } = await arrived();
    await handIn(reply(forged(letter), '一'));
    await handIn(reply(letter, '办好了\r\n换了灯头。'));
    await server.drain();
    const [task] = feature.tasks?.filter(({ name }) => name === 'integrations.forgetStray') ?? [];
    const day = 24 * 60 * MINUTE;
    const left = async (days: number): Promise<[strays: number, all: number]> => {
      clock.set(new Date(START.getTime() + days * day));
      await task?.run(server.deps);
      return [await Answers(server.deps).countDocuments({ channelId: 'mail' }), await Answers(server.deps).countDocuments({})];
    };
    expect(await left(29)).toEqual([1, 2]);
    expect(await left(31)).toEqual([0, 1]);
  });

  it('by a channel that ended is kept with its case, and changes nothing', async () => {
    const { doc, letter } = await arrived('井盖响');
    await admin.post(`/administration/channels/${channelId}/end`, { revision: 0 }).expect(200);
    expect((await handIn(reply(letter, '办好了\r\n垫平了。'))).result).toBe('kept');
    expect(await waiting()).toMatchObject([{ why: '这个通道已经停用了', note: '垫平了。' }]);
    expect((await now(doc)).state).toBe('dispatched');
  });

  it('with more photos than an answer holds says so; photos that a phone puts between the lines are photos', async () => {
    const { doc, letter } = await arrived('墙皮掉了');
    const picture = (await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1E6650' } }).jpeg().toBuffer()).toString('base64');
    const photo = ['--b', 'Content-Type: image/jpeg; name="a.jpg"', 'Content-Disposition: inline; filename="a.jpg"', 'Content-Transfer-Encoding: base64', '', picture];
    const parts = ['--b', 'Content-Type: text/plain; charset=utf-8', '', '办好了', '补了。', ...Array.from({ length: 5 }, () => photo).flat(), '--b--', ''].join('\r\n');
    expect((await handIn(reply(letter, parts, { type: 'multipart/mixed; boundary=b' }))).result).toBe('answer');
    expect((await now(doc)).result).toMatchObject({ text: '补了。\n（信里有 5 张照片，收了前 3 张）', photoIds: [expect.any(String), expect.any(String), expect.any(String)] });
  });
});

describe('a letter that comes back', () => {
  it('stands with what was given up, with its reason, and can be sent again when the address is right', async () => {
    const { doc, letter } = await arrived();
    expect((await handIn(returned(letter, 'delayed'))).result).toBe('ignored');
    expect(await channel()).toMatchObject({ givenUp: 0 });
    expect((await handIn(returned(letter))).result).toBe('bounce');
    await handIn(returned(letter));
    expect((await admin.get(`/administration/channels/${channelId}/deliveries?state=dead`).expect(200)).body.items).toMatchObject([{ number: doc.number, problem: 'bounced', text: expect.stringContaining('退回来') }]);
    await admin.put(`/administration/channels/${channelId}`, { revision: 0, name: '物业邮箱', giveUpHours: 24, paused: false, address: 'wuye@plum.example' }).expect(200);
    await admin.post(`/administration/channels/${channelId}/resend`).expect(200);
    await deliver(server);
    expect([got().map(({ to, times }) => [to, times]), (await channel()).givenUp]).toEqual([[['wuye@plum.example', 2]], 0]);
  });
});
