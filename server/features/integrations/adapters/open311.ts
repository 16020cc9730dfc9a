import { createHash } from 'node:crypto';
import { EVENT_WORDS } from '../../../../shared/copy/channels';
import { formerLine, requestMark } from '../../../../shared/copy/open311Client';
import { momentText, OPEN311_OF_STATE } from '../../../../shared/domain/integrations/open311';
import { nextPullMs, OPEN311_CLIENT_LIMITS, serviceCodeOf } from '../../../../shared/domain/integrations/open311Client';
import type { Deps } from '../../../platform/deps';
import type { Forwarded } from '../message';
import { handIn, read, type Server } from '../open311/client';
import { OutsideRequests, requestId, type RequestDoc } from '../open311/requestModel';
import type { Adapter, Sending, Verdict } from './types';

type About = NonNullable<Forwarded['case']>;
const FINAL = { scope: 'final', retryAfterMs: null } as const;
const WAITS_MS = 5 * 60_000;

/** The server behind a channel; null where it is no such channel. */
function serverOf({ address, secrets, channel }: Sending): Server | null {
  return channel.options?.kind === 'open311' ? { address, apiKey: secrets[0] ?? null, options: channel.options } : null;
}

/** A test files nothing: it asks for the services, and holds the mapping against them. */
async function tryOut(deps: Deps, server: Server): Promise<Verdict> {
  const heard = await read(deps, server, 'services');
  if ('verdict' in heard) return heard.verdict;
  const offered = new Set(heard.rows.map((row) => row.service_code).filter(Boolean));
  if (offered.size === 0) return { problem: 'notUnderstood', scope: 'target', retryAfterMs: null };
  const wanted = [...server.options.services.map(({ code }) => code), server.options.otherwise].filter(Boolean);
  return wanted.every((code) => offered.has(code)) ? null : { problem: 'serviceUnknown', ...FINAL };
}

/** What is to be read there: what residents wrote, then what it is called here. Cut where the protocol cuts. */
function descriptionOf(about: About, former: string | null): string {
  const end = [requestMark(about.number, about.round), ...(former === null ? [] : [formerLine(former)])].join('\n');
  const words = [about.title, about.text, ...about.spoken].filter((part, i, all) => part && all.indexOf(part) === i).join('\n');
  return `${[...words].slice(0, OPEN311_CLIENT_LIMITS.description - [...end].length - 1).join('')}\n${end}`;
}

/** Looks for a request whose answer was lost, by the line that marks it. */
async function lookFor(deps: Deps, server: Server, request: RequestDoc): Promise<{ number: string | null } | { verdict: Verdict }> {
  const from = momentText(new Date(request.begunAt.getTime() - 3_600_000));
  const heard = await read(deps, server, 'requests', { service_code: request.service, start_date: from });
  if ('verdict' in heard) return { verdict: heard.verdict };
  const mark = requestMark(request.number, request.round);
  return { number: heard.rows.find(({ description = '' }) => description.split(/\r?\n/).includes(mark))?.service_request_id ?? null };
}

async function keep(deps: Deps, request: RequestDoc, told: { number: string | null; token: string | null }, rowId: string): Promise<void> {
  const now = deps.clock.now();
  const nextAt = new Date(now.getTime() + nextPullMs({ numbered: told.number !== null, checks: 0, ageMs: 0 }));
  await OutsideRequests(deps).updateOne({ _id: request._id }, { $set: { theirNumber: told.number, token: told.token, uncertain: false, rowId, nextAt } });
}

async function begin(deps: Deps, { channel, message }: Sending, about: About, service: string): Promise<RequestDoc> {
  const _id = requestId(channel._id, about.id, about.round);
  const fresh = { channelId: channel._id, caseId: about.id, number: about.number, round: about.round, begunAt: deps.clock.now(), uncertain: false, rowId: null, token: null, theirNumber: null, heard: null, checks: 0, failures: 0, missing: 0 };
  const doc = await OutsideRequests(deps).findOneAndUpdate({ _id }, { $set: { service }, $setOnInsert: fresh }, { upsert: true, returnDocument: 'after' }).lean<RequestDoc>();
  if (!doc) throw new Error(`no request for ${message.id}`);
  return doc;
}

