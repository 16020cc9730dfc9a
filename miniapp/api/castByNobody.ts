import Taro from '@tarojs/taro';
import type { BallotLeaf } from '@shared/domain/ballotBoard/leaves';
import type { CastAnswer } from '@shared/domain/ballotClient/casting';
import { NoAnswer, type Refusal } from '@shared/domain/ballotClient/errors';
import { isRecord } from '../platform/storage';
import { API_BASE } from './client';
import { errorFrom, type ApiError } from './errors';

/** As long as other calls wait for an answer. Milliseconds. */
const TIMEOUT_MS = 20_000;
const WHY: Readonly<Partial<Record<string, Refusal>>> = { offline: 'offline', vote_closed: 'closed', wrong_state: 'closed', ballot_unfit: 'unfit', unavailable: 'busy', vote_keys_absent: 'busy', too_many_requests: 'busy' };
/** What an answer of the API comes to for whoever casts a ballot. */
export const noAnswer = ({ code, status, message }: ApiError): NoAnswer => new NoAnswer(WHY[code] ?? (status >= 500 ? 'busy' : 'refused'), code === 'offline' ? null : message);

const isCast = (value: unknown): value is CastAnswer & Record<string, unknown> => isRecord(value) && ['leaf', 'by', 'promise'].every((name) => typeof value[name] === 'string');

/**
 * Casts a signed ballot: by nobody. No session, cookie or key goes along, which is why this is none of the calls of `api`.
 * @throws NoAnswer
 */
export async function castByNobody(vote: string, { pk, pre, ts, choice, bs }: BallotLeaf): Promise<CastAnswer> {
  const answer = await Taro.request<unknown>({
    url: `${API_BASE}/cast/${vote}`, method: 'POST', data: { pk, pre, ts, choice, bs }, header: { 'Content-Type': 'application/json' }, timeout: TIMEOUT_MS,
    // In a browser: not the cookie of the session either.
    ...(process.env.TARO_ENV === 'h5' ? { credentials: 'omit' as const } : {}),
  }).catch(() => { throw new NoAnswer('offline'); });
  if (answer.statusCode === 200 && isCast(answer.data)) return answer.data;
  throw noAnswer(errorFrom(answer.statusCode, answer.data));
}
