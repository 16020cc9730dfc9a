import { fitField } from './fields';
import { noted } from './problemLog';
import { refused, type Answer } from './problems';
import { callWechat, type WechatCall } from './request';
import { createTokenSource, type TokenParts } from './token';
import type { Outcome, TextVerdict, Wechat } from './types';

export { isSandboxAddress as isPretended, PUSH_PATH } from '../../../config/wechat';
export { fitField } from './fields';
export type { PushMessage } from './pushBody';
export { lastProblems, noteProblem, type ProblemDoc } from './problemLog';
export { ensurePushIndexes, forgetPushes, lastPush, type PushNoteDoc } from './pushLog';
export { lastToken } from './token';
export { checkPush, pushSignature, readPush, type PushOutcome, type PushProblem, type PushQuery } from './pushSecurity';
export type { CardKind, CheckScene, MediaCheck, Outcome, SubscribeMessage, TextVerdict, Wechat, WechatProblem } from './types';

/** Longest text that one check takes. */
export const MOST_CHECKED = 2_500;
const MEDIA_TYPES = { voice: 1, picture: 2 } as const;
/** Somebody waits for this with a report in hand: a check that is slow is done without. Milliseconds. */
const TEXT_MS = 2_000;
/** Where WeChat looks for each card, and what it answers of one that it found (documents of image recognition, OCR). */
const CARD_CALLS = { idcard: { path: '/cv/ocr/idcard', signs: ['type', 'id', 'name', 'valid_date'] }, bankcard: { path: '/cv/ocr/bankcard', signs: ['number', 'id'] } } as const;
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
  const send = async (call: WechatCall): Promise<Outcome<Answer>> => noted(parts, call.path, await callWechat(config.base, call, logger));

  /** Posts with the shared token; a token that WeChat no longer takes is renewed once, and the call made once more. */
  async function post(path: string, body: object | undefined, { timeoutMs, query = {} }: { timeoutMs?: number; query?: Readonly<Record<string, string>> } = {}): Promise<Outcome<Answer>> {
    const first = await token();
    if (!first.ok) return first;
    const call = { method: 'POST', path, ...(body === undefined ? {} : { body }), ...(timeoutMs === undefined ? {} : { timeoutMs }) } as const;
    const answer = await send({ ...call, query: { ...query, access_token: first.value } });
    if (answer.ok || answer.problem !== 'badToken') return answer;
    const second = await token(first.value);
    return second.ok ? send({ ...call, query: { ...query, access_token: second.value } }) : second;
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
      return take(await post('/wxa/msg_sec_check', body, { timeoutMs: TEXT_MS }), verdictIn);
    },
    async checkMedia({ address, kind, openId, scene }) {
      const body = { version: 2, openid: openId, scene, media_url: address, media_type: MEDIA_TYPES[kind] };
      return take(await post('/wxa/media_check_async', body), (answer) => {
        const traceId = textOf(answer.trace_id);
        return traceId === null ? null : { traceId };
      });
    },
    async seesCard(kind, address) {
      if (!config.cards) return refused('notConfigured');
      const { path, signs } = CARD_CALLS[kind];
      const answer = await post(path, undefined, { timeoutMs: TEXT_MS, query: { img_url: address } });
      if (!answer.ok) return answer.problem === 'noCard' ? { ok: true, value: false } : answer;
      return { ok: true, value: signs.some((sign) => textOf(answer.value[sign]) !== null) };
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
