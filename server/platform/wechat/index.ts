import { fitField } from './fields';
import { refused, type Answer } from './problems';
import { callWechat, type WechatCall } from './request';
import { createTokenSource, type TokenParts } from './token';
import type { Outcome, TextVerdict, Wechat } from './types';

export { fitField } from './fields';
export type { CheckScene, Outcome, SubscribeMessage, TextVerdict, Wechat, WechatProblem } from './types';

/** Longest text that one check takes. */
export const MOST_CHECKED = 2_500;
const MOST_DAYS = 30;
const MOST_QUERY = 1_024;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const partOf = (value: unknown): Answer => (typeof value === 'object' && value !== null ? (value as Answer) : {});

/** Reads a value out of an answer; one without it is not what the documents say. */
function take<T>(outcome: Outcome<Answer>, read: (answer: Answer) => T | null): Outcome<T> {
  if (!outcome.ok) return outcome;
  const value = read(outcome.value);
  return value === null ? refused('unexpected') : { ok: true, value };
}

function verdictIn(answer: Answer): TextVerdict | null {
  const { suggest, label } = partOf(answer.result);
  return suggest === 'pass' || suggest === 'risky' || suggest === 'review' ? { suggest, label: typeof label === 'number' ? label : 0 } : null;
}

/** The address of WeChat's API is configuration; sandbox and WeChat are reached by the same code. */
export function createWechat(parts: TokenParts): Wechat {
  const { config, logger } = parts;
  const token = createTokenSource(parts);
  const send = (call: WechatCall): Promise<Outcome<Answer>> => callWechat(config.base, call, logger);

  /** Posts with the shared token; a token that WeChat no longer takes is renewed once, and the call made once more. */
  async function post(path: string, body: object): Promise<Outcome<Answer>> {
    const first = await token();
    if (!first.ok) return first;
    const answer = await send({ method: 'POST', path, query: { access_token: first.value }, body });
    if (answer.ok || answer.problem !== 'badToken') return answer;
    const second = await token(first.value);
    return second.ok ? send({ method: 'POST', path, query: { access_token: second.value }, body }) : second;
  }

  return {
    async codeToSession(code) {
      const { app } = config;
      if (app === null) return refused('notConfigured');
      const query = { appid: app.id, secret: app.secret, js_code: code, grant_type: 'authorization_code' };
      const read = (answer: Answer) => {
        const openId = textOf(answer.openid);
        return openId === null ? null : { openId, unionId: textOf(answer.unionid) };
      };
      return take(await send({ method: 'GET', path: '/sns/jscode2session', query }), read);
    },
    async phoneNumber(code) {
      return take(await post('/wxa/business/getuserphonenumber', { code }), (answer) => {
        const { purePhoneNumber, countryCode, watermark } = partOf(answer.phone_info);
        const number = textOf(purePhoneNumber);
        // A number given to another mini-program is none for this one.
        const ours = textOf(partOf(watermark).appid) === config.app?.id;
        return number === null || !ours ? null : { number, countryCode: textOf(countryCode) ?? '86' };
      });
    },
    async sendMessage({ openId, templateId, page, values }) {
      const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value: fitField(key, value) }]));
      const body = { touser: openId, template_id: templateId, page, data, miniprogram_state: 'formal', lang: 'zh_CN' };
      const answer = await post('/cgi-bin/message/subscribe/send', body);
      return answer.ok ? { ok: true, value: null } : answer;
    },
    async checkText(text, openId, scene) {
      const body = { version: 2, openid: openId, scene, content: [...text].slice(0, MOST_CHECKED).join('') };
      return take(await post('/wxa/msg_sec_check', body), verdictIn);
    },
    async checkPicture(address, openId, scene) {
      const body = { version: 2, openid: openId, scene, media_url: address, media_type: 2 };
      return take(await post('/wxa/media_check_async', body), (answer) => {
        const traceId = textOf(answer.trace_id);
        return traceId === null ? null : { traceId };
      });
    },
    async urlLink(page, query, days) {
      if (query.length > MOST_QUERY) return refused('badPage');
      const body = { path: page, query, expire_type: 1, expire_interval: Math.min(MOST_DAYS, Math.max(1, Math.floor(days))) };
      return take(await post('/wxa/generate_urllink', body), (answer) => {
        const url = textOf(answer.url_link);
        return url === null ? null : { url };
      });
    },
  };
}
