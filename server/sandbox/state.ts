import { createHash, randomBytes } from 'node:crypto';

/** Calls of WeChat's API that can be made to fail, by the name shown on the page. */
export const CALLS = {
  login: '/sns/jscode2session',
  token: '/cgi-bin/stable_token',
  phone: '/wxa/business/getuserphonenumber',
  message: '/cgi-bin/message/subscribe/send',
  text: '/wxa/msg_sec_check',
  picture: '/wxa/media_check_async',
  idcard: '/cv/ocr/idcard',
  bankcard: '/cv/ocr/bankcard',
  link: '/wxa/generate_urllink',
  sms: '/sms/messages',
} as const;
export type CallName = keyof typeof CALLS;

/** Calls that look for a card in a picture, with what a tester calls it. */
export const CARDS = { idcard: '身份证', bankcard: '银行卡' } as const;
export type CardCall = keyof typeof CARDS;

/** How a call is made to fail: WeChat's number, a refusal of the text message gateway, a broken answer, or none at all. */
export type Fault = number | 'refused' | 'silence' | 'gateway';

/** A phone with WeChat on it. */
export interface Phone {
  readonly name: string;
  readonly openId: string;
  readonly number: string;
  /** Acceptances left for subscribe messages; null: always accepted, as a tester likes it. */
  acceptances: number | null;
  readonly arrived: Arrived[];
  /** Moments of logins within the last minute, milliseconds. */
  logins: number[];
}

/** What arrived on a phone. */
export interface Arrived {
  readonly at: Date;
  readonly kind: 'message' | 'sms';
  readonly title: string;
  readonly lines: readonly string[];
  readonly page: string | null;
}

/** A token and until when it is taken. */
interface GivenToken {
  readonly token: string;
  endsAt: number;
}

/** Everything the sandbox knows; gone when it ends. */
export interface SandboxState {
  readonly appId: string;
  readonly secret: string;
  readonly now: () => number;
  readonly phones: Map<string, Phone>;
  readonly usedCodes: Set<string>;
  /** Issued code → phone and until when it lives. */
  readonly codes: Map<string, { readonly phone: string; readonly endsAt: number }>;
  readonly faults: Map<CallName, Fault[]>;
  readonly tokens: GivenToken[];
  readonly forced: number[];
  /** Number of calls so far. */
  readonly calls: Map<CallName, number>;
  /** Files that were handed in to be checked, latest first. */
  readonly traces: MediaTrace[];
  readonly push: PushSettings;
  /** Cards that the pictures asked about next show, one after the other. */
  readonly cards: CardCall[];
}

/** What a tester can say of a file; `unfetched` is WeChat's answer when it could not fetch it. */
export const VERDICTS = { pass: '通过', review: '看不准', risky: '有险', unfetched: '取不到' } as const;
export type Verdict = keyof typeof VERDICTS;

/** How results are pushed, as the operator would choose it at WeChat. */
export const PUSH_MODES = { safe: '安全模式', plain: '明文模式' } as const;
export const PUSH_FORMATS = { xml: 'XML', json: 'JSON' } as const;

/** Where pushes go and with what they are signed; the address is known once the program listens. */
export interface PushTarget {
  readonly address: string;
  readonly token: string;
  readonly aesKey: string | null;
}

/** A picture or a voice to be checked; `verdict` once its result was pushed and taken. */
export interface MediaTrace {
  readonly traceId: string;
  readonly address: string;
  readonly openId: string;
  readonly kind: 'picture' | 'voice';
  readonly at: Date;
  verdict: Verdict | null;
}

/** How results are pushed, and what the program said last. */
export interface PushSettings {
  mode: keyof typeof PUSH_MODES;
  format: keyof typeof PUSH_FORMATS;
  /** What is said of every file by itself; null: the tester decides. */
  automatic: Verdict | null;
  target: PushTarget | null;
  last: string;
}

const MINUTE_MS = 60_000;
const TOKEN_MS = 7_200_000;
const OVERLAP_MS = 5 * MINUTE_MS;
/** What developer tools give as the code of `wx.login` where there is no AppID. */
export const MOCK_CODE = 'the code is a mock one';
/** Names of phones in codes such as `chen.4f1a`. */
const NAMED_CODE = /^([a-z][a-z0-9]{0,15})\.[A-Za-z0-9-]{4,64}$/;

export function createState(app: { id: string; secret: string }, now: () => number = Date.now): SandboxState {
  return {
    appId: app.id, secret: app.secret, now, phones: new Map(), usedCodes: new Set(), codes: new Map(), faults: new Map(), tokens: [], forced: [], calls: new Map(), traces: [], cards: [],
    push: { mode: 'safe', format: 'xml', automatic: 'pass', target: null, last: '' },
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The phone of that name; the same name is the same phone for ever. */
export function phoneOf(state: SandboxState, name: string): Phone {
  const known = state.phones.get(name);
  if (known) return known;
  const mark = digest(`${state.appId}/${name}`);
  const phone: Phone = {
    name,
    openId: `o${mark.slice(0, 27)}`,
    number: `199${String(Number.parseInt(mark.slice(0, 10), 16) % 100_000_000).padStart(8, '0')}`,
    acceptances: null,
    arrived: [],
    logins: [],
  };
  state.phones.set(name, phone);
  return phone;
}

/** Gives a code as `wx.login` on that phone would: five minutes, once. */
export function issueCode(state: SandboxState, phone: string): string {
  phoneOf(state, phone);
  const code = randomBytes(16).toString('hex');
  state.codes.set(code, { phone, endsAt: state.now() + 5 * MINUTE_MS });
  return code;
}

/** Uses a code up: the phone it is of, or WeChat's number for what is wrong with it. */
export function redeem(state: SandboxState, code: string): Phone | number {
  if (code === MOCK_CODE) return phoneOf(state, 'devtools');
  if (state.usedCodes.has(code)) return 40163;
  const issued = state.codes.get(code);
  const name = issued ? issued.phone : NAMED_CODE.exec(code)?.[1];
  if (name === undefined || (issued && issued.endsAt <= state.now())) return 40029;
  state.usedCodes.add(code);
  return phoneOf(state, name);
}

/** The stable token: the same within its time; by force a new one, at most every 30 s and 20 a day. */
export function stableToken(state: SandboxState, force: boolean): { token: string; seconds: number } | number {
  const now = state.now();
  const current = state.tokens.at(-1);
  if (force) {
    const lately = state.forced.filter((at) => at > now - 86_400_000);
    if (lately.length >= 20 || lately.some((at) => at > now - 30_000)) return 45009;
    state.forced.push(now);
  } else if (current && current.endsAt - now > OVERLAP_MS) {
    return { token: current.token, seconds: Math.floor((current.endsAt - now) / 1000) };
  }
  if (current) current.endsAt = Math.min(current.endsAt, now + OVERLAP_MS);
  const token = randomBytes(64).toString('base64url');
  state.tokens.push({ token, endsAt: now + TOKEN_MS });
  return { token, seconds: TOKEN_MS / 1000 };
}

/** WeChat's number for a token that is not taken, or 0. */
export function tokenProblem(state: SandboxState, token: string): number {
  const known = state.tokens.find((one) => one.token === token);
  if (!known) return 40001;
  return known.endsAt > state.now() ? 0 : 42001;
}
