/** A small district with a council, and votes of it with as many voters as are measured; laid by the routes that lay votes in life. */
import { setTimeout as after } from 'node:timers/promises';
import path from 'node:path';
import { readConfig } from '../../../config/server';
import { hooksOf } from '../../../server/app';
import { features } from '../../../server/features';
import { createPerson, openSession } from '../../../server/features/identity';
import { voteClock } from '../../../server/features/votes';
import type { LineDoc, VoteDoc } from '../../../server/features/votes/document';
import type { Frozen } from '../../../server/features/votes/taking';
import { drain, workOf } from '../../../server/jobs';
import { systemClock } from '../../../server/platform/clock';
import { createDeps } from '../../../server/platform/createDeps';
import { openConnection } from '../../../server/platform/database/connect';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { createLogger } from '../../../server/platform/logger';
import { prepareDatabase } from '../../../server/prepare';
import type { RequestOf } from '../../../shared/contract';
import { USUAL_PROCEDURE } from '../../../shared/domain/bodies/procedure';
import { hourOf } from '../../../shared/domain/identity/sessions';
import { middleOf, seedDistrict } from '../../server/cases/support';
import { bindHome } from '../../support/homes';
import { bytesFrom } from '../../support/votes/boards';
import { SECRET } from '../servers';

const BATCH = 1_000;
const SESSION_HOURS = 24;
/** How long a vote of the measurement is open. */
const OPEN_MS = 6 * 3_600_000;
const SEATS = 5;
const WATCHERS = ['n1', 'n2'];
type Row = { _id: string; [field: string]: unknown };

/** Who votes. */
export interface Voter {
  readonly personId: string;
  readonly token: string;
}
/** The program's parts beside a server that runs, and calls to it. */
export interface District {
  readonly deps: Deps;
  /** Calls `/api/v1` as somebody. */
  post<T>(who: string, at: string, body: object): Promise<T>;
  /** The background work, until nothing is due. */
  work(): Promise<void>;
}

/** Where a server of the measurement keeps its files and its keys, the one outside the other. */
export const placesIn = (directory: string): Readonly<Record<'DATA_DIR' | 'KEY_DIR', string>> => ({ DATA_DIR: path.join(directory, 'data'), KEY_DIR: path.join(directory, 'keys') });

