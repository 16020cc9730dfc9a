/** A topic with a hundred thousand seconders and its consultation with ten thousand opinions, opened beside the same without anybody. */
import type { OpinionDoc } from '../../../server/features/consultations/document';
import type { SecondDoc } from '../../../server/features/topics/document';
import { openSession } from '../../../server/features/identity';
import { rawCollection } from '../../../server/platform/database/model';
import { bytesFrom } from '../../support/votes/boards';
import { median, processorSeconds } from '../processor';
import type { Spawned } from '../servers';
import { adoptTopic, type District } from './lay';
import { bearer } from './routes';

export const [SECONDERS, OPINIONS] = [100_000, 10_000];
const MOST = 1.5;
const BATCH = 5_000;
const ROUNDS = 5;
/** Openings of one page in a round. */
const TIMES = 100;
const STANCES = ['for', 'changes', 'against'] as const;

interface Talk {
  readonly topicId: string;
  readonly consultationId: string;
}
async function begin({ post }: District, bodyId: string, title: string): Promise<Talk> {
  const topicId = await adoptTopic({ post } as District, bodyId, title);
  const about = { title, text: '先通报，再请大家来说。', clauses: ['草地边加两排'], options: [], rollId: null };
  const { id, revision } = await post<{ id: string; revision: number }>('plumStaff', '/consultations', { bodyId, topicId, template: 'plain', place: null, ...about });
  await post('plumStaff', `/consultations/${id}/give`, { revision });
  return { topicId, consultationId: id };
}
async function fill({ deps: { db } }: District, { topicId, consultationId }: Talk): Promise<void> {
  const at = new Date();
  for (let n = 0; n < SECONDERS; n += BATCH) await rawCollection<SecondDoc>(db, 'topicSeconds').insertMany(Array.from({ length: BATCH }, (_, k): SecondDoc => ({ _id: bytesFrom('second', n + k), topicId, personId: `many-${n + k}`, at, from: null })));
  const clause = (await rawCollection<{ _id: string; clauses: { id: string }[] }>(db, 'consultations').findOne({ _id: consultationId }))?.clauses[0]?.id ?? '';
  for (let n = 0; n < OPINIONS; n += BATCH) await rawCollection<OpinionDoc>(db, 'opinions').insertMany(Array.from({ length: BATCH }, (_, k): OpinionDoc => ({ _id: bytesFrom('opinion', n + k), consultationId, clauseId: clause, personId: `many-${n + k}`, stance: STANCES[k % 3] ?? 'for', text: '加在草地边，别挡住小路。', paper: null, byId: `many-${n + k}`, shown: true, toCheck: false, at })));
  await rawCollection<{ _id: string; recountAt?: Date }>(db, 'consultations').updateOne({ _id: consultationId }, { $set: { recountAt: at } });
}

/** Processor microseconds (server and engine) and milliseconds of opening a page so many times, one after the other. */
async function opening(url: string, headers: Record<string, string>, pids: readonly number[]): Promise<{ readonly micros: number; readonly ms: number }> {
  const used = (): number => pids.reduce((sum, pid) => sum + processorSeconds(pid), 0);
  const [began, before] = [performance.now(), used()];
  for (let n = 0; n < TIMES; n += 1) {
    const response = await fetch(url, { headers });
    if (!response.ok) throw new Error(`${url} was answered ${response.status}`);
    await response.arrayBuffer();
  }
  return { micros: ((used() - before) * 1e6) / TIMES, ms: (performance.now() - began) / TIMES };
}

/** Pages of both by turns; the ratio counts in time, as people wait. */
export async function measureTopic(district: District, bodyId: string, { server, engine }: { readonly server: Spawned; readonly engine: Spawned }): Promise<void> {
  const [empty, full] = [await begin(district, bodyId, '加两排晾衣架，没人附议'), await begin(district, bodyId, '加两排晾衣架，都来附议')];
  await fill(district, full);
  await district.work();
  const headers = bearer((await openSession(district.deps, 'n2', 24)).token);
  const pids = [server.pid, engine.pid];
  const pages = (talk: Talk): Record<string, string> => ({ 'the topic': `/topics/${talk.topicId}`, 'its consultation': `/consultations/${talk.consultationId}`, 'what people think': `/consultations/${talk.consultationId}/opinions` });
  console.log(`\n| a topic of ${SECONDERS} seconders and ${OPINIONS} opinions | ms, full / empty | processor µs, full / empty | ratio (range) | ≤ ${MOST} |\n|---|---|---|---|---|`);
  for (const [name, at] of Object.entries(pages(full))) {
    const both = { full: `${server.url}/api/v1${at}`, empty: `${server.url}/api/v1${pages(empty)[name]}` };
    for (const url of Object.values(both)) await opening(url, headers, pids);
    const rounds: { full: Awaited<ReturnType<typeof opening>>; empty: Awaited<ReturnType<typeof opening>> }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = await opening(round % 2 ? both.full : both.empty, headers, pids);
      const second = await opening(round % 2 ? both.empty : both.full, headers, pids);
      rounds.push(round % 2 ? { full: first, empty: second } : { full: second, empty: first });
    }
    const ratios = rounds.map((one) => one.full.ms / one.empty.ms);
    const of = (side: 'full' | 'empty', what: 'ms' | 'micros', digits: number): string => median(rounds.map((one) => one[side][what])).toFixed(digits);
    console.log(`| ${name} | ${of('full', 'ms', 1)} / ${of('empty', 'ms', 1)} | ${of('full', 'micros', 0)} / ${of('empty', 'micros', 0)} | ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}) | ${median(ratios) <= MOST ? 'met' : '**missed**'} |`);
  }
}
