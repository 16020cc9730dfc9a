/**
 * Two processes of the built program serve one secret vote, and one or the other is killed again and again while tokens and ballots
 * are on their way: the one that holds the database too. Every promise is kept, every ballot stands on the board once.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ResponseOf } from '../../shared/contract';
import { checkOpening } from '../../shared/domain/ballotClient/checking';
import { ballotOf, receiptFile, takePromise, takeToken, tokenAsk, type CastAnswer, type TokenAnswer } from '../../shared/domain/ballotClient/casting';
import type { BallotLeaf } from '../../shared/domain/ballotBoard/leaves';
import type { Json } from '../../shared/domain/ballotBoard/strictJson';
import type { Receipt } from '../../shared/domain/ballotBoard/verify/receipts';
import { secretHands, sentOf, type Phone } from '../server/votes/secretHands';
import { HOUR, setScene, START, type View } from '../server/votes/support';
import { eventually } from '../support/journeys/district';
import { aheadBy } from '../support/journeys/later';
import { freePort, startServer, type RunningServer } from '../support/running';
import { scratchDirectory } from '../support/scratch';

const KILLS = 10;
/** Voters on their way at each kill. */
const AT_ONCE = 4;
const VOTERS = KILLS * AT_ONCE;
const SECRET = 'n8Vt0qKcJ3xw5YhRzL2mPd7bUeG4sAfQ';
const ENV = { LINLI_MODE: 'production', ENGINE: 'embedded', LINLI_SECRET: SECRET, LOG_LEVEL: 'error', RATE_READS: '100000', RATE_WRITES: '100000', RATE_ADDRESS: '100000' };
const root = path.resolve(__dirname, '../..');

let first: RunningServer;
let second: RunningServer;
/** Servers that are started from now on have their clock so much ahead of this machine's. */
const setClocks = (ms: number): void => void Object.assign(process.env, aheadBy(ms));
const scene = setScene([], {
  people: VOTERS,
  place: async () => {
    setClocks(START.getTime() - Date.now());
    const port = await freePort();
    first = await startServer({ env: { ...ENV, ENGINE_LISTEN: `127.0.0.1:${port}` } });
    const uri = `mongodb://127.0.0.1:${port}/linli`;
    const { ENGINE: _engine, ...env } = ENV;
    second = await startServer({ env: { ...env, DATA_DIR: first.dataDir, MONGODB_URI: uri } });
    return { uri, config: { secret: SECRET, dataDir: first.dataDir, keyDir: `${first.dataDir}-keys` } };
  },
});
const { opened } = secretHands(scene);
afterAll(async () => {
  delete process.env.NODE_OPTIONS;
  delete process.env.LINLI_TEST_AHEAD;
  await second?.dispose();
  await first?.dispose();
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
let [turns, lost] = [0, 0];
/** Says something to whichever process answers, again and again, as a phone on a bad network does. */
async function say<T>(route: string, token: string | null, body?: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomBytes(12).toString('hex'), ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  for (;;) {
    const { url } = (turns += 1) % 2 ? first : second;
    const said = await fetch(`${url}/api/v1${route}`, { method: body ? 'POST' : 'GET', headers, ...(body ? { body: JSON.stringify(body) } : {}) }).then(async (answer) => ({ status: answer.status, text: await answer.text() }), () => null);
    if (said && said.status < 300) return JSON.parse(said.text) as T;
    // A line that broke, or a process whose database is away: not an answer. A refusal would be a defect.
    if (said && said.status < 500) throw new Error(`${route} answered ${said.status} ${said.text}`);
    lost += 1;
    await sleep(20);
  }
}
const tokenOf = async (who: string): Promise<string> => (await scene.as(who)).token ?? '';

/** The phone of a voter, which checked what it was shown. */
async function phoneOf(who: string, id: string, printed: string): Promise<Phone & { readonly token: string }> {
  const token = await tokenOf(who);
  const part = await say<ResponseOf<'GET /votes/:id/manifest'>>(`/votes/${id}/manifest`, null);
  const [line] = (await say<ResponseOf<'GET /votes/:id/my-line'>>(`/votes/${id}/my-line`, token)).items;
  if (!line) throw new Error(`${who} is not on the roll`);
  const roll = { salt: line.salt, body: line.body };
  const { c, ...checked } = await checkOpening({ log_key: part.log_key, leaves: part.leaves as Json[], head: part.heads[0] as unknown as Json }, printed, roll, () => Promise.resolve());
  return { who, id, token, seed: randomBytes(32).toString('hex'), checked, c: c ?? '', roll };
}
interface Voted {
  readonly leaf: BallotLeaf;
  readonly receipt: Receipt;
}
/** Token, pause, ballot, verified promise. `again`: then the same ballot once more, which is promised again; never of all, for that would put back what a process had lost. */
async function vote(phone: Awaited<ReturnType<typeof phoneOf>>, pause: number, again: boolean): Promise<Voted> {
  const answer = await say<TokenAnswer>(`/votes/${phone.id}/token`, phone.token, { blinded: tokenAsk(phone.seed, phone.checked).blinded });
  const leaf = ballotOf(phone.seed, phone.checked, takeToken(phone.seed, phone.checked, phone.c, answer), phone.who.endsWith('3') ? 'no' : 'yes');
  await sleep(pause);
  const send = (): Promise<CastAnswer> => say<CastAnswer>(`/cast/${phone.checked.vote}`, null, sentOf(leaf));
  const promise = takePromise(phone.checked, leaf, await send());
  if (again) expect(takePromise(phone.checked, leaf, await send()).leaf).toBe(promise.leaf);
  return { leaf, receipt: receiptFile(phone.checked.vote, phone.roll, answer, promise) };
}
/** A scrutineer's word, with the revision as it is: the clock of a process may take a step at the same moment. */
async function confirm(who: string, id: string): Promise<void> {
  const token = await tokenOf(who);
  const confirmed = async (): Promise<View> => {
    const { revision } = await say<View>(`/votes/${id}`, token);
    return say<View>(`/votes/${id}/confirm`, token, { revision });
  };
  await confirmed().catch((error: unknown) => {
    if (String(error).includes('409')) return confirmed();
    throw error;
  });
}
async function verify(board: string, fingerprint: string, pin: string, receipts: readonly Receipt[]): Promise<{ code: number; said: string }> {
  const directory = await scratchDirectory('linli-recount-');
  const kept = [board, ...receipts.map((one) => JSON.stringify(one))];
  const files = kept.map((_, at) => path.join(directory, `${at}.json`));
  await Promise.all(kept.map((text, at) => writeFile(files[at] ?? '', text)));
  const args = [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, 'server/verifyVote.ts'), files[0] ?? '', '--log-fpr', fingerprint, '--pin', pin, ...files.slice(1).flatMap((file) => ['--receipt', file])];
  const answer = await new Promise<{ code: number; said: string }>((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_, said, wrong) => resolve({ code: child.exitCode ?? -1, said: said + wrong }));
  });
  await rm(directory, { recursive: true });
  return answer;
}