/** Hands a case in. Where an earlier try may have been taken, it is looked for first. */
async function file(deps: Deps, server: Server, sending: Sending, about: About): Promise<Verdict> {
  const { message, channel, numbered } = sending;
  const service = serviceCodeOf(server.options, about.category);
  if (service === null) return { problem: 'unmapped', ...FINAL };
  const request = await begin(deps, sending, about, service);
  if (request.uncertain) {
    const found = await lookFor(deps, server, request);
    if ('verdict' in found) return found.verdict;
    if (found.number !== null) {
      await keep(deps, request, { number: found.number, token: null }, message.id);
      numbered?.(found.number);
      return null;
    }
  }
  await OutsideRequests(deps).updateOne({ _id: request._id }, { $set: { uncertain: true } });
  const former = about.round > 1 ? await OutsideRequests(deps).findById(requestId(channel._id, about.id, about.round - 1)).lean<RequestDoc>() : null;
  const [photo] = about.photos;
  const fields = {
    service_code: service, lat: String(about.place.lat), long: String(about.place.lng), ...(about.place.text === '' ? {} : { address_string: about.place.text }),
    description: descriptionOf(about, former?.theirNumber ?? null), ...(photo ? { media_url: photo.url } : {}),
  };
  const heard = await handIn(deps, server, 'requests', fields, message.id);
  if ('verdict' in heard) {
    if (heard.taken === false) await OutsideRequests(deps).updateOne({ _id: request._id }, { $set: { uncertain: false } });
    return heard.verdict;
  }
  const { service_request_id: number = '', token = '' } = heard.rows[0] ?? {};
  if (number === '' && token === '') return { problem: 'notUnderstood', scope: 'parcel', retryAfterMs: null };
  await keep(deps, request, { number: number || null, token: number ? null : token }, message.id);
  if (number) numbered?.(number);
  return null;
}

/**
 * What happened later, to servers that take it (service request updates). An `update_id` that they had is no failure: some
 * answer 409; others 400, which is believed to say so where it was sent before and no answer came.
 */
async function tellNews(deps: Deps, server: Server, { message }: Sending, about: About, request: RequestDoc): Promise<Verdict> {
  if (!server.options.updates || request.rowId === message.id) return null;
  if (request.theirNumber === null) return { problem: 'numberPending', scope: 'parcel', retryAfterMs: WAITS_MS };
  const id = createHash('sha256').update(message.id).digest('hex').slice(0, 40);
  const again = request.telling === id;
  const note = (telling: string | null) => OutsideRequests(deps).updateOne({ _id: request._id }, { $set: { telling } });
  await note(id);
  const fields = {
    service_request_id: request.theirNumber, update_id: id, updated_datetime: momentText(new Date(message.at)),
    status: OPEN311_OF_STATE[about.state].status, description: EVENT_WORDS[message.type] ?? message.type,
  };
  const heard = await handIn(deps, server, 'servicerequestupdates', fields, message.id);
  if (!('verdict' in heard)) return null;
  const { verdict, taken } = heard;
  if (taken === true || (again && verdict.problem === 'refused')) return null;
  if (taken === false) await note(null);
  return verdict;
}

/** A city platform that speaks Open311 GeoReport v2: one request a round of a case; what becomes of it is asked for (`open311/pull.ts`). */
export const open311: Adapter = {
  secret: 'optional',
  async send(deps, sending) {
    const server = serverOf(sending);
    if (!server) return { problem: 'badAddress', ...FINAL };
    const about = sending.message.case;
    if (about === null) return tryOut(deps, server);
    const request = await OutsideRequests(deps).findById(requestId(sending.channel._id, about.id, about.round)).lean<RequestDoc>();
    if (request && (request.theirNumber !== null || request.token !== null)) return tellNews(deps, server, sending, about, request);
    // Only what the unit has in hand is handed in; of what it had or never had there is nothing to tell.
    const inHand = about.lead?.id === sending.channel.unitId && (about.state === 'dispatched' || about.state === 'acknowledged');
    return inHand ? file(deps, server, sending, about) : null;
  },
};
