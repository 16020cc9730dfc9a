import { acceptAndDispatch, acknowledge, evaluate, handle, submitCase, verify, withdraw } from '../../../server/features/cases';
import type { Deps } from '../../../server/platform/deps';
import { testDeps } from '../../support/server';
import { as, ask, filed, report, seedDistrict } from './support';

let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps());
  await seedDistrict(deps);
});
afterAll(() => close());

describe('a report', () => {
  it('finds grid, community, station and the unit the routing table names, and says why', async () => {
    const doc = await filed(deps);
    expect(doc).toMatchObject({
      state: 'submitted',
      scope: { district: 'district', street: 'north', community: 'plum', grid: 'g0', gridVersion: 1, station: 'plum-station' },
      suggestion: { unitId: 'plum-property', ruleId: 'r-light' },
      outsideGrids: false,
      leadUnitId: null,
      number: expect.stringMatching(/^LL26-\d{6}$/),
    });
    expect(doc.why.map((row) => row.kind)).toEqual(['place', 'rule', 'lead', 'first']);
  });

  it('makes one case when it is sent twice, and refuses other content under the same key', async () => {
    const key = 'same-key-1';
    const [one, two] = await Promise.all([submitCase(deps, 'bob', report(), key), submitCase(deps, 'bob', report(), key)]);
    expect(two._id).toBe(one._id);
    expect(two.number).toBe(one.number);
    await expect(submitCase(deps, 'bob', report({ text: '别的事' }), key)).rejects.toMatchObject({ code: 'key_reused' });
  });
});

describe('the loop', () => {
  it('goes from the report to the word of the resident', async () => {
    let doc = await filed(deps);
    doc = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property', text: '请尽快' });
    doc = await acknowledge(deps, doc, await as(deps, 'plumWorker', doc), ask(doc));
    doc = await handle(deps, doc, await as(deps, 'plumWorker', doc), { ...ask(doc), text: '换了灯泡', photoIds: [] });
    expect(doc).toMatchObject({ state: 'handled', step: 'evaluate' });
    doc = await verify(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), text: '', photoIds: [] });
    doc = await evaluate(deps, doc, await as(deps, 'ann', doc), { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '谢谢' });
    expect(doc).toMatchObject({ state: 'closed', outcome: 'satisfied', open: false, board: 'solved' });
    expect(doc.timeline.map((row) => row.action)).toEqual(['submit', 'accept', 'dispatch', 'acknowledge', 'handle', 'verify', 'evaluate']);
  });

  it('ends when the resident withdraws', async () => {
    let doc = await filed(deps);
    doc = await withdraw(deps, doc, await as(deps, 'ann', doc), { ...ask(doc), reason: '灯自己好了' });
    expect(doc).toMatchObject({ state: 'withdrawn', open: false, board: 'none' });
  });
});
