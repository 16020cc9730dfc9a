import Taro from '@tarojs/taro';
import { api, renewBy } from './client';
import { cameByWechat, leftOnPurpose, rememberWechat } from './entrance';
import { ApiError, type ApiErrorCode } from './errors';
import { enter } from './me';
import { renewSession, type Session } from './session';

/** With these a fresh code is worth one more try: the code was old, or its answer got lost on the way. */
const FRESH_CODE: readonly ApiErrorCode[] = ['wechat_code_invalid', 'wechat_code_used'];

/** A code of `wx.login`, good for five minutes and once. */
async function codeNow(): Promise<string> {
  try {
    const { code } = await Taro.login();
    if (code) return code;
  } catch {
    // Told below: WeChat gives no reason that would help anybody.
  }
  throw new ApiError('offline', '微信没有回应，看看网络，再点一次', 0);
}

/** A session by WeChat alone, without any question to the person. */
async function sessionByWechat(): Promise<Session> {
  try {
    return await api('POST /sessions/wechat', { body: { code: await codeNow() } });
  } catch (error) {
    if (!(error instanceof ApiError) || !FRESH_CODE.includes(error.code)) throw error;
    return api('POST /sessions/wechat', { body: { code: await codeNow() } });
  }
}

renewBy('wechat', async () => renewSession(await sessionByWechat()));

/** Comes in through WeChat: no form, no password. Rejects with `ApiError`, whose sentence says what helps. */
export async function enterByWechat(): Promise<void> {
  const session = await sessionByWechat();
  rememberWechat();
  await enter(session, true);
}

/**
 * Whether the log-in page comes in by itself: in WeChat always, unless somebody left on purpose; in a
 * demonstration, where one chooses whom to be, only after having come this way before.
 */
export function wechatEntersByItself(mode: 'demonstration' | 'production'): boolean {
  if (process.env.TARO_ENV !== 'weapp') return false;
  return mode === 'production' ? !leftOnPurpose() : cameByWechat();
}
