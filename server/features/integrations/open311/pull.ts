import { createHash } from 'node:crypto';
import { OPEN311_CLIENT_WORDS as WORDS } from '../../../../shared/copy/open311Client';
import type { CaseState } from '../../../../shared/domain/cases/states';
import { ANSWER_LIMITS, type AnswerRefusal } from '../../../../shared/domain/integrations/answers';
import { momentOf } from '../../../../shared/domain/integrations/open311';
import { againPullMs, MOST_NOT_THERE, newsKey, nextPullMs, OPEN311_CLIENT_LIMITS, pauseAfterMs, statusOfNews, type RequestNews } from '../../../../shared/domain/integrations/open311Client';
import type { Task } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import { casesById, noteOutsideNumber, type CaseDoc } from '../../cases';
import type { Verdict } from '../adapters/types';
import { takeAnswer } from '../commands/takeAnswer';
import { channelById } from '../courier';
import { Channels, type ChannelDoc } from '../model';
import { addressOf, secretsOf } from '../seal';
import type { Fields } from './answer';
import { read, type Server } from './client';
import { OutsideRequests, type RequestDoc } from './requestModel';

const EVERY_MS = 20_000;
/** Asked after in one run; the rest in the next. */
const MOST_AT_ONCE = 200;
/** Whoever asks has so long, before another process may. */
const LEASE_MS = 5 * 60_000;
const PAUSED_MS = 10 * 60_000;
/** After these nothing more is to be heard: the case is over here. */
const OVER: readonly CaseState[] = ['closed', 'declined', 'withdrawn', 'merged'];

/** One server with the requests that are asked after now. */
interface Visit {
  readonly deps: Deps;
  readonly channel: ChannelDoc;
  readonly server: Server;
  readonly cases: ReadonlyMap<string, CaseDoc>;
}
type Problem = NonNullable<Verdict>;

const after = (deps: Deps, ms: number): Date => new Date(deps.clock.now().getTime() + ms);

/** When it is asked after next: as long as it is open often, then rarely; null: never. */
function nextOf(now: Date, { theirNumber, checks, begunAt, doneAt = null }: RequestDoc): number | null {
  return doneAt ? againPullMs(now.getTime() - doneAt.getTime()) : nextPullMs({ numbered: theirNumber !== null, checks, ageMs: now.getTime() - begunAt.getTime() });
}

/** Asks after it again later, or never. */
async function settle({ deps }: Visit, request: RequestDoc, set: Partial<RequestDoc>, over = false): Promise<void> {
  const next = nextOf(deps.clock.now(), { ...request, ...set });
  const kept = { failures: 0, missing: 0, checks: request.checks + 1, ...set };
  await OutsideRequests(deps).updateOne({ _id: request._id }, over || next === null ? { $set: kept, $unset: { nextAt: '' } } : { $set: { ...kept, nextAt: after(deps, next) } });
}

async function failed({ deps }: Visit, requests: readonly RequestDoc[], { retryAfterMs }: Problem): Promise<void> {
  for (const { _id, failures } of requests) {
    await OutsideRequests(deps).updateOne({ _id }, { $set: { failures: failures + 1, nextAt: after(deps, pauseAfterMs(failures, retryAfterMs)) } });
  }
}

/** What they say of it, by the way of every answer from outside: kept, then done as far as the table lets it. */
async function answer({ deps, channel }: Visit, request: RequestDoc, said: { status: string; note: string; at: Date | null; key: string; refusedAs?: AnswerRefusal }): Promise<void> {
  const id = createHash('sha256').update(`${request._id}\n${said.key}\n${said.at?.getTime() ?? ''}`).digest('hex').slice(0, 40);
  await takeAnswer(deps, channel._id, {
    version: 1, id, number: request.number, theirNumber: request.theirNumber, status: said.status, note: [...said.note].slice(0, ANSWER_LIMITS.note).join(''), at: said.at?.toISOString() ?? null, round: request.round, photos: [],
  }, said.refusedAs);
}

/**
 * Our side has no more part in it: the case is over, another unit has it, or it is being done anew. A case that was closed
 * because they were done is not over for as long as they may open it again.
 */
