import { PHONE_CODE } from '../domain/identity/phones';

/** The text message with a code. It names us, the code, how long it holds, and warns of those who ask for it. */
export function codeMessage(code: string): string {
  return `【邻里】验证码 ${code}，${PHONE_CODE.minutes} 分钟内有效。谁来要都别给，工作站的人也不会问您要。`;
}

/** What a person reads before a number is taken: what for, who sees it, that nothing hangs on it (PIPL Art. 14, 17). */
export const PHONE_CONSENT = [
  '登记手机号，是为了确认是您本人，急事也好找到您。',
  '平时只显示后四位，邻居看不到；您的事在谁手里办，谁才看得到后四位。',
  '不登记也能照样反映问题。登记了，随时可以在这里去掉。',
] as const;

/** Said when WeChat gave no number: the other way is always open. */
export const PHONE_WECHAT_WORDS = {
  refused: '您没有点同意，没关系，用短信验证码也行',
  quota: '这个月从微信取号码的次数用完了，请用短信验证码',
  none: '微信这次没给到号码，再点一次，或者用短信验证码',
} as const;
