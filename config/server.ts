import path from 'node:path';
import { z } from 'zod';
import { keyDirOf } from './keyDir';
import type { MailConfig } from './mail';
import { isSandboxAddress, ownSandbox, smsOf, TEMPLATE_FORM, wechatOf, type SmsConfig, type WechatConfig } from './wechat';

/** Environment variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A wrong environment variable: the sentence names it and says how to mend it. Stops the start. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'ConfigError';
  }
}

/** One variable: what it is for, its default (`null`: not set) and what it must look like. */
interface Variable<T> {
  readonly about: string;
  readonly fallback: string | null;
  readonly schema: z.ZodType<T>;
  /** How to mend it, in Chinese and in English. */
  readonly mend: readonly [string, string];
}
const variable = <T>(about: string, fallback: string | null, schema: z.ZodType<T>, zh: string, en: string): Variable<T> => ({
  about,
  fallback,
  schema,
  mend: [zh, en],
});

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
const webAddress = z.url({ protocol: /^https?$/ });
const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
/** An IPv4 or IPv6 address, or a network of them. */
const NETWORK = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}(\/([12]?\d|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(\/(\d\d?|1[01]\d|12[0-8]))?)$/;
const text = z.string().min(1);
const count = (about: string, fallback: string) =>
  variable(about, fallback, wholeNumber(1, 1_000_000), '应为 1 到 1000000 的整数', 'must be a whole number from 1 to 1000000');
const template = (about: string) =>
  variable(`${about}: its id, or id:key,key,key for other fields than thing1,thing2,….`, null, z.string().regex(TEMPLATE_FORM), '应为模板编号，或 编号:thing1,thing2,time3', 'must be a template id, or id:thing1,thing2,time3');
const words = (about: string, fallback: string | null, zh: string, en: string) => variable(about, fallback, text, zh, en);

/** Every environment variable the server reads, in one list; nothing else in the program reads the environment. */
export const VARIABLES = {
  LINLI_MODE: variable(
    'demonstration: demonstration district, one-tap login, loopback only. production: real accounts only.',
    'demonstration',
    z.enum(['demonstration', 'production']),
    '应为 demonstration 或 production',
    'must be demonstration or production',
  ),
  PORT: variable('Port of the web server; 0 takes a free one.', '3000', wholeNumber(0, 65_535), '应为 0 到 65535 的整数', 'must be a whole number from 0 to 65535'),
  HOST: words('Address the web server listens on.', '127.0.0.1', '应为一个主机名或 IP 地址', 'must be a host name or IP address'),
  DATA_DIR: words('Directory for the embedded engine, uploaded photos and the generated secret.', 'data', '应为一个目录', 'must be a directory'),
  KEY_DIR: words('Directory for the keys of votes, the same for all processes. Never in DATA_DIR, and in no backup. Not set: beside DATA_DIR, with -keys at the end.', null, '应为 DATA_DIR 之外的一个目录', 'must be a directory outside DATA_DIR that does not hold it'),
  MONGODB_URI: variable(
    'A MongoDB (≥ 6) to use in place of the embedded engine, with the database name in it.',
    null,
    z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/),
    '应以 mongodb:// 或 mongodb+srv:// 开头',
    'must begin with mongodb:// or mongodb+srv://',
  ),
  ENGINE: variable(
    'embedded: use the embedded engine. Production without MONGODB_URI must say so explicitly.',
    null,
    z.literal('embedded'),
    '只能为 embedded，或不设置',
    'must be embedded, or not set',
  ),
  ENGINE_LISTEN: variable(
    'Where the embedded engine listens for a second process: a loopback host and port (0: a free one).',
    '127.0.0.1:0',
    z.string().regex(/^(127\.0\.0\.1|localhost):\d{1,5}$/),
    '应为本机地址加端口，如 127.0.0.1:27117',
    'must be a loopback host and port such as 127.0.0.1:27117',
  ),
  LINLI_SECRET: variable(
    'Secret that tokens, file addresses and encrypted fields derive from. In demonstration mode made once and kept in DATA_DIR.',
    null,
    z.string().min(32).max(1024),
    '应至少 32 个字符，可用 openssl rand -base64 48 生成',
    'must have at least 32 characters; make one with: openssl rand -base64 48',
  ),
  STORAGE: variable('Where photos are kept: disk (in DATA_DIR) or s3.', 'disk', z.enum(['disk', 's3']), '应为 disk 或 s3', 'must be disk or s3'),
  STORAGE_ENDPOINT: variable('Address of the S3-compatible service.', null, webAddress, '应为 http(s):// 开头的地址', 'must be an http(s) address'),
  STORAGE_BUCKET: variable(
    'Its bucket.',
    null,
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    '应为 3 到 63 个小写字母、数字、点或连字符',
    'must be 3 to 63 lower-case letters, digits, dots or hyphens',
  ),
  STORAGE_REGION: words('Its region.', 'us-east-1', '应为区域名', 'must be the name of a region'),
  STORAGE_KEY: words('Its access key.', null, '应为访问密钥 ID', 'must be an access key id'),
  STORAGE_SECRET: words('Its secret key.', null, '应为访问密钥', 'must be a secret access key'),
  LOG_LEVEL: variable(
    'How much is logged. Not set: info in production, warn in demonstration mode, where the terminal is for people.',
    null,
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
    '应为 silent、fatal、error、warn、info、debug 或 trace',
    'must be silent, fatal, error, warn, info, debug or trace',
  ),
  PUBLIC_URL: variable('Address under which people reach the server; https switches HSTS on.', null, webAddress, '应为 http(s):// 开头的地址', 'must be an http(s) address'),
  CORS_ORIGINS: variable(
    'Origins of other web pages that may call the API, parted by commas; not set: none.',
    null,
    z
      .string()
      .transform((value) => value.split(',').map((origin) => origin.trim()))
      .refine((origins) => origins.every((origin) => /^https?:\/\/[^\s/]+$/.test(origin))),
    '应为网页来源，用逗号隔开，如 https://a.example,https://b.example（末尾没有斜杠）',
    'must be origins parted by commas such as https://a.example,https://b.example (without a slash at the end)',
  ),
  MAP_TILES: variable(
    'Tile server of the H5 map with {z}, {x} and {y}; not set: the map is drawn from our own polygons.',
    null,
    z.string().regex(/^https?:\/\/[^\s;,]+$/).refine((value) => ['{z}', '{x}', '{y}'].every((part) => value.includes(part))),
    '应为含 {z}、{x}、{y} 的 http(s) 地址',
    'must be an http(s) address with {z}, {x} and {y}',
  ),
  WECHAT_API: variable(
    "Address of WeChat's API. Not set: WeChat itself in production, the sandbox in demonstration mode.",
    null,
    webAddress,
    '应为微信接口的 https 地址，如 https://api.weixin.qq.com；正式环境不能指向沙箱',
    "must be an https address of WeChat's API such as https://api.weixin.qq.com; production does not talk to the sandbox",
  ),
  WECHAT_APPID: words('AppID of the mini-program.', null, '应为小程序的 AppID，与 WECHAT_SECRET 一起设', 'must be the AppID of the mini-program, set together with WECHAT_SECRET'),
  WECHAT_SECRET: words('AppSecret of the mini-program.', null, '应为小程序的 AppSecret，与 WECHAT_APPID 一起设', 'must be the AppSecret of the mini-program, set together with WECHAT_APPID'),
  WECHAT_TEMPLATE_ACCEPTED: template('Template of 「受理了，几时答复」'),
  WECHAT_TEMPLATE_ANSWER: template('Template of 「等您评价」'),
  WECHAT_TEMPLATE_RESULT: template('Template of 「办理结果」'),
  WECHAT_TEMPLATE_NOTICE: template('Template of 「社区通知」'),
  NOTICE_SMS: count('Text messages that one emergency notice may cost at most; who comes after reads it in the inbox.', '5000'),
  WECHAT_PUSH_TOKEN: variable(
    "Token of WeChat's message push, as entered there; without it no results of picture checks arrive.",
    null,
    z.string().regex(/^[A-Za-z0-9]{3,32}$/),
    '应为 3 到 32 个字母或数字，和小程序后台「消息推送」里填的一样',
    'must be 3 to 32 letters or digits, the same as entered at WeChat',
  ),
  WECHAT_PUSH_AES_KEY: variable(
    'EncodingAESKey of the message push (safe mode, recommended). Not set: plain mode.',
    null,
    z.string().regex(/^[A-Za-z0-9]{43}$/),
    '应为 43 个字母或数字，和小程序后台「消息推送」里填的一样，与 WECHAT_PUSH_TOKEN 一起设',
    'must be 43 letters or digits, the same as entered at WeChat, set together with WECHAT_PUSH_TOKEN',
  ),
  WECHAT_OCR: variable("on: WeChat's text recognition is asked whether photos of wishes show an identity or a bank card: free for 100 photos a day, more is bought at WeChat. Not set: only of the sandbox.", null, flag, '应为 on 或 off', 'must be on or off'),
  SANDBOX_PORT: variable(
    'Port of the WeChat and SMS sandbox in demonstration mode; 0 takes a free one. Not set: PORT + 10.',
    null,
    wholeNumber(0, 65_535),
    '应为 0 到 65535 的整数',
    'must be a whole number from 0 to 65535',
  ),
  SMS_API: variable('Address of the text message gateway.', null, webAddress, '应为短信网关的地址，与 SMS_KEY 一起设', 'must be the address of the text message gateway, set together with SMS_KEY'),
  SMS_KEY: words('Its key.', null, '应为短信网关的密钥，与 SMS_API 一起设', 'must be the key of the text message gateway, set together with SMS_API'),
  SMTP_URL: variable('Mail server through which matters go to units by email: smtps://user:password@host, or smtp:// with STARTTLS.', null, z.url({ protocol: /^smtps?$/ }), '应为 smtps://用户:密码@服务器 这样的地址，与 MAIL_FROM 一起设', 'must be an address such as smtps://user:password@host, set together with MAIL_FROM'),
  MAIL_FROM: variable('Our own mail address; answers come to it with +<token> before the @.', null, z.email(), '应为一个邮箱地址，与 SMTP_URL 一起设', 'must be a mail address, set together with SMTP_URL'),
  MAIL_IN_SECRET: variable('Secret under which a mail gateway hands in what comes to MAIL_FROM (POST /api/v1/integrations/mail).', null, z.string().min(24).max(256), '应至少 24 个字符，交给收信的网关', 'must have at least 24 characters; the mail gateway signs with it'),
  FORWARD_ALLOW: variable(
    'Networks and addresses that are not public to which matters may be forwarded, parted by commas; not set: none (in demonstration mode: 127.0.0.1).',
    null,
    z
      .string()
      .transform((value) => value.split(',').map((network) => network.trim()))
      .refine((networks) => networks.every((network) => NETWORK.test(network))),
    '应为网段或 IP 地址，用逗号隔开，如 10.20.0.0/16,192.168.1.10',
    'must be networks or IP addresses parted by commas such as 10.20.0.0/16,192.168.1.10',
  ),
  BINDING_VOTES: variable(
    "Units whose votes the operator certified as binding, parted by commas: person, household, owner. Not set: none, every vote is an opinion poll (in demonstration mode: person). A city that reserves owners' votes to a system of its own leaves owner out.",
    null,
    z
      .string()
      .transform((value) => value.split(',').map((unit) => unit.trim()))
      .pipe(z.array(z.enum(['person', 'household', 'owner']))),
    '应为 person、household、owner 里的几个，用逗号隔开',
    'must be some of person, household, owner parted by commas',
  ),
  TRUST_PROXY: variable(
    'Number of reverse proxies in front whose X-Forwarded-For is believed.',
    '0',
    wholeNumber(0, 5),
    '应为 0 到 5 的整数',
    'must be a whole number from 0 to 5',
  ),
  WEB: variable('on: this process answers requests.', 'on', flag, '应为 on 或 off', 'must be on or off'),
  WORKER: variable('on: this process does background work. At least one process must.', 'on', flag, '应为 on 或 off', 'must be on or off'),
  RATE_READS: count('Reads a person may make in a minute, per process.', '600'),
  RATE_WRITES: count('Writes a person may make in a minute, per process.', '120'),
  RATE_ADDRESS: count('Requests from one address in a minute, per process.', '3000'),
  RATE_LOGINS: count('Login attempts from one address in a quarter of an hour, over all processes.', '60'),
} as const;

