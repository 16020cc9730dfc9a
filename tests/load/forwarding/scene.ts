import { randomUUID } from 'node:crypto';
import { readConfig } from '../../../config/server';
import { hooksOf } from '../../../server/app';
import { features } from '../../../server/features';
import { submitCase, type CaseDoc } from '../../../server/features/cases';
import { rawCases } from '../../../server/features/cases/model';
import { createUnit } from '../../../server/features/organisation';
import { addChannel } from '../../../server/features/integrations/commands/channels';
import { COURIER } from '../../../server/features/integrations/courier';
import { Channels } from '../../../server/features/integrations/model';
import { seal } from '../../../server/features/integrations/seal';
import { Sent } from '../../../server/features/integrations/sequence';
import { laneOf, Lanes } from '../../../server/jobs';
import { wakeLane } from '../../../server/jobs/lanes';
import { newRow, Outbox, type OutboxRow } from '../../../server/jobs/outbox';
import { systemClock } from '../../../server/platform/clock';
import { createDeps } from '../../../server/platform/createDeps';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { createLogger } from '../../../server/platform/logger';
import type { Cast } from '../scenarios';

const BATCH = 1_000;
const CASES = 200;

/** A target and where it is. */
export interface Target {
  readonly id: string;
  readonly lane: string;
  readonly address: string;
}

/** The program's dependencies on the cast's database, as the server under measurement has them. */
export function depsOf({ db }: Pick<Cast, 'db'>, dataDir: string, secret: string): Deps {
  const config = { ...readConfig({ LINLI_SECRET: secret, FORWARD_ALLOW: '127.0.0.1' }, dataDir), dataDir };
  return createDeps({ config, db, clock: systemClock, logger: createLogger('error'), hooks: hooksOf(features), nudge: () => undefined });
}

/** Adds a signed webhook to a unit. */
export async function target(deps: Deps, unitId: string, address: string): Promise<Target> {
  const actor = { personId: 'p-gaoyuan', name: '高远', part: 'administrator', unitId: 'd' } as unknown as Parameters<typeof addChannel>[3]['actor'];
  const { channel } = await addChannel(deps, unitId, { kind: 'webhook', name: '外部系统', address, secret: null, giveUpHours: 72 }, { actor, key: randomUUID() });
  return { id: channel._id, lane: laneOf(COURIER, channel._id), address };
}

/** Departments of the district, each with one target. */
export async function departments(deps: Deps, districtId: string, count: number, addressOf: (n: number) => string): Promise<(Target & { unitId: string })[]> {
  const made: (Target & { unitId: string })[] = [];
  for (let n = 0; n < count; n += 1) {
    const unitId = `bench-${n}-${randomUUID().slice(0, 8)}`;
    await createUnit(deps, { id: unitId, name: `区第${n + 1}局`, kind: 'department', parentId: districtId, phone: '0755-55509999', address: '青禾路 1 号', hours: '周一至周五 9:00–17:30' });
    made.push({ unitId, ...(await target(deps, unitId, addressOf(n))) });
  }
  return made;
}

/** Cases of the station's community that nobody has taken on. */
export async function fileCases(deps: Deps, cast: Cast, count: number): Promise<CaseDoc[]> {
  const near = await rawCases(deps).findOne({ 'scope.community': cast.communityId });
  if (!near) throw new Error('no case to file beside');
  const { place } = near as unknown as CaseDoc;
  const report = { ...(JSON.parse(cast.report) as Parameters<typeof submitCase>[2]), place: { text: place.text, point: { ...place.gcj02, system: 'gcj02' as const } } };
  const made: CaseDoc[] = [];
  for (let n = 0; n < count; n += 1) made.push(await submitCase(deps, cast.residentId, { ...report, text: `第 ${n + 1} 盏路灯不亮，老人回家看不清台阶` }, randomUUID()));
  return made;
}

/** Where the cast's station works: the station and the district above it. */
export async function unitsOf(deps: Deps, { communityId }: Cast): Promise<{ station: string; district: string }> {
  const one = (await rawCases(deps).findOne({ 'scope.community': communityId })) as unknown as CaseDoc | null;
  if (!one) throw new Error('no case to learn it from');
  return { station: one.scope.station, district: one.scope.district };
}

/** The system behind a channel is elsewhere now. */
export async function moveTo(deps: Deps, id: string, address: string): Promise<void> {
  await Channels(deps).updateOne({ _id: id }, { $set: { address: seal(deps, id, 'address', address) } });
}

/** Rows that wait, as a subscriber writes them, spread over cases and targets. */
export async function waitingRows(deps: Deps, targets: readonly Target[], count: number): Promise<OutboxRow[]> {
  const cases = await rawCases(deps).find({}, { projection: { _id: 1 } }).limit(CASES).toArray();
  const began = Date.now() - count;
  return Array.from({ length: count }, (_, n) => {
    const at = new Date(began + n);
    const event = { _id: randomUUID(), type: 'case.dispatched', at, data: {} };
    return newRow({ subscriber: COURIER, event: event as unknown as OutboxRow['event'], source: { kind: 'case', id: String(cases[n % cases.length]?._id) }, target: targets[n % targets.length]?.id ?? '' });
  });
}

async function insertAll<T extends { _id: string }>(deps: Deps, name: string, rows: readonly T[]): Promise<void> {
  const collection = rawCollection<T>(deps.db, name);
  for (let from = 0; from < rows.length; from += BATCH) await collection.insertMany(rows.slice(from, from + BATCH) as never, { ordered: false });
}

/** Puts rows into the outbox, numbered as the subscriber numbers them, and wakes their lanes when all are there. */
export async function queue(deps: Deps, targets: readonly Target[], rows: readonly OutboxRow[]): Promise<void> {
  const counts = new Map<string, number>();
  const sent = rows.map((row) => {
    const channelId = row.target ?? '';
    const sequence = (counts.get(channelId) ?? 0) + 1;
    counts.set(channelId, sequence);
    row.mark = sequence;
    return { _id: `${channelId}:${sequence}`, channelId, sequence, rowId: row._id, event: row.event, source: row.source, at: row.at };
  });
  await insertAll(deps, Sent(deps).collection.name, sent);
  await insertAll(deps, Outbox(deps).collection.name, rows);
  for (const one of targets) await wakeLane(deps, COURIER, one.id, new Date());
}

/** Puts the same rows where the floor looks, with the same index. */
export async function queueFloor(deps: Deps, rows: readonly OutboxRow[]): Promise<void> {
  await rawCollection<OutboxRow>(deps.db, 'floorRows').createIndex({ state: 1, lane: 1, notBefore: 1, _id: 1 });
  await insertAll(deps, 'floorRows', rows);
}

/** Nothing waits any more, and nothing is left of a turn. */
export async function clear(deps: Deps): Promise<void> {
  await Promise.all([Outbox(deps).deleteMany({}), Sent(deps).deleteMany({}), rawCollection(deps.db, 'floorRows').deleteMany({})]);
  await Lanes(deps).updateMany({}, { $set: { failures: 0 }, $unset: { dueAt: '', failingSince: '', closedUntil: '' } });
}

export const waiting = (deps: Deps): Promise<number> => Outbox(deps).countDocuments({ state: 'waiting' });
