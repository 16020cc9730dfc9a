import { randomUUID } from 'node:crypto';
import { createPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { issueCode, phoneOf, type Sandbox } from '../../../server/sandbox';
import { mobileNumber } from '../../../shared/domain/identity/phones';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: started.config });
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(() => clock.set(TEST_NOW));

let phones = 0;
const freshNumber = (): string => `1387777${String(++phones).padStart(4, '0')}`;
const somebody = async (): Promise<Caller & { id: string }> => {
  const id = await createPerson(server.deps, { id: randomUUID(), name: '邻居' });
  return { ...(await server.as(id)), id };
};
const sent = (number: string): string => [...sandbox.state.phones.values()].find((one) => one.number === number)?.arrived[0]?.lines[0] ?? '';
const codeTo = (number: string): string => /\d{6}/.exec(sent(number))?.[0] ?? '';
const wrongCode = (code: string): string => (code === '000000' ? '000001' : '000000');
const person = (id: string) => server.deps.db.collection<{ _id: string; level: number; phone: string | null; phoneTail: string | null }>('people').findOne({ _id: id });
async function bound(number: string): Promise<Caller & { id: string }> {
  const who = await somebody();
  await who.post('/me/phone/codes', { phone: number }).expect(202);
  await who.post('/me/phone', { phone: number, code: codeTo(number) }).expect(200);
  return who;
}
/** The pause between two codes to a number is real time, so tests that send twice forget it. */
const forgetPause = () => server.deps.db.collection('codeLimits').deleteMany({ key: /^w/ });

