import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { signMessage } from '../../platform/outside/signature';
import type { Answered, DepartmentState, Received } from './state';

/** How the department answers: as it is, or as systems in the field do at times. */
export const ANSWER_WAYS = {
  once: '照实回一遍',
  twice: '同一句回两遍',
  slow: '三秒后才回',
  forged: '签错名',
  stale: '拿十分钟前的签名',
  cut: '说到一半断开',
  lie: '乱说：办好了，又退回，又说个没听过的状态',
  stranger: '编号说错',
} as const;
export type AnswerWay = keyof typeof ANSWER_WAYS;
export const isAnswerWay = (value: unknown): value is AnswerWay => typeof value === 'string' && Object.hasOwn(ANSWER_WAYS, value);

export interface OwnAnswer {
  readonly status: string;
  readonly note?: string;
  readonly photos?: readonly string[];
  readonly round?: number;
  /** Id of the message; left out, a new one. */
  readonly id?: string;
  readonly at?: Date;
}

const SLOW_MS = 3_000;
const STALE_MS = 10 * 60_000;
/** A picture of plain green, for those who attach one. */
export const SAMPLE_PICTURE = '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCADwAUADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCsBNIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB//Z';

interface Post {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the line in the middle of the body. */
  readonly cut?: boolean;
}

/** Posts and reads what comes back; status 0 where nothing does. */
function post({ to, headers, body, cut = false }: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const sent = request(to, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', () => resolve({ status: 0, text: '' }));
    if (!cut) return void sent.end(body);
    sent.write(body.slice(0, body.length / 2), () => sent.destroy());
  });
}

/** Where an answer goes: as somebody entered, else as the message says. */
export function answerAddress(state: DepartmentState, { body }: Received): string | null {
  const stated = typeof body === 'object' && body !== null && 'answerTo' in body ? body.answerTo : null;
  return state.answerTo ?? (typeof stated === 'string' ? stated : null);
}

const bodyOf = (about: Pick<Received, 'number' | 'ownNumber'>, { status, note = '', photos = [], round, id = randomUUID(), at }: OwnAnswer): string =>
  JSON.stringify({ version: 1, id, number: about.number, theirNumber: about.ownNumber, status, note, photos, ...(round === undefined ? {} : { round }), ...(at ? { at: at.toISOString() } : {}) });

interface Sending {
  readonly state: DepartmentState;
  readonly to: string;
  readonly about: Pick<Received, 'number' | 'ownNumber'>;
}

async function say({ state, to, about }: Sending, own: OwnAnswer, way: AnswerWay): Promise<Answered> {
  const body = bodyOf(about, own);
  const secret = state.secrets[0] ?? '';
  const signedWith = way === 'forged' ? createHash('sha256').update(secret).digest('hex') : secret;
  const moment = new Date(state.now() - (way === 'stale' ? STALE_MS : 0));
  const came = await post({ to, headers: signMessage(signedWith, moment, body), body, cut: way === 'cut' });
  const answered = { at: new Date(state.now()), number: about.number ?? '', ownNumber: about.ownNumber, said: [own.status, own.note].filter(Boolean).join('：'), ...came };
  state.answered.push(answered);
  return answered;
}

/** Answers about something that was received, in one of the ways. @returns what came back, one for each time it spoke */
export async function answerAbout(state: DepartmentState, received: Received, own: OwnAnswer, way: AnswerWay = 'once'): Promise<Answered[]> {
  const to = answerAddress(state, received);
  if (to === null) throw new Error('nobody said where to answer');
  const sending = { state, to, about: way === 'stranger' ? { number: 'LL-0000-000000', ownNumber: 'BM99999' } : received };
  const once = { ...own, id: own.id ?? randomUUID() };
  if (way === 'slow') await new Promise((resolve) => { setTimeout(resolve, SLOW_MS); });
  if (way === 'twice') return [await say(sending, once, way), await say(sending, once, way)];
  if (way !== 'lie') return [await say(sending, once, way)];
  const lies = [{ status: 'done', note: '办好了。' }, { status: 'returned', note: '不归我们。' }, { status: '已飞升' }];
  const answers: Answered[] = [];
  for (const lie of lies) answers.push(await say(sending, lie, way));
  return answers;
}
