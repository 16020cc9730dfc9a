import { DomainError, type ErrorCode } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { WechatProblem } from '../../../platform/wechat';
import { countLoginFrom, refuseSpentAddress } from '../addressLimit';
import { personOfOpenId } from '../wechat';
import { openSession, SESSION_HOURS, type OpenedSession } from './openSession';

/** What people are told of each problem; the rest is WeChat not doing what it says. */
const REFUSALS: Partial<Readonly<Record<WechatProblem, ErrorCode>>> = {
  badCode: 'wechat_code_invalid',
  codeUsed: 'wechat_code_used',
  userBlocked: 'wechat_user_blocked',
  tooOften: 'wechat_too_often',
  notConfigured: 'wechat_off',
  badCredentials: 'wechat_off',
};

/** Made-up and replayed codes are guesses; what WeChat or the network does is nobody's fault here. */
const GUESSES: readonly WechatProblem[] = ['badCode', 'codeUsed'];

/**
 * Logs in with the code of `wx.login`. Outcomes: a session, of a new person of level 0 at the first coming;
 * one of the `wechat_…` refusals; `too_many_requests` from an address that sends bad codes again and again.
 */
export async function logInByWechat(deps: Deps, { code, ip, userAgent }: { readonly code: string; readonly ip: string; readonly userAgent: string }): Promise<OpenedSession> {
  await refuseSpentAddress(deps, ip);
  const answer = await deps.wechat.codeToSession(code);
  if (!answer.ok) {
    if (GUESSES.includes(answer.problem)) await countLoginFrom(deps, ip);
    const refusal = REFUSALS[answer.problem] ?? 'wechat_busy';
    throw new DomainError(refusal, refusal === 'wechat_too_often' ? { retrySeconds: 60 } : {});
  }
  return openSession(deps, await personOfOpenId(deps, answer.value.openId), SESSION_HOURS.wechat, { method: 'wechat', userAgent });
}
