import { PHONE_WECHAT_WORDS } from '@shared/copy/phone';

/** What WeChat's phone number button tells: a code, or why none (`errno` 1400001: the month's quota is used up). */
export interface WechatPhoneDetail {
  readonly code?: string;
  readonly errMsg?: string;
  readonly errno?: number;
}

const QUOTA = 1_400_001;

/** The code of a tap, or the sentence that says what to do without one. */
export function codeIn({ code, errMsg = '', errno }: WechatPhoneDetail): { code: string } | { sentence: string } {
  if (code) return { code };
  if (errno === QUOTA || errMsg.includes(String(QUOTA))) return { sentence: PHONE_WECHAT_WORDS.quota };
  return { sentence: /deny|cancel/i.test(errMsg) ? PHONE_WECHAT_WORDS.refused : PHONE_WECHAT_WORDS.none };
}
