/**
 * `npm run bench:votes [-- PART …]`: what votes cost, each part beside its floor in the same run. Parts, all where none is named:
 * `routes` (a ballot by name, a token, a secret ballot), `crowd` (20,000 voters on two processes), `topic` (opened with ten thousand opinions
 * and a hundred thousand seconders), `tally` (400,000 ballots by name), `verification` (a secret board of 400,000 ballots: some
 * minutes to make, half a gigabyte of disk), `steps` (what a phone does). `name=NUMBER` is another size: `tally=20000`, `crowd=2000`; of
 * `routes` the requests in a turn.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EJSON } from 'bson';
import type { BallotDoc, LineDoc } from '../../server/features/votes/document';
import { withName } from '../../server/platform/database/connect';
import { rawCollection } from '../../server/platform/database/model';
import { COLUMNS, CONNECTIONS, measure, planOf, print } from './measured';
import { machine } from './processor';
import { buildServer, bundle, inScratch, program, SECRET, type Start, UNLIMITED } from './servers';
import { measureVerification } from './votes/board';
import { measureCrowd } from './votes/crowd';
import { bringVoters, foundCouncil, handsOn, openDistrict, openVote, placesIn, putOnRoll, type District, type Voter } from './votes/lay';
import { castNamedOf, keysIn, makeBallots, voteScenarios } from './votes/routes';
import { printSteps } from './votes/steps';
import { measureTally } from './votes/tally';
import { measureTopic } from './votes/topic';

const USUAL = { routes: 2_000, crowd: 20_000, topic: 1, tally: 400_000, verification: 400_000, steps: 1 } as const;
type Part = keyof typeof USUAL;
const ROUNDS = 3;
/** Voters beside those that are measured: the first answer, and what is under way when a round ends. */
const SPARE = 500;

function asked(): Map<Part, number> {
  const named = process.argv.slice(2).map((word): [string, number] => {
    const [name = '', size] = word.split('=');
    if (!(name in USUAL)) throw new Error(`${name} is no part; there are ${Object.keys(USUAL).join(', ')}`);
    return [name, size === undefined ? USUAL[name as Part] : Number(size)];
  });
  return new Map((named.length > 0 ? named : Object.entries(USUAL)) as [Part, number][]);
}

/** What parts with a server share. */
interface Running {
  readonly start: Start;
  readonly directory: string;
  readonly uri: string;
  readonly env: Readonly<Record<string, string>>;
  readonly engine: Awaited<ReturnType<Start>>;
  readonly server: Awaited<ReturnType<Start>>;
  readonly district: District;
  readonly bodyId: string;
  readonly voters: readonly Voter[];
}

async function routes({ start, directory, uri, engine, server, district, bodyId, voters }: Running, requests: number): Promise<void> {
  const [named, secret] = [await openVote(district, bodyId, 'named'), await openVote(district, bodyId, 'secret')];
  const some = voters.slice(0, (ROUNDS + 1) * requests + SPARE);
  for (const vote of [named, secret]) await putOnRoll(district, vote, some);
  const keys = { ...keysIn(directory, secret), namedLog: keysIn(directory, named).log };
  const list = voteScenarios({ district, named, secret, voters: some, ballots: makeBallots(secret, keys.blind, some.length), keys });
  const plan = path.join(directory, 'plan.json');
  await writeFile(plan, EJSON.stringify(await planOf(server.url, list), { relaxed: true }));
  const floor = await start([await bundle('tests/load/floor.ts')], { MONGODB_URI: uri, PLAN: plan });
  const [began, used] = [performance.now(), process.cpuUsage()];
  const measured = await measure({ server, floor, engine, requests }, list, ROUNDS);
  const { user, system } = process.cpuUsage(used);
  console.log(`\n${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${requests} requests, route and floor taking turns; the generator used ${((user + system) / 1e3 / (performance.now() - began)).toFixed(2)} of a core\n`);
  console.log(COLUMNS);
  if (!measured.map(print).every(Boolean)) process.exitCode = 1;
}
async function crowd({ start, directory, env, engine, server, district, bodyId, voters }: Running, count: number): Promise<void> {
  const second = await start(['dist/server/main.js'], env);
  await measureCrowd(district, bodyId, voters.slice(0, count), { servers: [server, second], engine, directory });
}
async function tally({ server, district, bodyId, voters }: Running, count: number): Promise<void> {
  const doc = await openVote(district, bodyId, 'named');
  const [voter] = voters;
  if (!voter) throw new Error('nobody votes');
  await putOnRoll(district, doc, [voter]);
  const { path: at, headers, body } = castNamedOf(doc, voter);
  const response = await fetch(`${server.url}${at}`, { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body });
  if (!response.ok) throw new Error(await response.text());
  const { db } = district.deps;
  const [line, ballot] = [await rawCollection<LineDoc>(db, 'voteLines').findOne({ voteId: doc._id, voterId: voter.personId }), await rawCollection<BallotDoc>(db, 'namedBallots').findOne({ voteId: doc._id })];
  if (!line || !ballot) throw new Error('the ballot is not there');
  for (const name of ['voteLines', 'namedBallots']) await rawCollection(db, name).deleteMany({ voteId: doc._id });
  await measureTally(district.deps, { doc, line, ballot }, count);
}

/** The parts that need a server, on one database. */
async function withServer(parts: ReadonlyMap<Part, number>, start: Start, directory: string): Promise<void> {
  await buildServer();
  const engine = await start(['--import', 'tsx', 'server/engine/cli.ts', '--data', path.join(directory, 'engine')]);
  const uri = withName(engine.url, 'linli');
  const deps = await openDistrict(uri, directory);
  const env = { ...UNLIMITED, ...placesIn(directory), MONGODB_URI: uri, LINLI_SECRET: SECRET, PORT: '0', SANDBOX_PORT: '0', WORKER: 'off', LOG_LEVEL: 'error' };
  const server = await start(['dist/server/main.js'], env);
  const district = handsOn(deps, server.url);
  const most = Math.max(1, parts.get('crowd') ?? 0, parts.has('routes') ? (ROUNDS + 1) * (parts.get('routes') ?? 0) + SPARE : 0);
  const running: Running = { start, directory, uri, env, engine, server, district, bodyId: await foundCouncil(district), voters: await bringVoters(district, most) };
  if (parts.has('routes')) await routes(running, parts.get('routes') ?? 0);
  if (parts.has('crowd')) await crowd(running, parts.get('crowd') ?? 0);
  if (parts.has('topic')) await measureTopic(district, running.bodyId, { server, engine });
  if (parts.has('tally')) await tally(running, parts.get('tally') ?? 0);
  await deps.db.close();
}

program(() =>
  inScratch(async (start, directory) => {
    const parts = asked();
    console.log(machine());
    if ((['routes', 'crowd', 'topic', 'tally'] as const).some((part) => parts.has(part))) await withServer(parts, start, directory);
    const ballots = parts.get('verification');
    if (ballots !== undefined) await measureVerification(ballots, directory);
    if (parts.has('steps')) await printSteps();
  }),
);
