import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { PushConfig } from '../../config/wechat';
import type { SandboxState } from './state';

type Parts = Readonly<Record<string, unknown>>;
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** WeChat's XML: texts in CDATA, numbers bare, a list as the same part several times. */
export function xmlOf(parts: Parts): string {
  const one = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((item) => one(name, item)).join('');
    if (isParts(value)) return `<${name}>${xmlOf(value)}</${name}>`;
    return typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${String(value)}]]></${name}>`;
  };
  return Object.entries(parts).map(([name, value]) => one(name, value)).join('');
}

const sign = (parts: readonly string[]): string => createHash('sha1').update([...parts].sort().join('')).digest('hex');

/** Encrypts as WeChat does: 16 random bytes, length, text, AppID, padded to a multiple of 32. */
export function encrypt(text: string, aesKey: string, appId: string): string {
  const content = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([randomBytes(16), length, content, Buffer.from(appId, 'utf8')]);
  const pad = 32 - (plain.length % 32);
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

interface Wrapped {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly type: string;
}

/** A message as it goes over the wire, in the mode and the format chosen. */
export function wrap(state: Pick<SandboxState, 'appId' | 'now' | 'push'>, target: Pick<PushConfig, 'token' | 'aesKey'>, message: Parts): Wrapped {
  const { mode, format } = state.push;
  const write = (parts: Parts): string => (format === 'json' ? JSON.stringify(parts) : `<xml>${xmlOf(parts)}</xml>`);
  const timestamp = String(Math.floor(state.now() / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const query = { signature: sign([target.token, timestamp, nonce]), timestamp, nonce };
  const type = format === 'json' ? 'application/json' : 'text/xml';
  if (mode === 'plain' || target.aesKey === null) return { query, body: write(message), type };
  const Encrypt = encrypt(write(message), target.aesKey, state.appId);
  const safe = { ...query, encrypt_type: 'aes', msg_signature: sign([target.token, timestamp, nonce, Encrypt]) };
  return { query: safe, body: write({ ToUserName: message.ToUserName, Encrypt }), type };
}

/** Pushes a message to the program. True when it answered `success`, as WeChat wants it. */
export async function push(state: SandboxState, message: Parts): Promise<boolean> {
  const { target } = state.push;
  if (target === null) return false;
  const { query, body, type } = wrap(state, target, message);
  try {
    const response = await fetch(`${target.address}?${new URLSearchParams(query).toString()}`, { method: 'POST', headers: { 'content-type': type }, body, signal: AbortSignal.timeout(5_000) });
    const said = await response.text();
    state.push.last = `${response.status} ${said.slice(0, 40)}`;
    return response.ok && said === 'success';
  } catch {
    state.push.last = '没有回应';
    return false;
  }
}
