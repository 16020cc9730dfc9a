/** Two server processes on one database, one of which is killed again and again while matters go outside. */
import { randomUUID } from 'node:crypto';
import { startDepartment, type Department } from '../../server/sandbox/department';
import { reportOf } from '../support/journeys/cases';
import { clientOf, Refused, type Client } from '../support/journeys/client';
import { startDistrict, type District } from '../support/journeys/district';
import { PEOPLE } from '../support/journeys/people';
import { startServer, type RunningServer } from '../support/running';

const KILLS = 20;
const AT_ONCE = 2;
/** What a killed process had claimed is taken up when its lease has run out. Milliseconds. */
const PATIENCE = 240_000;

let first: District;
let second: RunningServer;
let department: Department;
beforeAll(async () => {
  first = await startDistrict({ RATE_WRITES: '100000', RATE_READS: '100000' });
  const database = /mongodb:\/\/\S+?(?=（)/.exec(first.output())?.[0];
  if (!database) throw new Error(`the first process does not say where its database is:\n${first.output()}`);
  second = await startServer({ env: { DATA_DIR: first.dataDir, MONGODB_URI: database, LOG_LEVEL: 'error', RATE_WRITES: '100000', RATE_READS: '100000' } });
  department = await startDepartment({ port: 0 });
});
afterAll(async () => {
  await second?.dispose();
  await first?.dispose();
  await department?.close();
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** One person who talks to whichever process answers, with the same key until one does. */
async function somebody(who: keyof typeof PEOPLE): Promise<<T>(act: (client: Client, key: string) => Promise<T>) => Promise<T>> {
  const clients = [await clientOf(first.url, PEOPLE[who].id), await clientOf(second.url, PEOPLE[who].id)] as const;
  let turn = 0;
  return async (act) => {
    const key = randomUUID();
    for (;;) {
      turn += 1;
      try {
        return await act(clients[turn % 2 === 0 ? 0 : 1], key);
      } catch (error) {
        // Only a connection that broke is expected here: a refusal would be a defect.
        if (error instanceof Refused) throw error;
        await sleep(20);
      }
    }
  };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

/** Files a matter, has it given to the property company, adds something. */
async function story(chen: Somebody, lin: Somebody, unitId: string, n: number): Promise<string> {
  const body = await chen(async (client) => reportOf(client, { text: `第 ${n} 回，垃圾桶满了没人清。` }));
  const { id } = await chen((client, key) => client.call('POST /cases', { body, key }));
  const params = { id };
  const given = await lin((client, key) => client.call('POST /cases/:id/accept-and-dispatch', { params, body: { revision: 0, unitId }, key }));
  await chen((client, key) => client.call('POST /cases/:id/supplement', { params, body: { revision: given.revision, text: '旁边的也满了。' }, key }));
  return id;
}

/** Adds the department to the unit that the rules suggest for a matter of chen's. */
async function connected(): Promise<string> {
  const [chen, lin, gao] = [await clientOf(first.url, PEOPLE.chen.id), await clientOf(first.url, PEOPLE.lin.id), await clientOf(first.url, PEOPLE.gao.id)];
  const { id } = await chen.call('POST /cases', { body: await reportOf(chen) });
  const unitId = (await lin.call('GET /cases/:id', { params: { id } })).suggestion?.unit.id;
  if (!unitId) throw new Error('the rules suggest nobody');
  const { secret } = await gao.call('POST /administration/units/:id/channels', { params: { id: unitId }, body: { kind: 'webhook', name: '物业系统', address: `${department.url}/cases`, giveUpHours: 72 } });
  department.state.secrets.push(secret ?? '');
  return unitId;
}

interface Told { readonly case: { readonly id: string } | null }
function recordOf(id: string): string {
  return [...department.state.received.values()].filter(({ body }) => (body as Told).case?.id === id).map(({ type }) => type).join(' ');
}

it(`loses nothing and tells nothing twice while one of two processes is killed ${KILLS} times`, async () => {
  const unitId = await connected();
  const [chen, lin] = [await somebody('chen'), await somebody('lin')];
  const ids: string[] = [];
  let killing = true;
  const load = Array.from({ length: AT_ONCE }, async (_, lane) => {
    for (let n = lane; killing; n += AT_ONCE) ids.push(await story(chen, lin, unitId, n));
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Sometimes hardly up, sometimes in the middle of its work.
    await sleep((kill * 137) % 700);
    await second.kill();
    await second.restart();
  }
  killing = false;
  await Promise.all(load);
  expect(ids.length).toBeGreaterThan(KILLS);
  const end = Date.now() + PATIENCE;
  const missing = (): string[] => ids.filter((id) => recordOf(id) !== 'case.dispatched case.supplemented');
  while (missing().length > 0 && Date.now() < end) await sleep(500);
  expect(missing().map((id) => recordOf(id))).toEqual([]);
  process.stdout.write(`  ${ids.length} matters arrived, each once and in its order\n`);
}, 600_000);
