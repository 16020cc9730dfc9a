import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DEVELOPER_WORDS } from '../../../shared/copy/developers';
import { saidIn } from '../../../shared/domain/integrations/mail';
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
let channel: { id: string; secret: string };
/** Some examples keep a letter where they are run. */
let directory: string;
const MAIL_SECRET = 'secret-of-the-mail-gateway-01';
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'linli-developers-'));
  server = await startTestServer({ config: { publicUrl: BASE, mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'linli@city.example', inSecret: MAIL_SECRET } } });
  await seedDistrict(server.deps);
  const admin = await server.as('admin');
  department = await startDepartment({ port: 0, now: () => server.deps.clock.now().getTime() });
  channel = await connect(admin, department);
  key = (await admin.post('/administration/keys', { unitId: 'plum-property', name: '例子', scopes: KEY_SCOPES }).expect(201)).body.secret;
  await dispatched(server.deps);
  await deliver(server);
  page = (await server.request.get('/p/developers').expect(200)).text;
});
afterAll(async () => {
  await department.close();
  await server.close();
  await rm(directory, { recursive: true });
});

const plain = (markup: string): string => markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
const examples = (): Map<string, string> => new Map([...page.matchAll(/<pre id="(\w+)" class="example">([\s\S]*?)<\/pre>/g)].map(([, id = '', command = '']) => [id, plain(command)]));
/** As somebody would who copies it; only where the program is reached, and what time it is there, is another. */
const output = async (command: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const here = command.replaceAll(BASE, server.url).replaceAll(/date \+%s(?!%)/g, `echo ${Math.floor(server.deps.clock.now().getTime() / 1_000)}`);
  return (await run('sh', ['-c', here], { cwd: directory, env: { ...process.env, LINLI_KEY: key, ...more } })).stdout;
};

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

it('shows how the Open311 platform of a unit is asked, and it runs against one', async () => {
  const { cityUrl: CITY, state: { city } } = department;
  const env = { CITY, CITY_KEY: city.key, CITY_SERVICE: 'LIGHT' };
  const ask = (id: string, more = {}): Promise<string> => output(examples().get(id) ?? 'false', { ...env, ...more });
  readAnswer('services', 'json', await ask('cityServices'));
  const [{ service_request_id: number }] = readAnswer('filed', 'json', await ask('cityFile')) as [{ service_request_id: string }];
  // The line by which the program would find it again.
  expect(city.requests.get(number)?.number).toBe('LL-260302-000001');
  expect(readAnswer('requests', 'json', await ask('cityAsk', { CITY_NUMBER: number }))).toMatchObject([{ service_request_id: number, status: 'open' }]);
});

it('shows how the system of a unit answers for its case, and it runs; signed under another secret it does not', async () => {
  const doc = await dispatched(server.deps);
  const answer = (secret: string): Promise<string> => output(examples().get('answer') ?? 'false', { CHANNEL: channel.id, CHANNEL_SECRET: secret, CASE_NUMBER: doc.number });
  expect(JSON.parse(await answer(channel.secret))).toMatchObject({ result: 'applied', number: doc.number, repeated: false });
  expect(JSON.parse(await answer('another-secret-0123456789'))).toMatchObject({ error: { code: 'signature_refused' } });
});

it('shows how a platform orders a matter, and work outside of the list, and both run', async () => {
  const street = await connect(await server.as('admin'), department, 'north-office');
  const env = { CHANNEL: street.id, CHANNEL_SECRET: street.secret };
  expect(JSON.parse(await output(examples().get('order') ?? 'false', { ...env, ORDER_NUMBER: 'P-1' }))).toMatchObject({ result: 'filed', number: expect.any(String) });
  const until = new Date(server.deps.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  expect(JSON.parse(await output(examples().get('work') ?? 'false', { ...env, ORDER_NUMBER: 'P-2', COMMUNITY: '梅社区', UNTIL: until }))).toMatchObject({ result: 'admission', admissionId: expect.any(String) });
});

it('shows how a letter is handed in, and it runs; signed under another secret it does not', async () => {
  const handIn = (secret: string): Promise<string> => output(examples().get('letter') ?? 'false', { MAIL_IN_SECRET: secret });
  expect(JSON.parse(await handIn(MAIL_SECRET))).toMatchObject({ result: 'unknown' });
  expect(JSON.parse(await handIn('another-secret-0123456789'))).toMatchObject({ error: { code: 'signature_refused' } });
});

it('says of the first line of a letter what the program makes of it', () => {
  for (const [word, status] of DEVELOPER_WORDS.mail.first) {
    expect([word, saidIn(`${word}\n一句话`).status]).toEqual([word, status]);
    expect(page).toContain(`<td>${word}</td><td>${status}</td>`);
  }
});

it('has an example here for each that it shows', () => {
  expect([...examples().keys()].sort()).toEqual([...ANSWERS.map(([id]) => id), 'channels', 'replay', 'files', 'signature', 'cityServices', 'cityFile', 'cityAsk', 'letter', 'answer', 'order', 'work'].sort());
});

it('lists every state and every scope, needs no script and no login, and holds no key', () => {
  for (const word of [...CASE_STATES, ...KEY_SCOPES]) expect(page).toContain(`<td>${word}</td>`);
  expect(page).not.toMatch(/<script|lk1\.[\w-]{20}/);
});