function isOver({ cases, channel }: Visit, { caseId, round }: RequestDoc, doneAt: Date | null): boolean {
  const doc = cases.get(caseId);
  return !doc || (OVER.includes(doc.state) && !(doneAt && doc.state === 'closed')) || doc.leadUnitId !== channel.unitId || doc.round !== round;
}

/** Words of the table that say that it is not done. */
const OPEN: readonly string[] = ['received', 'working'];
const FALLBACKS: Readonly<Record<string, string>> = { done: WORDS.closed, returned: WORDS.returned };

async function hear(visit: Visit, request: RequestDoc, row: Fields): Promise<void> {
  const news: RequestNews = { status: row.status ?? '', detailed: row['extended_attributes.detailed_status'] ?? row.detailed_status ?? '', notes: row.status_notes ?? '' };
  const heard = newsKey(news);
  const status = statusOfNews(news, request.heard === null);
  // Done, and open again: what the resident said of it since is not overruled, so that people decide.
  const again = Boolean(request.doneAt) && OPEN.includes(status);
  const doubt = again ? { refusedAs: 'openedAgain' as const, note: news.notes || WORDS.openedAgain } : {};
  if (heard !== request.heard && status !== '') await answer(visit, request, { status, note: news.notes || (FALLBACKS[status] ?? ''), at: momentOf(row.updated_datetime ?? ''), key: heard, ...doubt });
  const doneAt = again ? null : status === 'done' ? (request.doneAt ?? visit.deps.clock.now()) : (request.doneAt ?? null);
  await settle(visit, request, { heard, doneAt }, status === 'returned' || isOver(visit, request, doneAt));
}

/** One that the list did not hold is asked for alone; several times not there is told to people, once. */
async function alone(visit: Visit, request: RequestDoc): Promise<Problem | null> {
  const heard = await read(visit.deps, visit.server, `requests/${encodeURIComponent(request.theirNumber ?? '')}`, { extensions: 'true' });
  if ('verdict' in heard && heard.verdict.problem !== 'serviceUnknown' && heard.verdict.problem !== 'notThere') return heard.verdict;
  const row = 'rows' in heard ? heard.rows.find((one) => one.service_request_id === request.theirNumber) : undefined;
  if (row) await hear(visit, request, row);
  else await notThere(visit, request);
  return null;
}

async function notThere(visit: Visit, request: RequestDoc): Promise<void> {
  const missing = request.missing + 1;
  const given = missing >= MOST_NOT_THERE;
  // What is done may be put away there.
  if (given && !request.doneAt) await answer(visit, request, { status: WORDS.gone, note: WORDS.goneNote, at: null, key: 'gone' });
  await settle(visit, request, { missing }, given || isOver(visit, request, request.doneAt ?? null));
}

/** Several at once by their numbers. */
async function pullNumbers(visit: Visit, requests: readonly RequestDoc[]): Promise<Problem | null> {
  const ids = requests.flatMap(({ theirNumber }) => theirNumber ?? []);
  const heard = await read(visit.deps, visit.server, 'requests', { service_request_id: ids.join(','), extensions: 'true' });
  // To a list of which one is unknown some servers say that nothing is there: each is asked for alone.
  if ('verdict' in heard && heard.verdict.problem !== 'serviceUnknown') return heard.verdict;
  const rows = new Map(('rows' in heard ? heard.rows : []).map((row) => [row.service_request_id, row]));
  for (const request of requests) {
    const row = rows.get(request.theirNumber ?? '');
    const problem = row ? await hear(visit, request, row) : await alone(visit, request);
    if (problem) return problem;
  }
  return null;
}