type Values = { [K in keyof typeof VARIABLES]: (typeof VARIABLES)[K] extends Variable<infer T> ? T | null : never };

/** Where files are kept. */
export type StorageConfig =
  | { readonly kind: 'disk' }
  | { readonly kind: 's3'; readonly endpoint: string; readonly bucket: string; readonly region: string; readonly key: string; readonly secret: string };

/** Requests permitted per minute (logins: per quarter of an hour). */
export interface RateConfig {
  readonly reads: number;
  readonly writes: number;
  readonly address: number;
  readonly logins: number;
}

/** The checked configuration of one process. */
export interface ServerConfig {
  readonly mode: 'demonstration' | 'production';
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute; keys of votes, never below `dataDir`. */
  readonly keyDir: string;
  /** Null: the embedded engine. */
  readonly mongodbUri: string | null;
  readonly engineListen: string;
  /** Null only in demonstration mode: then one is made and kept in `dataDir`. */
  readonly secret: string | null;
  readonly storage: StorageConfig;
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  readonly publicUrl: string | null;
  readonly tiles: string | null;
  /** Origins of other pages that may call the API. */
  readonly corsOrigins: readonly string[];
  readonly wechat: WechatConfig;
  readonly sms: SmsConfig | null;
  /** Text messages that one emergency notice may cost at most. */
  readonly noticeSms: number;
  /** Where this process starts the sandbox of WeChat and text messages; null: it does not. */
  readonly sandboxPort: number | null;
  /** How matters go out by email; null: not at all. */
  readonly mail: MailConfig | null;
  /** Networks that are not public and may be forwarded to. */
  readonly forwardAllow: readonly string[];
  /** Units whose votes bind; of the others there are opinion polls alone. */
  readonly bindingVotes: readonly ('person' | 'household' | 'owner')[];
  readonly trustedProxies: number;
  readonly web: boolean;
  readonly worker: boolean;
  readonly rates: RateConfig;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

function refuse(name: string, [zh, en]: readonly [string, string]): never {
  throw new ConfigError(name, `环境变量 ${name} 不对：${zh}。 ${name} ${en}.`);
}

function readOne<T>(name: string, spec: Variable<T>, given: string | undefined): T | null {
  const raw = given === undefined || given === '' ? spec.fallback : given;
  if (raw === null) return null;
  const parsed = spec.schema.safeParse(raw);
  return parsed.success ? parsed.data : refuse(name, spec.mend);
}

function readValues(env: Environment): Values {
  const pairs = Object.entries(VARIABLES).map(([name, spec]) => [name, readOne<unknown>(name, spec, env[name])]);
  return Object.fromEntries(pairs) as Values;
}

/** A value whose variable has a default, or that other variables made necessary. */
function need<T>(name: keyof typeof VARIABLES, value: T | null): T {
  return value ?? refuse(name, [`必须设置（${VARIABLES[name].mend[0]}）`, `must be set (${VARIABLES[name].mend[1]})`]);
}

function storageOf(values: Values): StorageConfig {
  if (need('STORAGE', values.STORAGE) === 'disk') return { kind: 'disk' };
  return {
    kind: 's3',
    endpoint: need('STORAGE_ENDPOINT', values.STORAGE_ENDPOINT).replace(/\/+$/, ''),
    bucket: need('STORAGE_BUCKET', values.STORAGE_BUCKET),
    region: need('STORAGE_REGION', values.STORAGE_REGION),
    key: need('STORAGE_KEY', values.STORAGE_KEY),
    secret: need('STORAGE_SECRET', values.STORAGE_SECRET),
  };
}

/** What reaches the outside goes in pairs, and production talks to no sandbox. */
function checkOutside(values: Values): void {
  for (const [one, other] of [['WECHAT_APPID', 'WECHAT_SECRET'], ['WECHAT_SECRET', 'WECHAT_APPID'], ['SMS_API', 'SMS_KEY'], ['SMS_KEY', 'SMS_API'], ['SMTP_URL', 'MAIL_FROM'], ['MAIL_FROM', 'SMTP_URL'], ['SMTP_URL', 'MAIL_IN_SECRET'], ['WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_AES_KEY'], ['WECHAT_APPID', 'WECHAT_PUSH_TOKEN']] as const) {
    if (values[one] === null && values[other] !== null) need(one, values[one]);
  }
  if (values.LINLI_MODE !== 'production') return;
  for (const name of ['WECHAT_API', 'SMS_API'] as const) {
    const address = values[name];
    if (address !== null && isSandboxAddress(address)) refuse(name, VARIABLES[name].mend);
  }
}

/** Rules that hold between variables: demonstration stays at home, production is complete. */
function checkTogether(values: Values): void {
  if (values.WEB === false && values.WORKER === false) refuse('WORKER', ['WEB 和 WORKER 不能同时为 off', 'and WEB must not both be off']);
  if (values.LINLI_MODE === 'demonstration') {
    if (!LOOPBACK.includes(values.HOST ?? '')) {
      refuse('HOST', ['演示模式只能用 127.0.0.1；对外服务请设 LINLI_MODE=production', 'must be 127.0.0.1 in demonstration mode; set LINLI_MODE=production to serve others']);
    }
    return;
  }
  const secret = need('LINLI_SECRET', values.LINLI_SECRET);
  if (new Set(secret).size < 12) refuse('LINLI_SECRET', ['太简单，容易被猜到，可用 openssl rand -base64 48 生成', 'is too simple to be a secret; make one with: openssl rand -base64 48']);
  if (values.MONGODB_URI === null && values.ENGINE === null) {
    refuse('MONGODB_URI', ['正式环境必须设置；确要用内置引擎请设 ENGINE=embedded', 'must be set in production; to use the embedded engine set ENGINE=embedded']);
  }
}

/**
 * Reads and checks the environment. Does no I/O.
 * @throws ConfigError with one sentence naming the variable and how to mend it
 */
export function readConfig(env: Environment, workingDirectory: string): ServerConfig {
  const values = readValues(env);
  checkTogether(values);
  checkOutside(values);
  if (values.MONGODB_URI !== null && values.ENGINE !== null) refuse('ENGINE', ['与 MONGODB_URI 只能设一个', 'and MONGODB_URI exclude each other']);
  const dataDir = path.resolve(workingDirectory, need('DATA_DIR', values.DATA_DIR));
  return {
    mode: need('LINLI_MODE', values.LINLI_MODE),
    port: need('PORT', values.PORT),
    host: need('HOST', values.HOST),
    dataDir,
    keyDir: keyDirOf(values.KEY_DIR, dataDir, workingDirectory) ?? refuse('KEY_DIR', VARIABLES.KEY_DIR.mend),
    mongodbUri: values.MONGODB_URI,
    engineListen: need('ENGINE_LISTEN', values.ENGINE_LISTEN),
    secret: values.LINLI_SECRET,
    storage: storageOf(values),
    logLevel: values.LOG_LEVEL ?? (values.LINLI_MODE === 'production' ? 'info' : 'warn'),
    publicUrl: values.PUBLIC_URL,
    tiles: values.MAP_TILES,
    corsOrigins: values.CORS_ORIGINS ?? [],
    wechat: wechatOf(values),
    sms: smsOf(values),
    sandboxPort: ownSandbox(values),
    mail: values.SMTP_URL !== null && values.MAIL_FROM !== null ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM, inSecret: values.MAIL_IN_SECRET } : null,
    noticeSms: values.NOTICE_SMS ?? 5_000,
    forwardAllow: values.FORWARD_ALLOW ?? (values.LINLI_MODE === 'demonstration' ? ['127.0.0.1'] : []),
    bindingVotes: values.BINDING_VOTES ?? (values.LINLI_MODE === 'demonstration' ? ['person'] : []),
    trustedProxies: need('TRUST_PROXY', values.TRUST_PROXY),
    web: need('WEB', values.WEB),
    worker: need('WORKER', values.WORKER),
    rates: {
      reads: need('RATE_READS', values.RATE_READS),
      writes: need('RATE_WRITES', values.RATE_WRITES),
      address: need('RATE_ADDRESS', values.RATE_ADDRESS),
      logins: need('RATE_LOGINS', values.RATE_LOGINS),
    },
  };
}
