import type { ResponseOf } from '../../../shared/contract';
import { createPerson } from '../../../server/features/identity';
import { bindPhone } from '../../../server/features/identity/commands/bindPhone';
import { settableClock } from '../../../server/platform/clock';
import type { Sms } from '../../../server/platform/sms';
import { startTestServer, type TestServer } from '../../support/server';
import { withOtherSignature } from '../../support/signed';
import { seedDistrict } from '../cases/support';
import { handsOn, wishBody } from './support';

/** A wish that staff write at the counter, by telephone or at the door for somebody without an account (代办). */

const clock = settableClock(new Date('2026-03-02T10:00:00+08:00'));
let server: TestServer;
const sent: { phone: string; text: string }[] = [];
const { as, seen, post, step, refusal } = handsOn(() => server);
const filing = { whom: 'proxy', care: 'elder', person: { name: '周婆婆', phone: '13911112222' }, consent: 'phone', source: 'hotline', text: '想要一张高一点的凳子' } as const;
const receiptFor = async (who: string, id: string, status = 200): Promise<ResponseOf<'POST /wishes/:id/receipt'>> => (await (await as(who)).post(`/wishes/${id}/receipt`).expect(status)).body as never;
const page = (path: string) => server.request.get(path);

beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example', sms: { base: 'http://sms.invalid', key: 'k' } } });
  const sms: Sms = { send: async (phone, text) => { sent.push({ phone, text }); return 'sent'; } };
  Object.assign(server.deps, { sms });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

it('is kept with its door and consent, and is checked by the same clock', async () => {
  const { id, dueAt } = await post('plumStaff', filing);
  const row = await server.deps.db.collection<{ _id: string }>('wishes').findOne({ _id: id });
  expect(row).toMatchObject({ proxy: { unitId: 'plum-station', door: 'hotline', how: 'phone', accountless: true }, care: 'elder' });
  expect((await post('ann')).dueAt).toBe(dueAt);
});

it('is no way to write one\'s own: whoever is asked for it is somebody else', async () => {
  await bindPhone(server.deps, { personId: 'plumStaff', sessionId: 'none' }, '13911114444');
  const own = await (await as('plumStaff')).post('/wishes', wishBody({ ...filing, person: { name: '我', phone: '13911114444' } })).expect(422);
  expect(own.body.error).toMatchObject({ code: 'rule_refused', data: { rule: 'helpYourself' } });
});

it('leaves a receipt: number, code and by when, a paper to print, and a page that shows how far it is and nothing else', async () => {
  const { id } = await post('plumStaff', filing);
  const receipt = await receiptFor('plumStaff', id);
  expect(receipt).toMatchObject({ number: expect.stringMatching(/^XY26-\d{6}$/), code: expect.stringMatching(/^[A-Z0-9]{10}$/), page: `/p/w/${receipt.number}/${receipt.code}` });
  const paper = await page(receipt.print).expect(200);
  for (const told of ['代写心愿回执', '周婆婆', '想要一张高一点的凳子', '电话里答应', '（电话）', receipt.number, receipt.code, '随时打工作站电话，马上就停']) expect(paper.text).toContain(told);
  expect(paper.text).not.toMatch(/13911112222|2222/);
  const state = await page(receipt.page).expect(200);
  expect(state.text).toContain('等核实');
  expect(state.text).not.toMatch(/周婆婆|凳子|502/);
  // A colleague checks what one wrote for somebody.
  expect(await refusal('plumStaff', id, 'approve', { text: '想要一张凳子', photoIds: [] })).toBe('not_allowed');
  await step('plumHead', id, 'approve', { text: '想要一张凳子', photoIds: [] });
  expect((await page(receipt.page)).text).toContain('等认领');
  await page(`/p/w/${receipt.number}/AAAAAAAAAA`).expect(404);
  await page(`/p/c/${receipt.number}/${receipt.code}`).expect(404);
  await page(withOtherSignature(receipt.print)).expect(404);
});

