import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import { stepHands } from '../../support/stepHands';
import { bytesOf, setScene } from './support';

type View = ResponseOf<'GET /certificates/:id'>;
const { as, helper, counted, post, server, inboxOf } = setScene();
const hands = stepHands<View>(server, 'certificates', []);
const morning = (day: number): object => ({ from: `2026-03-0${day}T01:00:00.000Z`, to: `2026-03-0${day}T03:00:00.000Z` });
const asked = async (who: string): Promise<{ status: number; body: View & { error?: { data?: { rule?: string } } } }> => post(who, '/certificates', {});
/** What the public page says. */
const checked = async (number: string, name: string): Promise<string> => (await server().request.get('/p/certificates').query({ number, name }).expect(200)).text;

beforeEach(async () => {
  await server().deps.db.collection('certificateChecks').deleteMany({});
});
/** A certificate of bob's two hours, issued by the head. */
async function issued(): Promise<View> {
  await counted(await helper('bob'), morning(7));
  const { body } = await asked('bob');
  return hands.step('plumHead', body.id, 'issue');
}

it('is asked for once there are hours, issued by the station, and kept as certified', async () => {
  const volunteerId = await helper('bob');
  expect((await asked('bob')).body.error?.data?.rule).toBe('certificateNothing');
  await counted(volunteerId, morning(7));
  const { body, status } = await asked('bob');
  expect({ status, state: body.state, number: body.number }).toEqual({ status: 201, state: 'asked', number: null });
  expect((await asked('bob')).body.error?.data?.rule).toBe('certificateWaits');
  expect(await inboxOf('plumStaff')).toEqual(['stationCertificateAsked']);
  const view = await hands.step('plumHead', body.id, 'issue');
  expect(view).toMatchObject({ state: 'issued', minutes: 120, name: 'bob女士', number: expect.stringMatching(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/) });
  await counted(volunteerId, morning(8));
  expect(await hands.seen('bob', body.id)).toMatchObject({ minutes: 120 });
  const { certified } = (await server().deps.db.collection('certificates').findOne({ _id: body.id as never })) as unknown as { certified: object };
  expect(certified).toMatchObject({ name: 'bob女士', document: { kind: 'identityCard', tail: expect.stringMatching(/^.{4}$/) }, minutes: 120, issuer: '梅社区工作站', inCharge: 'plumHead先生', handler: 'plumHead先生', entry: { n: 1 }, contents: [{ title: '清理楼道', minutes: 120, times: 1 }] });
});

it('names who is in charge among the station\'s people: the head unless another is named, nobody of elsewhere, never whose it is', async () => {
  await counted(await helper('bob'), morning(7));
  const { body } = await asked('bob');
  expect((await hands.seen('plumStaff', body.id)).signers.map(({ id }) => id)).toEqual(['plumHead', 'plumStaff']);
  // The head's own.
  await server().deps.db.collection('certificates').updateOne({ _id: body.id as never }, { $set: { personId: 'plumHead' } });
  expect((await hands.seen('plumStaff', body.id)).signers).toEqual([{ id: 'plumStaff', name: 'plumStaff先生' }]);
  expect((await hands.seen('plumHead', body.id)).signers).toEqual([]);
  expect(await hands.refusal('plumStaff', body.id, 'issue')).toBe('certificateHead');
  for (const inChargeId of ['plumHead', 'pineStaff']) expect(await hands.refusal('plumStaff', body.id, 'issue', { inChargeId })).toBe('certificateSigner');
  expect(await hands.step('plumStaff', body.id, 'issue', { inChargeId: 'plumStaff' })).toMatchObject({ state: 'issued', signers: [], undrawn: '' });
  expect(await server().deps.db.collection('certificates').findOne({ _id: body.id as never })).toMatchObject({ certified: { inCharge: 'plumStaff先生', handler: 'plumStaff先生' } });
});

it('is never issued by the volunteer, and is there for nobody else', async () => {
  await counted(await helper('bob'), morning(7));
  const { body } = await asked('bob');
  expect(await hands.refusal('bob', body.id, 'issue')).toBe('not_allowed');
  for (const who of ['ann', 'pineStaff']) expect(await hands.refusal(who, body.id, 'issue')).toBe('not_found');
  await (await as('ann')).get('/workbench/certificates').expect(403);
  expect(await hands.refusal('plumStaff', body.id, 'decline', { reason: 'other' })).toBe('certificateReason');
  expect(await hands.step('bob', body.id, 'cancel')).toMatchObject({ state: 'cancelled' });
});

it('is a PDF behind a signed address, with the signs it uses', async () => {
  const { id } = await issued();
  const { url } = (await post('bob', `/certificates/${id}/address`, {})).body as { url: string };
  const { body } = await server().request.get(url).buffer(true).parse(bytesOf).expect(200).expect('Content-Type', 'application/pdf');
  const file = body as Buffer;
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  expect(file.length).toBeGreaterThan(10_000);
  expect(file.length).toBeLessThan(300_000);
  await server().request.get(url.replace(/s=.{4}/, 's=AAAA')).expect(404);
  expect((await post('ann', `/certificates/${id}/address`, {}, randomUUID())).status).toBe(404);
});

it('is checked by anybody with name and number, and a guess of either learns nothing', async () => {
  const { id, number } = await issued();
  const printed = number ?? '';
  const good = await checked(printed, 'bob女士');
  // What is kept on paper says whose it is and when it was looked up.
  for (const words of ['证明有效', '2 小时', '梅社区工作站', '<td>bob女士</td>', '核验时间']) expect(good).toContain(words);
  expect(good).not.toContain('清理楼道');
  expect(await checked(printed.toLowerCase().replace(/-/g, ' '), 'bob 女士')).toContain('证明有效');
  const answers = await Promise.all([checked(printed, '安小姐'), checked('0'.repeat(28), 'bob女士'), checked('abc', 'bob女士')]);
  for (const text of answers) {
    expect(text).toContain('没有查到');
    expect(text).not.toContain('梅社区工作站');
  }
  // But for what was typed the answers are the same.
  expect(new Set(answers.map((text) => text.replace(/value="[^"]*"/g, ''))).size).toBe(1);
  await hands.step('plumStaff', id, 'withdraw', { reason: 'hoursWrong' });
  const over = await checked(printed, 'bob女士');
  for (const words of ['证明已撤销', '时长有误']) expect(over).toContain(words);
  expect((await server().request.get(`/p/certificates/${printed}`).expect(200)).text).toContain(`value="${printed}"`);
});

it('slows down whoever checks many, and escapes what they type', async () => {
  expect(await checked('"><script>alert(1)</script>', '<b>x')).not.toContain('<script>');
  for (let n = 0; n < 19; n += 1) await checked('0'.repeat(28), '某人');
  const { number } = await issued();
  const text = await checked(number ?? '', 'bob女士');
  expect(text).not.toContain('证明有效');
  expect(text).not.toContain('没有查到');
});
