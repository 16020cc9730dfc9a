import { randomUUID } from 'node:crypto';
import { settableClock } from '../../../server/platform/clock';
import { issueCode, type Sandbox } from '../../../server/sandbox';
import { moreCareful } from '../../../shared/domain/moderation/words';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { middleOf, report, seedDistrict } from '../cases/support';

/** Words by which the sandbox plays WeChat's judgement. */
const RISKY = '沙箱违规';
const DOUBTFUL = '沙箱待审';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
let resident: Caller;
let staff: Caller;
beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: started.config });
  await seedDistrict(server.deps);
  const { body } = await server.stranger.post('/sessions/wechat', { code: issueCode(sandbox.state, 'writer') });
  resident = await server.as(server.deps.tokens.read(body.token, TEST_NOW)?.personId ?? '');
  staff = await server.as('plumStaff');
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(() => sandbox.state.faults.clear());

const file = (who: Caller, changes: Parameters<typeof report>[0] = {}, key: string = randomUUID()) => who.post('/cases', report(changes), key);
const care = async (id: string): Promise<string | undefined> => (await staff.get(`/cases/${id}`)).body.wordsCheck;
const count = () => server.deps.db.collection('cases').countDocuments();

describe('what a resident reports', () => {
  it('passes without a mark', async () => {
    const { status, body } = await file(resident);
    expect(status).toBe(201);
    expect(await care(body.id)).toBeUndefined();
  });

  it.each([['words', { text: `${RISKY}的话` }], ['place', { place: { text: `${RISKY}的地方`, point: middleOf(0) } }]])('with risky %s is refused with a sentence that helps, and nothing is kept', async (_, changes) => {
    const before = await count();
    const refused = await file(resident, changes);
    expect([refused.status, refused.body.error.data.rule]).toEqual([422, 'wordsRisky']);
    expect(refused.body.error.message).toContain('写的都还在');
    expect(await count()).toBe(before);
  });

  it('in doubt is taken in and marked for the station, and for nobody else', async () => {
    const { body } = await file(resident, { text: `${DOUBTFUL}的话` });
    expect(body.wordsCheck).toBeUndefined();
    expect(await care(body.id)).toBe('review');
    const row = (await staff.get('/workbench/cases?limit=50')).body.items.find((item: { id: string }) => item.id === body.id);
    expect(row.heed).toBe('review');
  });

  it.each([-1, 61010, 45009, 'gateway'] as const)('is taken in and marked as not checked when WeChat answers %s', async (fault) => {
    sandbox.fail('text', fault);
    const { status, body } = await file(resident);
    expect(status).toBe(201);
    expect(await care(body.id)).toBe('unchecked');
  });

  it('does not wait for a WeChat that says nothing', async () => {
    sandbox.fail('text', 'silence');
    const began = performance.now();
    const { status, body } = await file(resident);
    expect(status).toBe(201);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(await care(body.id)).toBe('unchecked');
  });

  it('by somebody who did not come in through WeChat is marked as not checked, without asking WeChat', async () => {
    const before = sandbox.state.calls.get('text') ?? 0;
    const { body } = await file(await server.as('ann'), { text: `${RISKY}的话` });
    expect(await care(body.id)).toBe('unchecked');
    expect(sandbox.state.calls.get('text') ?? 0).toBe(before);
  });

  it('sent again under its key is the same case, whatever WeChat says the second time', async () => {
    const key = randomUUID();
    const first = await file(resident, {}, key);
    sandbox.fail('text', 'gateway');
    const again = await file(resident, {}, key);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });

  it('costs nothing where there is no mini-program', async () => {
    const off = await startTestServer({ uri: server.uri, clock, config: { wechat: { ...server.deps.config.wechat, app: null } } });
    const ann = await off.as('ann');
    const commands: string[] = [];
    const listen = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => void commands.push(`${commandName} ${String(command[commandName])}`);
    off.deps.db.getClient().on('commandStarted', listen);
    const { body } = await file(ann, { text: `${RISKY}的话` });
    off.deps.db.getClient().off('commandStarted', listen);
    expect(commands.filter((one) => one.includes('wechat'))).toEqual([]);
    expect(await care(body.id)).toBeUndefined();
    await off.close();
  });
});

describe('what a resident adds later', () => {
  const start = async () => (await file(resident)).body as { id: string; revision: number };
  const supplement = (id: string, revision: number, text: string) => resident.post(`/cases/${id}/supplement`, { revision, text, photoIds: [] });

  it('is refused when it is risky, and marked when it is in doubt; a mark does not fade', async () => {
    const { id, revision } = await start();
    const refused = await supplement(id, revision, `${RISKY}的补充`);
    expect([refused.status, refused.body.error.data.rule]).toEqual([422, 'wordsRisky']);
    const doubtful = await supplement(id, revision, `${DOUBTFUL}的补充`);
    expect(doubtful.status).toBe(200);
    expect(await care(id)).toBe('review');
    await supplement(id, doubtful.body.revision, '好话').expect(200);
    expect(await care(id)).toBe('review');
  });

  it('in an evaluation is checked too', async () => {
    const { id } = await start();
    const act = async (who: string, action: string, body: object = {}) => {
      const caller = await server.as(who);
      const { body: view } = await caller.get(`/cases/${id}`);
      return caller.post(`/cases/${id}/${action}`, { revision: view.revision, ...body }).expect(200);
    };
    await act('plumStaff', 'accept-and-dispatch', { unitId: 'plum-property' });
    await act('plumWorker', 'acknowledge');
    await act('plumWorker', 'handle', { text: '换了' });
    const { revision } = (await resident.get(`/cases/${id}`)).body;
    const evaluate = (text: string) => resident.post(`/cases/${id}/evaluate`, { revision, contacted: true, solved: true, satisfaction: 'satisfied', text });
    expect((await evaluate(`${RISKY}的评价`)).body.error.data.rule).toBe('wordsRisky');
    expect((await evaluate(`${DOUBTFUL}的评价`)).status).toBe(200);
    expect(await care(id)).toBe('review');
  });

  it('of staff is not asked about', async () => {
    const { id, revision } = await start();
    const before = sandbox.state.calls.get('text') ?? 0;
    await staff.post(`/cases/${id}/inspect`, { revision, text: `${RISKY}的话`, photoIds: [] }).expect(200);
    expect(sandbox.state.calls.get('text') ?? 0).toBe(before);
  });
});

it('of two judgements the one that asks for more care stands', () => {
  expect([moreCareful('off', 'passed'), moreCareful('passed', 'unchecked'), moreCareful('review', 'unchecked'), moreCareful('passed', 'off')]).toEqual(['passed', 'unchecked', 'review', 'passed']);
});
