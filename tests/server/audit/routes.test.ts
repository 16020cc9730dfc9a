import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { readSheet } from 'read-excel-file/node';
import { chainRows } from '../../../server/features/audit';
import type { CaseDoc } from '../../../server/features/cases';
import { settableClock } from '../../../server/platform/clock';
import { rawCollection } from '../../../server/platform/database/model';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { filed, seedDistrict, type PersonKey } from '../cases/support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
let doc: CaseDoc;
beforeEach(async () => {
  clock.set(TEST_NOW);
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  doc = await filed(server.deps);
});
afterEach(() => server.close());

const get = async (who: PersonKey, path: string) => (await (await server.as(who)).get(path).expect(200)).body;
const contact = async (who: PersonKey, body: object, key?: string) => (await server.as(who)).post(`/cases/${doc._id}/contact`, body, key);

describe('staff who look at a case', () => {
  it('leave one row an hour, which the reporter and the auditor read', async () => {
    for (let i = 0; i < 3; i++) await get('plumStaff', `/cases/${doc._id}`);
    const { items } = await get('ann', '/me/audit');
    const actor = { name: 'plumStaff先生', unit: '梅社区工作站', role: 'stationStaff' };
    expect(items).toMatchObject([{ actor, action: 'reporterSeen', case: { id: doc._id, number: doc.number }, reason: null }]);
    // A moment later: rows of one moment stand in no order.
    clock.set(new Date(TEST_NOW.getTime() + 1_000));
    expect((await get('districtAuditor', '/audit/rows')).items).toMatchObject([{ action: 'auditRead' }, { actor, action: 'reporterSeen', subject: { id: 'ann' } }]);
    clock.set(new Date(TEST_NOW.getTime() + 3_600_000));
    await get('plumStaff', `/cases/${doc._id}`);
    expect((await get('ann', '/me/audit')).items).toHaveLength(2);
  });

  it('leave one when they act, too', async () => {
    await (await server.as('plumStaff')).post(`/cases/${doc._id}/accept`, { revision: 0 }).expect(200);
    expect((await get('ann', '/me/audit')).items).toMatchObject([{ action: 'reporterSeen' }]);
  });

  it('are not told of where they were not shown who reported', async () => {
    for (const who of ['ann', 'bob', 'cy', 'pineStaff', 'admin'] as const) await get(who, `/cases/${doc._id}`);
    expect((await get('ann', '/me/audit')).items).toEqual([]);
  });
});

describe('the phone number in full', () => {
  it('is shown with a reason, once each time, and the reporter reads who and why', async () => {
    const answer = await contact('plumStaff', { reason: 'other', text: '门口有人等' }, 'contact-key-1');
    expect([answer.status, answer.body]).toEqual([200, { name: 'ann先生', phone: '13800001234' }]);
    await contact('plumStaff', { reason: 'other', text: '门口有人等' }, 'contact-key-1');
    const { items } = await get('ann', '/me/audit');
    expect(items).toMatchObject([{ actor: { name: 'plumStaff先生' }, action: 'contactSeen', reason: { code: 'other', text: '门口有人等' } }]);
    await contact('plumStaff', { reason: 'callBack' }, 'contact-key-2');
    expect((await get('ann', '/me/audit')).items).toHaveLength(2);
  });

  it('is not shown without words where the reason is 「其他」, and then nothing is told', async () => {
    const answer = await contact('plumStaff', { reason: 'other', text: ' ' });
    expect([answer.status, answer.body.error.data]).toEqual([422, { rule: 'reasonMissing' }]);
    expect((await contact('plumStaff', {})).status).toBe(400);
    expect((await get('ann', '/me/audit')).items).toEqual([]);
  });

  it('is not shown to those who have no call to make, nor to staff about themselves', async () => {
    for (const who of ['ann', 'bob', 'plumGrid', 'pineStaff', 'districtAuditor', 'admin', 'southDispatcher'] as const) expect([who, (await contact(who, { reason: 'callBack' })).status]).toEqual([who, 403]);
    doc = await filed(server.deps, {}, 'plumStaff');
    expect((await contact('plumStaff', { reason: 'callBack' })).status).toBe(403);
    expect((await contact('plumHead', { reason: 'callBack' })).status).toBe(200);
  });
});

describe('the administrator', () => {
  it('leaves rows when looking at people, giving and ending roles and issuing passwords', async () => {
    const admin = await server.as('admin');
    const { body } = await admin.post('/administration/units/plum-station/members', { name: '新来的', phone: '13911112222', role: 'stationStaff' }).expect(201);
    const fresh = body.items.find((item: { name: string }) => item.name === '新来的');
    clock.set(new Date(TEST_NOW.getTime() + 1));
    await admin.post(`/administration/people/${fresh.personId}/password`, { username: 'newcomer' }).expect(201);
    clock.set(new Date(TEST_NOW.getTime() + 2));
    await admin.post('/administration/members/end', { id: fresh.id }).expect(200);
    const { items } = await get('districtAuditor', `/audit/rows?subject=${encodeURIComponent('13911112222')}`);
    expect(items.map((item: { action: string }) => item.action)).toEqual(['roleEnded', 'passwordIssued', 'roleGiven']);
    expect((await get('districtAuditor', '/audit/rows?action=membersSeen')).items).toMatchObject([{ object: { id: 'plum-station', label: '梅社区工作站' }, actor: { role: 'administrator' } }]);
    expect(JSON.stringify(await server.deps.db.collection('auditRows').find().toArray())).not.toMatch(/新来的|13911112222|2222/);
  });

  it('does not read the log', async () => {
    const admin = await server.as('admin');
    for (const path of ['/audit/rows', '/audit/state']) await admin.get(path).expect(403);
    await admin.post('/audit/exports', {}).expect(403);
  });
});