it(`keeps every promise of a secret vote while one of two processes is killed ${KILLS} times`, async () => {
  const { id, fingerprint, secret, closes } = await opened({}, VOTERS);
  const phones = [];
  for (let n = 0; n < VOTERS; n += 1) phones.push(await phoneOf(`n${n}`, id, fingerprint?.logKey ?? ''));
  const voted: Voted[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const going = phones.slice(kill * AT_ONCE, (kill + 1) * AT_ONCE).map((phone, at) => vote(phone, Math.random() * 150, at === 0));
    await sleep(Math.random() * 300);
    const victim = Math.random() < 0.5 ? first : second;
    await victim.kill();
    await victim.restart();
    voted.push(...(await Promise.all(going)));
  }
  // Otherwise the kills would prove nothing.
  expect(lost).toBeGreaterThan(KILLS / 2);

  setClocks(Date.parse(closes) + HOUR / 60 - Date.now());
  for (const server of [first, second]) await server.stop();
  for (const server of [first, second]) await server.restart();
  for (const who of ['n1', 'n2']) await confirm(who, id);
  const victim = Math.random() < 0.5 ? first : second;
  await victim.kill();
  await victim.restart();
  const over = await eventually('the vote is published', async () => {
    const view = await say<View>(`/votes/${id}`, await tokenOf('n1'));
    return view.state === 'published' && view;
  }, 60_000);
  expect(over.tally?.counts).toMatchObject({ online: VOTERS, participants: VOTERS });
  expect(over.secret?.damaged).toBe(0);

  const boards = await Promise.all([first, second].map(async ({ url }) => (await fetch(`${url}/api/v1/votes/${id}/board`)).text()));
  expect(boards[1]).toBe(boards[0]);
  const board = boards[0] ?? '';
  const ballots = (JSON.parse(board) as { leaves: { t: string; pk?: string }[] }).leaves.filter(({ t }) => t === 'ballot').map(({ pk }) => pk);
  expect(ballots).toEqual(voted.map(({ leaf }) => leaf.pk).sort());
  const { head } = secret ?? {};
  expect(await verify(board, fingerprint?.logKey ?? '', `${head?.size}:${head?.root}`, voted.map(({ receipt }) => receipt))).toMatchObject({ code: 0, said: expect.stringContaining('ACCEPTED') as string });
  process.stdout.write(`  ${voted.length} ballots promised and counted; ${lost} times nobody answered\n`);
}, 600_000);
