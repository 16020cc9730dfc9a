import type { TemplateKind } from '../shared/domain/notifications/templates';

/** One subscribe message template as the operator took it from WeChat's library. */
export interface TemplateConfig {
  readonly id: string;
  /** Keys of its three fields, in our order: the matter, who or what, when or how. */
  readonly fields: readonly [string, string, string];
}

/** How WeChat's message push is told from anybody else's. */
export interface PushConfig {
  readonly token: string;
  /** EncodingAESKey, 43 characters; null: plain mode. */
  readonly aesKey: string | null;
  /** Whether a push that is not encrypted is believed: in plain mode, and from the sandbox, which plays both. */
  readonly takesPlain: boolean;
}

/** How this process reaches WeChat. */
export interface WechatConfig {
  /** Address of WeChat's API without a slash at its end. */
  readonly base: string;
  /** Null: no WeChat here; residents come in by other ways. */
  readonly app: { readonly id: string; readonly secret: string } | null;
  readonly templates: Readonly<Record<TemplateKind, TemplateConfig | null>>;
  /** Null: results that WeChat pushes do not arrive here. */
  readonly push: PushConfig | null;
  /** Whether WeChat may be asked if a picture shows an identity or a bank card; its free quota is 100 a day. */
  readonly cards: boolean;
}

/** How this process sends text messages; null: not at all. */
export interface SmsConfig {
  readonly base: string;
  readonly key: string;
}

/** Where WeChat's message push comes in, after the public address. */
export const PUSH_PATH = '/wechat/push';

/** The sandbox stands ten ports above the program, clear of the browser build's development server. */
const SANDBOX_STEP = 10;
/** What a mini-program without an AppID is called in WeChat's developer tools. */
const SANDBOX_APP = { id: 'touristappid', secret: 'sandbox-secret' };
/** Key with which the program sends text messages to the sandbox. */
export const SANDBOX_SMS_KEY = 'sandbox-key';

/** With these the sandbox pushes messages to the program. */
export const SANDBOX_PUSH = { token: 'sandboxPushToken', aesKey: 'c2FuZGJveC1wdXNoLWtleS1vZi10aGlydHktdHdvLWI', takesPlain: true } as const;

/** Fields of a template where the operator names none: as the sandbox has them. */
const USUAL_FIELDS: Readonly<Record<TemplateKind, TemplateConfig['fields']>> = {
  accepted: ['thing1', 'thing2', 'time3'],
  answer: ['thing1', 'thing2', 'time3'],
  result: ['thing1', 'thing2', 'phrase3'],
  notice: ['thing1', 'thing2', 'time3'],
};

/** A template id, or `id:key,key,key`. */
export const TEMPLATE_FORM = /^[A-Za-z0-9_-]{1,64}(:[a-z_]+\d+,[a-z_]+\d+,[a-z_]+\d+)?$/;

interface Values {
  readonly LINLI_MODE: 'demonstration' | 'production' | null;
  readonly PORT: number | null;
  readonly WEB: boolean | null;
  readonly SANDBOX_PORT: number | null;
  readonly WECHAT_API: string | null;
  readonly WECHAT_APPID: string | null;
  readonly WECHAT_SECRET: string | null;
  readonly WECHAT_TEMPLATE_ACCEPTED: string | null;
  readonly WECHAT_TEMPLATE_ANSWER: string | null;
  readonly WECHAT_TEMPLATE_RESULT: string | null;
  readonly WECHAT_TEMPLATE_NOTICE: string | null;
  readonly WECHAT_PUSH_TOKEN: string | null;
  readonly WECHAT_PUSH_AES_KEY: string | null;
  readonly WECHAT_OCR: boolean | null;
  readonly SMS_API: string | null;
  readonly SMS_KEY: string | null;
}

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** True for an address on this machine or without encryption: no such address is WeChat's. */
export function isSandboxAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== 'https:' || /^(localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/i.test(hostname);
}

/** Whether this program talks to its own sandbox: a demonstration that was given no address of WeChat. */
const usesSandbox = (values: Values): boolean => values.LINLI_MODE === 'demonstration' && values.WECHAT_API === null;

/** The port of the sandbox; 0 takes a free one. */
export function sandboxPortOf(values: Values): number {
  const port = values.PORT ?? 0;
  return values.SANDBOX_PORT ?? (port === 0 ? 0 : Math.min(65_535, port + SANDBOX_STEP));
}

function templateOf(kind: TemplateKind, given: string | null, sandbox: boolean): TemplateConfig | null {
  const text = given ?? (sandbox ? `sandbox-${kind}` : null);
  if (text === null) return null;
  const [id = '', keys] = text.split(':');
  const [first, second, third] = keys?.split(',') ?? USUAL_FIELDS[kind];
  return first && second && third ? { id, fields: [first, second, third] } : null;
}

function pushOf({ WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey }: Values, sandbox: boolean): PushConfig | null {
  if (token !== null) return { token, aesKey, takesPlain: aesKey === null };
  return sandbox ? SANDBOX_PUSH : null;
}

/** The part of the configuration that is about WeChat. */
export function wechatOf(values: Values): WechatConfig {
  const sandbox = usesSandbox(values);
  const own = values.WECHAT_APPID !== null && values.WECHAT_SECRET !== null ? { id: values.WECHAT_APPID, secret: values.WECHAT_SECRET } : null;
  return {
    base: withoutSlash(values.WECHAT_API ?? (sandbox ? `http://127.0.0.1:${sandboxPortOf(values)}` : 'https://api.weixin.qq.com')),
    app: sandbox ? SANDBOX_APP : own,
    templates: {
      accepted: templateOf('accepted', values.WECHAT_TEMPLATE_ACCEPTED, sandbox),
      answer: templateOf('answer', values.WECHAT_TEMPLATE_ANSWER, sandbox),
      result: templateOf('result', values.WECHAT_TEMPLATE_RESULT, sandbox),
      notice: templateOf('notice', values.WECHAT_TEMPLATE_NOTICE, sandbox),
    },
    push: pushOf(values, sandbox),
    cards: values.WECHAT_OCR ?? sandbox,
  };
}

/** The part of the configuration that is about text messages. */
export function smsOf(values: Values): SmsConfig | null {
  if (values.SMS_API !== null && values.SMS_KEY !== null) return { base: withoutSlash(values.SMS_API), key: values.SMS_KEY };
  return usesSandbox(values) ? { base: `http://127.0.0.1:${sandboxPortOf(values)}/sms`, key: SANDBOX_SMS_KEY } : null;
}

/** Where this process starts the sandbox; null: it does not. */
export function ownSandbox(values: Values): number | null {
  return usesSandbox(values) && values.WEB === true ? sandboxPortOf(values) : null;
}