describe("the auditor's page", () => {
  beforeEach(async () => {
    await contact('plumStaff', { reason: 'callBack', text: '=1+1' });
    await chainRows(server.deps);
  });

  it('finds by person, staff, object, action and day', async () => {
    const found = async (query: string): Promise<number> => (await get('districtAuditor', `/audit/rows?action=contactSeen&${query}`)).items.length;
    const name = encodeURIComponent;
    expect([await found(''), await found(`subject=${name('ann先生')}`), await found(`subject=${name('bob先生')}`), await found('subject=nobody')]).toEqual([1, 1, 0, 0]);
    expect([await found(`actor=${name('plumStaff先生')}`), await found(`actor=${name('ann先生')}`)]).toEqual([1, 0]);
    expect([await found(`object=${doc.number}`), await found(`object=${doc._id}`), await found('object=x')]).toEqual([1, 1, 0]);
    expect([await found('from=2026-03-02&to=2026-03-02'), await found('to=2026-03-01'), await found('from=2026-03-03')]).toEqual([1, 0, 0]);
  });

  it('shows a street what happened there and another nothing of it', async () => {
    await server.deps.db.collection<{ _id: string }>('memberships').updateOne({ _id: { $regex: '^districtAuditor' } }, { $set: { unitId: 'north' } });
    expect((await get('districtAuditor', '/audit/rows?action=contactSeen')).items).toHaveLength(1);
    await server.deps.db.collection<{ _id: string }>('memberships').updateOne({ _id: { $regex: '^bob' } }, { $set: { unitId: 'south', role: 'auditor' } });
    expect((await get('bob', '/audit/rows?action=contactSeen')).items).toEqual([]);
  });

  it('pages through, latest first, without a row twice', async () => {
    for (let i = 0; i < 5; i++) {
      clock.set(new Date(TEST_NOW.getTime() + i));
      await contact('plumStaff', { reason: 'callBack', text: `第 ${i} 次` });
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await get('ann', `/me/audit?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...items.map((item: { id: string }) => item.id));
      cursor = next ?? '';
    } while (cursor !== '');
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
  });

  it('says how far the chain is complete', async () => {
    const state = await get('districtAuditor', '/audit/state');
    expect(state).toMatchObject({ rows: 1, chained: 1, head: { number: 1 }, checked: null });
  });

  it('exports what was asked for as a table without formulas, and tells of the export', async () => {
    const auditor = await server.as('districtAuditor');
    const { body } = await auditor.post('/audit/exports', { action: 'contactSeen' }).expect(201);
    expect(body).toMatchObject({ rows: 1, cut: false });
    const answer = await server.request.get(body.url).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    const cells = await readSheet(answer.body as Buffer);
    expect(cells[0]?.slice(0, 4)).toEqual(['序号', '时间', '谁', '单位']);
    expect(cells[1]).toEqual([1, expect.stringContaining('10:00'), 'plumStaff先生', '梅社区工作站', '工作站工作人员', '查看联系方式', 'ann先生', `工单 ${doc.number}`, '回访，=1+1']);
    expect((await get('districtAuditor', '/audit/rows?action=auditExported')).items).toHaveLength(1);
    clock.set(new Date(TEST_NOW.getTime() + 11 * 60_000));
    await server.request.get(body.url).expect(404);
  });
});

describe('npm run verify:audit', () => {
  const root = path.resolve(__dirname, '../../..');
  const run = async (...args: string[]) => {
    const env = { ...process.env, MONGODB_URI: server.uri, LOG_LEVEL: 'silent' };
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    return promisify(execFile)(process.execPath, [tsx, path.join(root, 'server/verifyAudit.ts'), ...args], { env, cwd: server.deps.config.dataDir }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr }),
    );
  };

  it('ends with 0 and the anchor when all is well, with 1 and the row when one was touched', async () => {
    for (let i = 0; i < 3; i++) await contact('plumStaff', { reason: 'callBack' });
    await chainRows(server.deps);
    const well = await run();
    expect(well).toMatchObject({ code: 0, said: expect.stringContaining('到第 3 行') });
    const anchor = well.said.trim().split('\n').pop() ?? '';
    expect((await run('--anchor', anchor)).code).toBe(0);
    expect(await run('--anchor', `3:${'0'.repeat(64)}`)).toMatchObject({ code: 1, said: expect.stringContaining('第 3 行') });
    await rawCollection<{ _id: string; reasonCode: string; actorId: string }>(server.deps.db, 'auditRows').updateOne({ reasonCode: 'callBack' }, { $set: { actorId: 'bob' } });
    expect(await run()).toMatchObject({ code: 1, said: expect.stringMatching(/第 \d 行被改过/) });
    expect((await run('--anchor', 'x')).code).toBe(2);
  }, 120_000);
});