it('sends the receipt by text message where that was asked for: once, with number and page and without what is wished', async () => {
  const { id } = await post('plumStaff', { ...filing, sms: true, person: { name: '短信婆婆', phone: '13912340001' } });
  await server.drain();
  await server.drain();
  const receipt = await receiptFor('plumStaff', id);
  expect(receipt.sms).toBe(true);
  expect(sent).toEqual([{ phone: '13912340001', text: expect.stringContaining(`https://linli.example${receipt.page}`) as string }]);
  expect(sent[0]?.text).toMatch(/梅社区工作站替您写的心愿收下了，心愿编号 XY26-\d{6}，.*前核实/);
  expect(sent[0]?.text).not.toContain('凳');
  sent.length = 0;
  await post('plumStaff', filing);
  await server.drain();
  const none = await (await as('plumStaff')).post('/wishes', wishBody({ ...filing, sms: true, person: { name: '没有电话的', phone: '' } })).expect(422);
  expect([sent, none.body.error.data.rule]).toEqual([[], 'smsNeedsPhone']);
});

it('gives no receipt where nobody of the staff wrote it, and none to other stations', async () => {
  const own = await post('ann');
  await receiptFor('plumStaff', own.id, 404);
  const { id } = await post('plumStaff', filing);
  expect([(await seen('plumStaff', id)).receipt, (await seen('plumStaff', own.id)).receipt]).toEqual([true, false]);
  await receiptFor('ann', id, 403);
});

it('is theirs as soon as they confirm the number, also where that was while it was being written', async () => {
  await createPerson(server.deps, { id: 'zhou', name: '周婆婆', level: 0 });
  const { id } = await post('plumStaff', { ...filing, person: { name: '周婆婆', phone: '13911115555' } });
  await bindPhone(server.deps, { personId: 'zhou', sessionId: 'none' }, '13911115555');
  await server.drain();
  expect(await seen('zhou', id)).toMatchObject({ viewer: 'recipient', actions: expect.arrayContaining(['withdraw']) });
});

it('is told as a story only with the word of whoever it was for: noted by the station with how they were asked, and given by nobody for them', async () => {
  const { id } = await post('plumStaff', { ...filing, category: 'company', text: '想有人读报' });
  await step('plumHead', id, 'approve', { text: '想要一张高一点的凳子。', photoIds: [] });
  await step('bob', id, 'claim');
  const claimId = (await seen('bob', id)).claims[0]?.id;
  await step('bob', id, 'prove', { claimId, text: '送到了', photoIds: [] });
  expect(await step('plumHead', id, 'confirm', { claimId })).toMatchObject({ state: 'realised' });
  expect(await refusal('bob', id, 'consent', { yes: true, how: 'phone' })).toBe('not_allowed');
  expect(await refusal('plumHead', id, 'consent', { yes: true })).toBe('consentHow');
  expect(await step('plumHead', id, 'consent', { yes: true, how: 'phone' })).toMatchObject({ storyConsent: true });
  await step('plumHead', id, 'publish-story', { text: '一张高一点的凳子', photoIds: [] });
  expect((await seen('cy', id)).story?.text).toBe('一张高一点的凳子');
  // Taken back by telephone too.
  await step('plumHead', id, 'consent', { yes: false, how: 'phone' });
  expect((await seen('cy', id)).story).toBeNull();
});

it('is no story by the word of who wrote it, nor of the station, where whoever it was for has an account', async () => {
  const { id } = await post('ann', { category: 'company', text: '想有人读报' });
  await step('plumHead', id, 'approve', { text: '想有人读报。', photoIds: [] });
  await step('bob', id, 'claim');
  const claimId = (await seen('bob', id)).claims[0]?.id;
  await step('bob', id, 'prove', { claimId, text: '读过了', photoIds: [] });
  await step('ann', id, 'confirm', { claimId });
  // It was written for cy.
  await server.deps.db.collection<{ _id: string }>('wishes').updateOne({ _id: id }, { $set: { recipientId: 'cy', whom: 'proxy' } });
  expect([await refusal('ann', id, 'consent', { yes: true }), await refusal('plumHead', id, 'consent', { yes: true, how: 'phone' })]).toEqual(['not_allowed', 'not_allowed']);
  expect((await seen('ann', id)).actions).not.toContain('consent');
  expect(await step('cy', id, 'consent', { yes: true })).toMatchObject({ storyConsent: true });
});
