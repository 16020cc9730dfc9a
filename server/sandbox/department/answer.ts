import { randomUUID } from 'node:crypto';
import { speakSigned, SPOILT_WAYS } from './speak';
import type { Answered, DepartmentState, Received } from './state';

/** How the department answers: as it is, or as systems in the field do at times. */
export const ANSWER_WAYS = {
  once: '照实回一遍',
  twice: '同一句回两遍',
  ...SPOILT_WAYS,
  lie: '乱说：办好了，又退回，又说个没听过的状态',
  stranger: '编号说错',
} as const;
export type AnswerWay = keyof typeof ANSWER_WAYS;

export interface OwnAnswer {
  readonly status: string;
  readonly note?: string;
  readonly photos?: readonly string[];
  readonly round?: number;
  /** Id of the message; left out, a new one. */
  readonly id?: string;
  readonly at?: Date;
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
  const came = await speakSigned({ to, secret: state.secrets[0] ?? '', now: state.now, way }, bodyOf(about, own));
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
  if (way === 'twice') return [await say(sending, once, way), await say(sending, once, way)];
  if (way !== 'lie') return [await say(sending, once, way)];
  const lies = [{ status: 'done', note: '办好了。' }, { status: 'returned', note: '不归我们。' }, { status: '已飞升' }];
  const answers: Answered[] = [];
  for (const lie of lies) answers.push(await say(sending, lie, way));
  return answers;
}