describe('a number by text message', () => {
  it('is confirmed with the code: sealed, its tail kept, level 1', async () => {
    const who = await somebody();
    const number = freshNumber();
    expect((await who.get('/me/phone')).body).toEqual({ tail: null, confirmedAt: null, smsNotices: false, ways: { wechat: true, sms: true } });
    const asked = await who.post('/me/phone/codes', { phone: `+86 ${number.slice(0, 3)} ${number.slice(3)}` });
    expect([asked.status, asked.body]).toEqual([202, { digits: 6, minutes: 5, againInSeconds: 60 }]);
    const done = await who.post('/me/phone', { phone: number, code: codeTo(number) });
    expect(done.body).toMatchObject({ tail: number.slice(-4), confirmedAt: TEST_NOW.toISOString() });
    expect((await who.get('/me')).body).toMatchObject({ level: 1, phoneTail: number.slice(-4) });
    expect((await person(who.id))?.phone).not.toContain(number);
  });

  it('leaves neither number nor code readable in the database', async () => {
    const who = await somebody();
    const number = freshNumber();
    await who.post('/me/phone/codes', { phone: number }).expect(202);
    const code = codeTo(number);
    const collections = ['phoneCodes', 'phoneClaims', 'codeLimits', 'people'];
    const stored = JSON.stringify(await Promise.all(collections.map((name) => server.deps.db.collection(name).find().toArray())));
    expect(code).toMatch(/^\d{6}$/);
    expect(stored).not.toContain(number);
    expect(stored).not.toContain(code);
  });

  it('is not confirmed by a code that is wrong, old, used, or went to another number, all in the same words', async () => {
    const who = await somebody();
    const number = freshNumber();
    const other = freshNumber();
    await who.post('/me/phone/codes', { phone: number }).expect(202);
    const code = codeTo(number);
    const answers = [await who.post('/me/phone', { phone: number, code: wrongCode(code) }), await who.post('/me/phone', { phone: other, code })];
    clock.set(new Date(TEST_NOW.getTime() + 5 * 60_000));
    answers.push(await who.post('/me/phone', { phone: number, code }));
    clock.set(TEST_NOW);
    await who.post('/me/phone', { phone: number, code }).expect(200);
    answers.push(await who.post('/me/phone', { phone: number, code }));
    expect(answers.map(({ status, body }) => [status, body.error.data.rule])).toEqual(Array.from({ length: 4 }, () => [422, 'codeWrong']));
    expect(new Set(answers.map(({ body }) => body.error.message)).size).toBe(1);
  });

  it('is not guessed: five tries, also at once, then a fresh code', async () => {
    const who = await somebody();
    const number = freshNumber();
    await who.post('/me/phone/codes', { phone: number }).expect(202);
    const code = codeTo(number);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => who.post('/me/phone', { phone: number, code: String(n).padStart(6, '1') })));
    expect(guesses.filter(({ body }) => body.error.data.rule === 'codeWrong').length).toBeLessThanOrEqual(5);
    const late = await who.post('/me/phone', { phone: number, code });
    expect([late.status, late.body.error.data.rule]).toEqual([422, 'codeSpent']);
    expect(late.body.error.message).toContain('重新发一条');
  });

  it('is confirmed once when the right code comes twice at once', async () => {
    const who = await somebody();
    const number = freshNumber();
    await who.post('/me/phone/codes', { phone: number }).expect(202);
    const code = codeTo(number);
    const both = await Promise.all([1, 2].map(() => who.post('/me/phone', { phone: number, code })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('of no mobile phone is refused by name', async () => {
    const who = await somebody();
    const { status, body } = await who.post('/me/phone/codes', { phone: '0755-5555 0123' });
    expect([status, body.error.fields[0].path]).toEqual([400, 'phone']);
  });
});

describe('a number of another person', () => {
  it('is not taken over, and who has it stays untold', async () => {
    const number = freshNumber();
    const first = await bound(number);
    await forgetPause();
    const second = await somebody();
    const asked = await second.post('/me/phone/codes', { phone: number });
    expect(asked.body).toEqual({ digits: 6, minutes: 5, againInSeconds: 60 });
    const refused = await second.post('/me/phone', { phone: number, code: codeTo(number) });
    expect([refused.status, refused.body.error.data]).toEqual([422, { rule: 'phoneTaken' }]);
    expect(refused.body.error.message).toContain('工作站');
    expect(JSON.stringify(refused.body)).not.toContain(first.id);
    expect(await person(second.id)).toMatchObject({ level: 0, phone: null, phoneTail: null });
    expect(await person(first.id)).toMatchObject({ level: 1, phoneTail: number.slice(-4) });
  });

  it('cannot be told from a free one without holding the phone', async () => {
    const number = freshNumber();
    await bound(number);
    await forgetPause();
    const other = await somebody();
    const free = freshNumber();
    await other.post('/me/phone/codes', { phone: number }).expect(202);
    const taken = await other.post('/me/phone', { phone: number, code: wrongCode(codeTo(number)) });
    await other.post('/me/phone/codes', { phone: free }).expect(202);
    const unknown = await other.post('/me/phone', { phone: free, code: wrongCode(codeTo(free)) });
    const plain = ({ body }: typeof taken) => ({ ...body.error, requestId: '' });
    expect(plain(taken)).toEqual(plain(unknown));
  });

  it('is one person’s when two confirm it at once', async () => {
    const number = freshNumber();
    const [one, two] = [await somebody(), await somebody()];
    await one.post('/me/phone/codes', { phone: number }).expect(202);
    const first = codeTo(number);
    await forgetPause();
    await two.post('/me/phone/codes', { phone: number }).expect(202);
    const answers = await Promise.all([one.post('/me/phone', { phone: number, code: first }), two.post('/me/phone', { phone: number, code: codeTo(number) })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is free again when they take another one, or take theirs away', async () => {
    const number = freshNumber();
    const first = await bound(number);
    const next = freshNumber();
    await first.post('/me/phone/codes', { phone: next }).expect(202);
    await first.post('/me/phone', { phone: next, code: codeTo(next) }).expect(200);
    await forgetPause();
    await bound(number);
    const { body } = await first.delete('/me/phone');
    expect(body).toMatchObject({ tail: null });
    expect(await person(first.id)).toMatchObject({ level: 0, phone: null, phoneTail: null });
    await first.delete('/me/phone').expect(200);
    await forgetPause();
    await bound(next);
  });
});

describe('codes by text message', () => {
  it('pause for a minute and a number, whoever asks, without saying why', async () => {
    const number = freshNumber();
    const [one, two] = [await somebody(), await somebody()];
    await one.post('/me/phone/codes', { phone: number }).expect(202);
    const again = await two.post('/me/phone/codes', { phone: number });
    expect([again.status, again.body.error.code]).toEqual([429, 'too_many_requests']);
    expect(Number(again.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('are five a day and number, eight a day and person', async () => {
    const number = freshNumber();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) {
      await forgetPause();
      statuses.push((await (await somebody()).post('/me/phone/codes', { phone: number })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    const who = await somebody();
    const own: number[] = [];
    for (let n = 0; n < 9; n++) own.push((await who.post('/me/phone/codes', { phone: freshNumber() })).status);
    expect(own).toEqual([202, 202, 202, 202, 202, 202, 202, 202, 429]);
  });

  it('say so when the gateway does not take them, and where there is none', async () => {
    const who = await somebody();
    const broken = await startTestServer({ uri: server.uri, clock, config: { wechat: server.deps.config.wechat, sms: { base: 'http://127.0.0.1:9', key: 'k' } } });
    const none = await startTestServer({ uri: server.uri, clock, config: { wechat: { ...server.deps.config.wechat, app: null }, sms: null } });
    const failed = await (await broken.as(who.id)).post('/me/phone/codes', { phone: freshNumber() });
    const off = await (await none.as(who.id)).post('/me/phone/codes', { phone: freshNumber() });
    expect([failed.status, failed.body.error.code, off.status, off.body.error.code]).toEqual([503, 'sms_failed', 503, 'sms_off']);
    expect((await (await none.as(who.id)).get('/me/phone')).body.ways).toEqual({ wechat: false, sms: false });
    await broken.close();
    await none.close();
  });
});

describe('a number from WeChat', () => {
  const byWechat = async (who: Caller, code: string) => who.post('/me/phone/wechat', { code });

  it('is confirmed by one tap, once', async () => {
    const who = await somebody();
    const code = issueCode(sandbox.state, 'tapper');
    const { number } = phoneOf(sandbox.state, 'tapper');
    expect((await byWechat(who, code)).body).toMatchObject({ tail: number.slice(-4) });
    expect(await person(who.id)).toMatchObject({ level: 1, phoneTail: number.slice(-4) });
    const replayed = await byWechat(await somebody(), code);
    expect([replayed.status, replayed.body.error.code]).toEqual([400, 'phone_code_invalid']);
  });

  it.each([
    [40029, 400, 'phone_code_invalid'],
    [40163, 400, 'phone_code_invalid'],
    [-1, 503, 'phone_busy'],
    [45011, 503, 'phone_busy'],
    ['gateway' as const, 503, 'phone_busy'],
    [48001, 503, 'phone_off'],
    [1400001, 503, 'phone_off'],
  ])('is refused with %s as %i %s, and the sentence names the other way', async (fault, status, code) => {
    sandbox.fail('phone', fault);
    const refused = await byWechat(await somebody(), issueCode(sandbox.state, 'unlucky'));
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
    expect(refused.body.error.message).toContain('短信验证码');
  });

  it('is not taken from another person who has confirmed it', async () => {
    const { number } = phoneOf(sandbox.state, 'shared');
    await bound(number);
    const refused = await byWechat(await somebody(), issueCode(sandbox.state, 'shared'));
    expect([refused.status, refused.body.error.data.rule]).toEqual([422, 'phoneTaken']);
  });
});

describe('mobile numbers', () => {
  it.each([['13800138000', '13800138000'], [' 138-0013-8000 ', '13800138000'], ['+8613800138000', '13800138000'], ['１３８００１３８０００', '13800138000'], ['12800138000', null], ['1380013800', null], ['138001380000', null], ['', null]])('%j is %j', (typed, kept) => {
    expect(mobileNumber(typed)).toBe(kept);
  });
});
