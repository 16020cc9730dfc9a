import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { CASE_STATES } from '../../../shared/domain/cases/states';
import { KEY_SCOPES } from '../../../shared/domain/integrations/apiKeys';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from '../integrations/support';
import { readAnswer, type AnswerName } from './protocol';

const BASE = 'https://linli.example.org';
const run = promisify(execFile);
let server: TestServer;
let department: Department;
let page: string;
let key: string;
beforeAll(async () => {
  server = await startTestServer({ config: { publicUrl: BASE } });
  await seedDistrict(server.deps);
  const admin = await server.as('admin');
  department = await startDepartment({ port: 0, now: () => server.deps.clock.now().getTime() });
  await connect(admin, department);
  key = (await admin.post('/administration/keys', { unitId: 'plum-property', name: '例子', scopes: KEY_SCOPES }).expect(201)).body.secret;
  await dispatched(server.deps);
  await deliver(server);
  page = (await server.request.get('/p/developers').expect(200)).text;
});
afterAll(async () => {
  await department.close();
  await server.close();
});

const plain = (markup: string): string => markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
const examples = (): Map<string, string> => new Map([...page.matchAll(/<pre id="(\w+)" class="example">([\s\S]*?)<\/pre>/g)].map(([, id = '', command = '']) => [id, plain(command)]));
/** As somebody would who copies it; only where the program is reached is another. */
const output = async (command: string): Promise<string> => (await run('sh', ['-c', command.replaceAll(BASE, server.url)], { env: { ...process.env, LINLI_KEY: key } })).stdout;

const ANSWERS: readonly (readonly [string, AnswerName, 'xml' | 'json'])[] = [
  ['discovery', 'discovery', 'json'], ['services', 'services', 'json'], ['definition', 'definition', 'xml'], ['file', 'filed', 'json'],
  ['requests', 'requests', 'json'], ['box', 'requests', 'xml'], ['extended', 'extended', 'json'], ['own', 'updates', 'json'],
];
it.each(ANSWERS)('shows an example that runs as it stands: %s', async (id, name, format) => {
  const text = await output(examples().get(id) ?? 'false');
  readAnswer(name, format, text);
});

it('shows how what was missed is fetched again, and it runs', async () => {
  expect(JSON.parse(await output(examples().get('channels') ?? 'false'))).toMatchObject({ items: [{ name: '物业系统', lastSequence: 1 }] });
  expect(JSON.parse(await output(examples().get('replay') ?? 'false'))).toMatchObject({ items: [{ sequence: 1, message: { type: 'case.dispatched' } }], next: null });
});

it('shows a signature that another program comes to as well', async () => {
  const made = (await output(examples().get('signature') ?? 'false')).trim().split(' ').at(-1) ?? '';
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(page).toContain(`v1=${made}`);
});

it('shows how files are fetched and confirmed, and it runs', async () => {
  const admin = await server.as('admin');
  const { channel } = (await admin.post('/administration/units/plum-property/channels', { kind: 'drop', name: '导表平台', options: { kind: 'drop', format: 'csv', columns: [{ title: '编号', field: 'number' }] } }).expect(201)).body;
  await dispatched(server.deps);
  await deliver(server);
  await admin.post('/integrations/files', { channelId: channel.id }).expect(200);
  // The answer names the address under which people reach the program; here it is reached by another.
  const reached = `curl() { local words=(); for word in "$@"; do words+=("\${word/$(printf 'https://linli.%s' example.org)/${server.url}}"); done; command curl "\${words[@]}"; }`;
  const told = (await run('bash', ['-c', `${reached}\n${(examples().get('files') ?? 'false').replaceAll(BASE, server.url)}`], { env: { ...process.env, LINLI_KEY: key } })).stdout;
  expect(told).toMatch(/^1: OK\n\{.*"number":1.*"confirmedAt":"2/);
  expect((await admin.get('/integrations/files?state=open').expect(200)).body.items).toEqual([]);
});

it('has an example here for each that it shows', () => {
  expect([...examples().keys()].sort()).toEqual([...ANSWERS.map(([id]) => id), 'channels', 'replay', 'files', 'signature'].sort());
});

it('lists every state and every scope, needs no script and no login, and holds no key', () => {
  for (const word of [...CASE_STATES, ...KEY_SCOPES]) expect(page).toContain(`<td>${word}</td>`);
  expect(page).not.toMatch(/<script|lk1\.[\w-]{20}/);
});
