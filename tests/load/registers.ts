/**
 * Takes a register of 100,000 rows over, once: how long each step takes, how much memory, and how long a small request
 * waits meanwhile. `npx tsx tests/load/registers.ts [rows]`; the embedded engine, everything in this process.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { readConfig } from '../../config/server';
import { hooksOf } from '../../server/app';
import { features } from '../../server/features';
import { acceptSheet, chooseColumns } from '../../server/features/registers/commands/decide';
import { handIn, loadSheet } from '../../server/features/registers/commands/handIn';
import { makeSource } from '../../server/features/registers/commands/sources';
import { entryPage } from '../../server/features/registers/entries';
import { drain, workOf } from '../../server/jobs';
import { systemClock } from '../../server/platform/clock';
import { createDeps } from '../../server/platform/createDeps';
import { connectDatabase, openConnection } from '../../server/platform/database/connect';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import { seedDistrict } from '../server/cases/support';

const rows = Number(process.argv[2] ?? 100_000);
const TITLES = ['编号', '类别', '内容', '地址', '社区', '受理时间', '状态', '办结时间', '办理结果', '姓名', '手机', '备注'];

async function table(): Promise<Buffer> {
  const lines = Array.from({ length: rows }, (_, n) => [`OLD-${n}`, '小区内垃圾清理', `第 ${n} 件：楼下的垃圾桶满了两天没人收，味道很大，请安排清运。`, `${n % 97} 栋 ${n % 7} 单元门口`, '梅社区', `2024-03-${String(1 + (n % 28)).padStart(2, '0')} 09:30`, '已办结', `2024-04-${String(1 + (n % 28)).padStart(2, '0')} 10:00`, '清运了，居民满意', '王某', `1380000${String(n % 10_000).padStart(4, '0')}`, '']);
  return writeXlsxFile([TITLES, ...lines].map((line) => line.map((value) => (value === '' ? null : { value, type: String })))).toBuffer();
}

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  let [longest, last] = [0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 20);
    last = now;
  }, 20);
  const began = performance.now();
  const result = await run();
  clearInterval(watch);
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s; the process answered nobody for at most ${Math.round(longest)} ms; ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`);
  return result;
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-registers-'));
  const logger = createLogger('silent');
  const database = await connectDatabase({ mongodbUri: null, dataDir, engineListen: '127.0.0.1:0', inProcess: false }, logger);
  const db = await openConnection(database.uri, logger);
  const config = { ...readConfig({}, dataDir), dataDir, secret: 'test-secret-0123456789-abcdefghijkl' };
  const deps = createDeps({ config, db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
  await prepareDatabase(deps, features);
  await seedDistrict(deps);
  const file = path.join(dataDir, 'register.xlsx');
  await writeFile(file, await table());
  const actor = { personId: 'northDispatcher', unitId: 'north', role: 'streetDispatcher' as const };
  const office = { actor, all: false, levelIds: ['north'] };
  const work = (): Promise<void> => drain(deps, workOf(features));
  const source = await makeSource(deps, office, { use: 'register', unitId: 'north', name: '旧系统' }, 'load-source');
  const { _id: id } = await timed('hand in', () => handIn(deps, office, { sourceId: source._id, file: 'register.xlsx', path: file, key: 'load-sheet' }));
  await timed('read', work);
  const read = await loadSheet(deps, office, id);
  await chooseColumns(deps, read, { columns: read.columns, system: 'gcj02', categories: [] });
  await timed('look through', work);
  const looked = await loadSheet(deps, office, id);
  console.log(looked.state, looked.counts, `${looked.problemCount} problems`);
  await acceptSheet(deps, looked, actor);
  await timed('write', work);
  console.log((await loadSheet(deps, office, id)).state);
  const sight = { communities: ['plum'], levels: [] };
  for (const search of [`OLD-${rows - 1}`, '垃圾桶', '96 栋', '没有的东西', '']) await timed(`look for 「${search}」`, () => entryPage(deps, sight, { search, limit: 20 }));
  console.log(`most memory of the process, with the engine's thread and the reading one: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  await db.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
void main();
