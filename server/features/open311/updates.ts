import { createHash } from 'node:crypto';
import { OPEN311_WORDS as WORDS } from '../../../shared/copy/open311';
import { parseCaseNumber } from '../../../shared/domain/cases/number';
import type { CaseAction } from '../../../shared/domain/cases/states';
import { listOf, momentText, OPEN311_LIMITS, OPEN311_OF_STATE, OPEN311_STATUSES, spanOf, type Open311Status } from '../../../shared/domain/integrations/open311';
import type { Integrator } from '../../http/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { caseByNumber, outsideCases, outsideViews, supplement, type CaseDoc, type OutsideView } from '../cases';
import { given, momentIn, type Call } from './call';
import { refusal } from './errors';
import { listOfRows, type Answer, type Row } from './form';
import { Filings, Updates } from './model';

/** Steps after which a request is closed, and those after which it is open again. */
const CLOSING: readonly CaseAction[] = ['evaluate', 'recordWord', 'close', 'decline', 'withdraw', 'merge'];
const OPENING: readonly CaseAction[] = ['submit', 'redo', 'reopen', 'orderRedo', 'unmerge', 'unsplit'];

function updatesOf(view: OutsideView): (Row & { at: number })[] {
  let status: Open311Status = 'open';
  return view.notes.map(({ id, at, action, text }, i) => {
    if (CLOSING.includes(action)) status = 'closed';
    if (OPENING.includes(action)) status = 'open';
    // The last of them says how it stands now, whatever steps the public is not told of.
    const now = i === view.notes.length - 1 ? OPEN311_OF_STATE[view.state].status : status;
    return { at: at.getTime(), update_id: `${view.number}-${id}`, service_request_id: view.number, status: now, updated_datetime: momentText(at), description: text, media_url: null };
  });
}

/** Numbers asked for; without any those that the key handed in, the latest first. */
async function numbersOf(deps: Deps, { asked, integrator }: Call): Promise<string[]> {
  const ids = listOf(asked.getAll('service_request_id'));
  if (ids.length > 0) return ids.map((id) => parseCaseNumber(id) ?? id).slice(0, OPEN311_LIMITS.requests);
  if (integrator === null) throw refusal(400, 'updateWhich');
  const rows = await Filings(deps).find({ keyId: integrator.keyId }, { number: 1 }).sort({ at: -1 }).limit(OPEN311_LIMITS.requests).lean<{ number: string }[]>();
  return rows.map(({ number }) => number);
}

/** What happened to requests, the oldest first: of named ones, or of those that the key handed in. */
export async function updates(deps: Deps, call: Call): Promise<Answer> {
  const [start, end] = [momentIn(call.asked, 'start_date'), momentIn(call.asked, 'end_date')];
  const span = spanOf(start, end, deps.clock.now());
  if (span === null) throw refusal(400, 'span');
  const keyId = call.integrator?.keyId ?? null;
  const numbers = await numbersOf(deps, call);
  const views = await outsideViews(deps, await outsideCases(deps, { numbers, skip: 0, limit: OPEN311_LIMITS.requests, keyId }), keyId);
  const rows = views.flatMap(updatesOf).filter(({ at }) => at >= span.from.getTime() && at <= span.to.getTime()).sort((a, b) => a.at - b.at);
  return { root: 'service_request_updates', content: listOfRows('request_update', rows.slice(0, OPEN311_LIMITS.requests).map(({ at: _at, ...row }) => row)) };
}

interface News {
  readonly id: string;
  readonly number: string;
  readonly status: Open311Status;
  readonly text: string;
}

/** What is told, held against the protocol. 400 for what is missing or no date. */
function newsIn(asked: URLSearchParams): News {
  const [number, id] = [given(asked, 'service_request_id'), given(asked, 'update_id')];
  if (number === null) throw refusal(400, 'requestMissing');
  if (id === null || id.length > OPEN311_LIMITS.updateId) throw refusal(400, 'updateId');
  const [at, status] = [momentIn(asked, 'updated_datetime'), given(asked, 'status')?.toLowerCase() ?? ''];
  if (at === null) throw refusal(400, 'date', { name: 'updated_datetime' });
  if (!OPEN311_STATUSES.includes(status as Open311Status)) throw refusal(400, 'status', { value: status });
  const text = (asked.get('description') ?? '').replace(/\r\n?/g, '\n').trim();
  if (text === '') throw refusal(400, 'updateDescription');
  if ([...text].length > OPEN311_LIMITS.description) throw refusal(400, 'description');
  return { id, number: parseCaseNumber(number) ?? number, status: status as Open311Status, text };
}

/** What its reporter adds through the system that handed it in. Whether it is solved they say themselves, when they are asked. */
async function add(deps: Deps, doc: CaseDoc, { status, text }: News, once: string): Promise<void> {
  const actor = { personId: doc.reporterId, parts: [{ part: 'reporter' as const, unitId: null }] };
  const words = [text, status === 'closed' ? WORDS.saysClosed : null].filter(Boolean).join('\n');
  await supplement(deps, doc, actor, { revision: doc.revision, key: once, text: words, photoIds: [] });
}

/**
 * Takes news of a request from the system that handed it in: its reporter adds something. An `update_id` counts once.
 * 404 where it handed in no such request, 400 where nothing can be added any more.
 */
export async function takeUpdate(deps: Deps, { asked, test }: Call, { keyId }: Integrator): Promise<Answer> {
  const news = newsIn(asked);
  const doc = await caseByNumber(deps, news.number);
  if (doc?.proxy?.door !== 'open311' || doc.proxy.helperId !== keyId) throw refusal(404, 'request', { value: news.number });
  const once = createHash('sha256').update(news.id).digest('base64url').slice(0, 32);
  const _id = `${keyId}:${once}`;
  if (await Updates(deps).exists({ _id })) throw refusal(400, 'updateTwice', { value: news.id });
  const answer: Answer = { root: 'service_request_updates', content: listOfRows('request_update', [{ update_id: news.id }]) };
  if (test) return answer;
  // Told to the case under the same key first: cut off in between, the next try adds nothing a second time.
  await add(deps, doc, news, once);
  try {
    await Updates(deps).insertMany([{ _id, caseId: doc._id, at: deps.clock.now() }]);
  } catch (error) {
    if (isDuplicateKey(error)) throw refusal(400, 'updateTwice', { value: news.id });
    throw error;
  }
  return answer;
}
