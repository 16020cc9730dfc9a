import { TEMPLATE_KINDS } from '../../shared/domain/notifications/templates';
import { takeIn } from './media';
import { phoneOf, redeem, stableToken, type Arrived, type CallName, type CardCall, type Phone, type SandboxState } from './state';
import { randomBytes } from 'node:crypto';

/** What was sent to one of WeChat's calls. */
export interface Asked {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}
export type Reply = Readonly<Record<string, unknown>>;
type Call = (state: SandboxState, asked: Asked) => Reply;

/** WeChat's form of a refusal. */
export const no = (errcode: number, errmsg = 'refused by the sandbox'): Reply => ({ errcode, errmsg });
const OK = { errcode: 0, errmsg: 'ok' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const byOpenId = (state: SandboxState, openId: unknown): Phone | undefined => [...state.phones.values()].find((phone) => phone.openId === openId);
const wrongApp = (state: SandboxState, appid: unknown, secret: unknown): number => (appid !== state.appId ? 40013 : secret !== state.secret ? 40125 : 0);

const LOGINS_A_MINUTE = 100;

const login: Call = (state, { query }) => {
  const wrong = wrongApp(state, query.appid, query.secret);
  if (wrong) return no(wrong);
  const phone = redeem(state, query.js_code ?? '');
  if (typeof phone === 'number') return no(phone);
  const now = state.now();
  phone.logins = [...phone.logins.filter((at) => at > now - 60_000), now];
  if (phone.logins.length > LOGINS_A_MINUTE) return no(45011, 'api minute-quota reach limit');
  return { openid: phone.openId, session_key: randomBytes(16).toString('base64') };
};

const token: Call = (state, { body }) => {
  const wrong = wrongApp(state, body.appid, body.secret);
  if (wrong) return no(wrong);
  const given = stableToken(state, body.force_refresh === true);
  return typeof given === 'number' ? no(given) : { access_token: given.token, expires_in: given.seconds };
};

const phone: Call = (state, { body }) => {
  const found = redeem(state, text(body.code));
  if (typeof found === 'number') return no(found);
  const phone_info = { phoneNumber: found.number, purePhoneNumber: found.number, countryCode: '86', watermark: { timestamp: Math.floor(state.now() / 1000), appid: state.appId } };
  return { ...OK, phone_info };
};

/** What a field of each type takes (subscribe messages, parameter limits). */
const FIELD_FORMS: Readonly<Record<string, RegExp>> = {
  thing: /^[\s\S]{1,20}$/,
  number: /^\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^.{1,5}$/,
  character_string: /^[\x20-\x7e]{1,32}$/,
  phone_number: /^[\d+-]{1,17}$/,
  car_number: /^.{1,8}$/,
  name: /^([\x20-\x7e]{1,20}|.{1,10})$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?|\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?)$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?|\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?)$/,
  amount: /^[¥￥$]?\d+(\.\d{1,2})?元?$/,
};
const TITLES: Readonly<Record<string, string>> = { 'sandbox-accepted': '受理了，几时答复', 'sandbox-answer': '等您评价', 'sandbox-result': '办理结果', 'sandbox-notice': '社区通知' };
const isTemplate = (id: string): boolean => TEMPLATE_KINDS.some((kind) => id === `sandbox-${kind}`);

function valuesIn(data: unknown): [string, string][] {
  return Object.entries(typeof data === 'object' && data !== null ? data : {}).map(([key, field]) => [key, text((field as { value?: unknown } | null)?.value)]);
}