/** Opens the database with the test district in it: a council of five and who looks after it. */
export async function openDistrict(uri: string, directory: string): Promise<Deps> {
  const logger = createLogger('error');
  const db = await openConnection(uri, logger);
  const { DATA_DIR, KEY_DIR } = placesIn(directory);
  const config = { ...readConfig({ LINLI_SECRET: SECRET, KEY_DIR }, DATA_DIR), dataDir: DATA_DIR };
  const deps = createDeps({ config, db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
  await prepareDatabase(deps, features);
  await seedDistrict(deps);
  for (let n = 0; n < SEATS; n += 1) {
    await createPerson(deps, { id: `n${n}`, name: `邻居${n}`, level: 1, phone: `1390000${2_000 + n}` });
    await bindHome(deps, `n${n}`, 'plum', `${n} 栋`);
  }
  return deps;
}

/** Hands on the server at an address. */
export function handsOn(deps: Deps, url: string): District {
  const tokens = new Map<string, string>();
  const tokenOf = async (who: string): Promise<string> => {
    const token = tokens.get(who) ?? (await openSession(deps, who, SESSION_HOURS)).token;
    tokens.set(who, token);
    return token;
  };
  const all = workOf(features);
  return {
    deps,
    async post<T>(who: string, at: string, body: object): Promise<T> {
      const headers = { authorization: `Bearer ${await tokenOf(who)}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const response = await fetch(`${url}/api/v1${at}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${who} ${at} was answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    async work() {
      await voteClock.run(deps);
      await drain(deps, all);
    },
  };
}

/** A council with its five seats. */
export async function foundCouncil({ post }: District): Promise<string> {
  const { id } = await post<{ id: string }>('plumHead', '/bodies', { communityId: 'plum', kind: 'council', name: '梅园居民议事会', convenerIds: ['plum-station'], procedure: USUAL_PROCEDURE });
  const year = new Date().getFullYear();
  for (let n = 0; n < SEATS; n += 1) await post('plumHead', `/bodies/${id}/seats`, { name: `邻居${n}`, phoneTail: `${2_000 + n}`, side: 'resident', since: `${year - 1}-01-01`, until: `${year + 1}-12-31`, chair: n === 0 });
  return id;
}
/** A topic that the council took up. */
export async function adoptTopic({ post }: District, bodyId: string, title: string): Promise<string> {
  const { id, revision } = await post<{ id: string; revision: number }>('n3', '/topics', { bodyId, title, text: '晴天抢不到晾衣绳。', place: { text: '草地', point: middleOf(0) } });
  await post('n0', `/topics/${id}/adopt`, { revision, text: '开会表决' });
  return id;
}

/** A vote of persons that is open now. */
export async function openVote(district: District, bodyId: string, ballot: 'named' | 'secret'): Promise<Frozen> {
  const { deps, post, work } = district;
  const title = ballot === 'secret' ? '先装晾衣架，不记名' : '先装晾衣架';
  const drafting: RequestOf<'POST /votes'>['body'] = { basis: { kind: 'topic', id: await adoptTopic(district, bodyId, title) }, ballot, method: 'yesno', preset: 'simple', unit: 'person', title, text: '花 800 元，物业来装。', clauseIds: ['topic'], closes: new Date(Date.now() + OPEN_MS).toISOString(), scrutineerIds: WATCHERS, ...(ballot === 'secret' ? { minBallots: 3 } : {}) };
  const { id } = await post<{ id: string }>('n0', '/votes', drafting);
  const vote = (): Promise<VoteDoc | null> => rawCollection<VoteDoc>(deps.db, 'votes').findOne({ _id: id });
  const step = async (who: string, action: string): Promise<unknown> => post(who, `/votes/${id}/${action}`, { revision: (await vote())?.revision });
  if (ballot === 'secret') await step('n0', 'prepare');
  for (const who of WATCHERS) await step(who, 'agree');
  await step('n0', 'freeze');
  for (let look = 0; look < 20; look += 1) {
    await after(500);
    await work();
    const doc = await vote();
    if (doc?.state === 'open' && doc.frozen) return doc as Frozen;
  }
  throw new Error('the vote did not open');
}

/** So many neighbours like one of the council, each with a session in use. */
export async function bringVoters({ deps }: District, count: number): Promise<Voter[]> {
  const people = rawCollection<Row>(deps.db, 'people');
  const like = await people.findOne({ _id: 'n4' });
  const voters: Voter[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => `voter-${from + n}`);
    await people.insertMany(ids.map((_id) => ({ ...like, _id })));
    const tokens = await Promise.all(ids.map(async (id) => (await openSession(deps, id, SESSION_HOURS)).token));
    voters.push(...ids.map((personId, n) => ({ personId, token: tokens[n] ?? '' })));
  }
  await rawCollection<Row>(deps.db, 'sessions').updateMany({ personId: { $regex: '^voter-' } }, { $set: { lastUsedAt: hourOf(new Date()) } });
  return voters;
}

/** The line of a voter in a vote. */
export const lineOf = (voteId: string, personId: string): string => bytesFrom('line', voteId, personId);
/** Puts each on the roll of a vote, as if they had stood there when it was frozen: what is measured is the taking of ballots, which looks at one line. */
export async function putOnRoll({ deps }: District, { _id: voteId }: Frozen, voters: readonly Voter[]): Promise<void> {
  const lines = rawCollection<LineDoc>(deps.db, 'voteLines');
  const like = await lines.findOne({ voteId });
  if (!like) throw new Error('the vote has no lines');
  for (let from = 0; from < voters.length; from += BATCH) {
    await lines.insertMany(voters.slice(from, from + BATCH).map(({ personId }): LineDoc => ({ ...like, _id: lineOf(voteId, personId), ref: personId, voterId: personId, salt: bytesFrom('salt', personId) })));
  }
}
