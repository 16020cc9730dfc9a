/**
 * `npm run bench:wishes [-- sizes [rounds [requests]]]` (10000,1000000, 5 and 40): how the feed of wishes of one community,
 * which holds 10,000 open ones at every size, grows with the wishes of the whole district. Each size has an engine and a
 * server of its own; they take turns in every round. What counts is the ratio to the smallest size.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { withName } from '../../server/platform/database/connect';
import { prepare } from './prepare';
import { machine } from './processor';
import { heading, inTurns, line } from './scale/measure';
import type { Request } from './scale/looks';
import { buildServer, inScratch, program, SECRET, UNLIMITED, type Start } from './servers';
import { FEED_SIZE, fillElsewhere, type WishCast } from './wishes';

/** Of a real district; the wishes beside those of the measured community lie in them. */
const COMMUNITIES = 330;
const MOST = 1.5;

interface Stage {
  readonly size: number;
  readonly url: string;
  readonly cast: WishCast;
}

async function stageOf(start: Start, scratch: string, size: number): Promise<Stage> {
  const dataDir = path.join(scratch, String(size));
  await mkdir(dataDir, { recursive: true });
  const engine = await start(['--import', 'tsx', 'server/engine/cli.ts', '--data', path.join(dataDir, 'engine')]);
  const uri = withName(engine.url, 'linli');
  const { wishes: cast } = await prepare(uri, dataDir, SECRET, { claims: 1, crowd: null, bookings: 0 });
  if (!cast) throw new Error('no wishes were made');
  await fillElsewhere(cast.db, size - FEED_SIZE, COMMUNITIES, (made) => console.log(`  ${made} of ${size - FEED_SIZE} wishes elsewhere`));
  const server = await start(['dist/server/main.js'], { ...UNLIMITED, MONGODB_URI: uri, LINLI_SECRET: SECRET, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', WORKER: 'off', LOG_LEVEL: 'error' });
  return { size, url: server.url, cast };
}

/** What residents ask the feed for. */
const ASKED: readonly (readonly [string, string])[] = [['the feed, first page', ''], ['the feed, one category', '&category=goods'], ['the feed, what is urgent', '&urgent=yes']];

async function measure(stages: readonly Stage[], [name, query]: readonly [string, string], rounds: number, requests: number): Promise<string> {
  const ways = stages.map(({ url, cast }): Request => async () => {
    const response = await fetch(`${url}/api/v1/wishes?communityId=${cast.communityId}${query}`, { headers: { authorization: `Bearer ${cast.resident}` } });
    const body = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${body.slice(0, 300)}`);
  });
  return line({ look: { name, how: 'HTTP', most: MOST }, rounds: await inTurns(ways, rounds, requests) });
}

async function main(): Promise<void> {
  const sizes = (process.argv[2] ?? '10000,1000000').split(',').map(Number);
  const [rounds, requests] = [Number(process.argv[3] ?? 5), Number(process.argv[4] ?? 40)];
  await inScratch(async (start, scratch) => {
    await buildServer();
    const stages: Stage[] = [];
    for (const size of sizes) stages.push(await stageOf(start, scratch, size));
    console.log(`\n${machine()}; ${FEED_SIZE} open wishes in the community; median of ${rounds} rounds of ${requests} requests, sizes taking turns\n`);
    console.log(heading(sizes));
    for (const asked of ASKED) console.log(await measure(stages, asked, rounds, requests));
    for (const { cast } of stages) await cast.db.close();
  });
}

program(main);