const message: Call = (state, { body }) => {
  const to = byOpenId(state, body.touser);
  const template = text(body.template_id);
  if (!to) return no(40003, 'invalid openid');
  if (!isTemplate(template)) return no(40037, 'invalid template_id');
  if (body.page !== undefined && !/^[\w/-]+(\?[^\s]*)?$/.test(text(body.page))) return no(41030, 'invalid page');
  const values = valuesIn(body.data);
  const bad = values.find(([key, value]) => !FIELD_FORMS[key.replace(/\d+$/, '')]?.test(value));
  if (bad || values.length === 0) return no(47003, `argument invalid! data.${bad?.[0] ?? 'thing1'}.value invalid`);
  if (to.acceptances === 0) return no(43101, 'user refuse to accept the msg');
  if (to.acceptances !== null) to.acceptances -= 1;
  const arrived: Arrived = { at: new Date(state.now()), kind: 'message', title: TITLES[template] ?? template, lines: values.map(([, value]) => value), page: text(body.page) || null };
  to.arrived.unshift(arrived);
  return OK;
};

/** Words by which the sandbox plays WeChat's judgement of a text. */
const RISKY = /沙箱违规/;
const REVIEW = /沙箱待审/;

const checkText: Call = (state, { body }) => {
  const content = text(body.content);
  if (!byOpenId(state, body.openid)) return no(61010, 'code is expired');
  if (![1, 2, 3, 4].includes(Number(body.scene))) return no(40129, 'invalid scene');
  if (content === '' || content.length > 2_500) return no(40129, 'invalid content');
  const [suggest, label] = RISKY.test(content) ? ['risky', 20_001] : REVIEW.test(content) ? ['review', 20_001] : ['pass', 100];
  return { ...OK, result: { suggest, label }, trace_id: randomBytes(16).toString('hex') };
};

const checkPicture: Call = (state, { body }) => {
  if (!byOpenId(state, body.openid)) return no(61010, 'code is expired');
  const address = text(body.media_url);
  if (!/^https?:\/\//.test(address)) return no(40129, 'invalid media_url');
  if (![1, 2].includes(Number(body.media_type)) || Number(body.version) !== 2) return no(40129, 'invalid media_type');
  const traceId = randomBytes(16).toString('hex');
  takeIn(state, { traceId, address, openId: text(body.openid), kind: Number(body.media_type) === 1 ? 'voice' : 'picture', at: new Date(state.now()), verdict: null });
  return { ...OK, trace_id: traceId };
};

/** What WeChat reads off a card that the tester laid under the next picture, numbers included; else that there is none. */
const READ: Readonly<Record<CardCall, Reply>> = {
  idcard: { ...OK, type: 'Front', name: '张三', id: '110101199003077512', addr: '北京市东城区', gender: '男', nationality: '汉' },
  bankcard: { ...OK, number: '6222021234567890123' },
};
const cardIn = (kind: CardCall): Call => (state, { query }) => {
  if (!/^https?:\/\//.test(query.img_url ?? '')) return no(101000, 'invalid image url');
  const at = state.cards.indexOf(kind);
  if (at < 0) return no(101002, 'no card in the image');
  state.cards.splice(at, 1);
  return READ[kind];
};

const link: Call = (_state, { body }) => {
  if (text(body.query).length > 1_024) return no(40212, 'invalid query');
  if (Number(body.expire_interval) > 30) return no(85401, 'invalid expire interval');
  return { ...OK, url_link: `https://wxaurl.cn/${randomBytes(6).toString('base64url')}` };
};

/** WeChat's calls as the sandbox answers them. */
export const ANSWERS: Readonly<Record<Exclude<CallName, 'sms'>, Call>> = { login, token, phone, message, text: checkText, picture: checkPicture, idcard: cardIn('idcard'), bankcard: cardIn('bankcard'), link };

/** Takes a text message for the phone of that number; an unknown number becomes a phone of its own. */
export function receiveSms(state: SandboxState, number: string, words: string): void {
  const known = [...state.phones.values()].find((one) => one.number === number) ?? { ...phoneOf(state, `sms${number}`), number };
  state.phones.set(known.name, known);
  known.arrived.unshift({ at: new Date(state.now()), kind: 'sms', title: '短信', lines: [words], page: null });
}
