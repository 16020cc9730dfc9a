import type { Outcome, WechatProblem } from './types';

/** WeChat's numbers as its documents list them for the calls of this program. */
const PROBLEMS: Readonly<Record<number, WechatProblem>> = {
  [-1]: 'busy',
  40001: 'badToken',
  40014: 'badToken',
  42001: 'badToken',
  40003: 'badOpenId',
  40013: 'badCredentials',
  40125: 'badCredentials',
  40164: 'badCredentials',
  48001: 'notPermitted',
  1400001: 'notPermitted',
  40029: 'badCode',
  40163: 'codeUsed',
  40037: 'badTemplate',
  40129: 'badContent',
  40165: 'badPage',
  40212: 'badPage',
  40226: 'userBlocked',
  41030: 'badPage',
  43101: 'notSubscribed',
  43104: 'badCredentials',
  44990: 'tooOften',
  44991: 'tooOften',
  45009: 'tooOften',
  45011: 'tooOften',
  47003: 'badField',
  61010: 'userNotActive',
  87014: 'badContent',
  // Text recognition: the picture could not be fetched; no card in it, or nothing that can be read; no quota left.
  101000: 'badPicture',
  101001: 'noCard',
  101002: 'noCard',
  101003: 'notPermitted',
};

/** An answer of WeChat as it stands in the body. */
export type Answer = Readonly<Record<string, unknown>>;

/** The template key that a message such as `argument invalid! data.thing1.value invalid` names. */
function fieldIn(message: unknown): string | undefined {
  return typeof message === 'string' ? /data\.([a-z_]+\d*)/.exec(message)?.[1] : undefined;
}

/** A refusal of ours or of the network. */
export const refused = (problem: WechatProblem, code: number | null = null): Outcome<never> => ({ ok: false, problem, code });

/** What WeChat refused, or null when it did what was asked. */
export function problemIn(answer: Answer): Extract<Outcome<never>, { ok: false }> | null {
  const code = typeof answer.errcode === 'number' ? answer.errcode : 0;
  if (code === 0) return null;
  const problem = PROBLEMS[code] ?? 'unexpected';
  const field = problem === 'badField' ? fieldIn(answer.errmsg) : undefined;
  return { ok: false, problem, code, ...(field === undefined ? {} : { field }) };
}
