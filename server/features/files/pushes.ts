import type { CheckState } from '../../../shared/domain/files/checks';
import type { PushListener } from '../../http/types';
import { takeVerdict } from './commands/settleCheck';

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});
const SUGGESTIONS: Readonly<Record<string, CheckState>> = { pass: 'passed', review: 'review', risky: 'risky' };

/** What a result says. One with an error (-1008: WeChat could not fetch the file), or with an unknown word, is for people. */
function verdictIn(message: Readonly<Record<string, unknown>>): { verdict: CheckState; why: string | null } {
  const errcode = Number(message.errcode ?? 0);
  if (errcode !== 0) return { verdict: 'review', why: `wechat${errcode}` };
  const verdict = SUGGESTIONS[String(recordOf(message.result).suggest)];
  return verdict === undefined ? { verdict: 'review', why: 'unknownResult' } : { verdict, why: null };
}

/** Results of checks of pictures and voices (wxa_media_check, version 2), matched by their trace. */
export const mediaCheckResults: PushListener = {
  event: 'wxa_media_check',
  async handle(message, deps) {
    const trace = message.trace_id;
    const ours = message.appid === undefined || message.appid === deps.config.wechat.app?.id;
    if (typeof trace !== 'string' || !/^[\w-]{1,128}$/.test(trace) || !ours) return;
    const { verdict, why } = verdictIn(message);
    await takeVerdict(deps, trace, verdict, why);
  },
};