/** The number of what was handed in by a token. */
async function pullToken(visit: Visit, request: RequestDoc): Promise<Problem | null> {
  const { deps, channel, server } = visit;
  const heard = await read(deps, server, `tokens/${encodeURIComponent(request.token ?? '')}`);
  if ('verdict' in heard && heard.verdict.problem !== 'serviceUnknown') return heard.verdict;
  const number = 'rows' in heard ? (heard.rows.find(({ service_request_id: id = '' }) => id !== '')?.service_request_id ?? null) : null;
  if (number === null) {
    // A number that is not there yet is no failure; a token that is not known is told like a request that is not there.
    await ('rows' in heard ? settle(visit, request, {}) : notThere(visit, request));
    return null;
  }
  await noteOutsideNumber(deps, request.caseId, { channelId: channel._id, name: channel.name, number, at: deps.clock.now() });
  await settle(visit, request, { theirNumber: number });
  return null;
}

const partsOf = (requests: readonly RequestDoc[]): RequestDoc[][] =>
  Array.from({ length: Math.ceil(requests.length / OPEN311_CLIENT_LIMITS.idsAtOnce) }, (_, i) => requests.slice(i * OPEN311_CLIENT_LIMITS.idsAtOnce, (i + 1) * OPEN311_CLIENT_LIMITS.idsAtOnce));

/** Asks one server. What was not asked after, because it failed meanwhile, is asked after later. */
async function visitServer(visit: Visit, requests: readonly RequestDoc[]): Promise<Problem | null> {
  const steps = [
    ...requests.filter(({ theirNumber }) => theirNumber === null).map((one) => ({ of: [one], run: () => pullToken(visit, one) })),
    ...partsOf(requests.filter(({ theirNumber }) => theirNumber !== null)).map((part) => ({ of: part, run: () => pullNumbers(visit, part) })),
  ];
  for (const [i, { run }] of steps.entries()) {
    const problem = await run();
    if (!problem) continue;
    await failed(visit, steps.slice(i).flatMap(({ of }) => of), problem);
    return problem;
  }
  return null;
}

async function pullChannel(deps: Deps, channelId: string, requests: readonly RequestDoc[]): Promise<void> {
  const channel = await channelById(deps, channelId);
  const ids = { _id: { $in: requests.map(({ _id }) => _id) } };
  if (!channel || channel.endedAt !== null || channel.options?.kind !== 'open311') {
    await OutsideRequests(deps).updateMany(ids, { $unset: { nextAt: '' } });
    return;
  }
  if (channel.paused) {
    await OutsideRequests(deps).updateMany(ids, { $set: { nextAt: after(deps, PAUSED_MS) } });
    return;
  }
  const server = { address: addressOf(deps, channel), apiKey: secretsOf(deps, channel, deps.clock.now())[0] ?? null, options: channel.options };
  const visit = { deps, channel, server, cases: await casesById(deps, requests.map(({ caseId }) => caseId)) };
  const problem = await visitServer(visit, requests);
  await Channels(deps).updateOne({ _id: channelId }, { $set: { lastAsked: { at: deps.clock.now(), problem: problem?.problem ?? null } } });
}

/** Requests that are due, taken so that no other process asks after them meanwhile. */
async function takeDue(deps: Deps): Promise<RequestDoc[]> {
  const now = deps.clock.now();
  const due = await OutsideRequests(deps).find({ nextAt: { $lte: now } }).sort({ nextAt: 1 }).limit(MOST_AT_ONCE).lean<RequestDoc[]>();
  const taken: RequestDoc[] = [];
  for (const doc of due) {
    const { matchedCount } = await OutsideRequests(deps).updateOne({ _id: doc._id, nextAt: doc.nextAt }, { $set: { nextAt: after(deps, LEASE_MS) } });
    if (matchedCount === 1) taken.push(doc);
  }
  return taken;
}

/** Asks Open311 servers for numbers and for what became of requests, several at once; when is in each request. */
export const pullRequests: Task = {
  name: 'integrations.pullOpen311',
  everyMs: EVERY_MS,
  async run(deps) {
    const due = await takeDue(deps);
    for (const channelId of new Set(due.map((doc) => doc.channelId))) {
      await pullChannel(deps, channelId, due.filter((doc) => doc.channelId === channelId)).catch((error: unknown) => {
        // One server that is answered wrongly keeps nobody else from being asked; it is tried again when the lease is over.
        deps.logger.error({ err: error, channelId }, 'asking an Open311 server failed');
      });
    }
  },
};
