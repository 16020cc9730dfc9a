import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { PushConfig } from '../../../config/wechat';
import { readPushBody, type PushMessage } from './pushBody';

/** Query of a push as it came; the rest of what WeChat adds is not needed. */
export interface PushQuery {
  readonly signature?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly nonce?: string | undefined;
  readonly msg_signature?: string | undefined;
  readonly encrypt_type?: string | undefined;
}

/** Why a push is not believed. */
export type PushProblem = 'badSignature' | 'tooOld' | 'notEncrypted' | 'unreadable' | 'otherApp';

export type PushOutcome = { readonly ok: true; readonly message: PushMessage } | { readonly ok: false; readonly problem: PushProblem };
const refuse = (problem: PushProblem): PushOutcome => ({ ok: false, problem });

/** WeChat tries three times within seconds; clocks differ by less. A request older than this is somebody's copy. */
const WINDOW_MS = 10 * 60_000;

/** SHA-1 over the sorted parts: `[token, timestamp, nonce]`, in safe mode with the encrypted text as the fourth. */
export function pushSignature(parts: readonly string[]): string {
  return createHash('sha1').update([...parts].sort().join('')).digest('hex');
}

function isSigned(given: string | undefined, parts: readonly string[]): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(pushSignature(parts))];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Whether the moment that was signed lies near now. */
function isFresh({ timestamp = '' }: PushQuery, now: Date): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= WINDOW_MS;
}

/** The address check when the operator enters the address at WeChat, and what every push is signed with. */
export function checkPush(config: PushConfig, query: PushQuery, now: Date): PushProblem | null {
  const { signature, timestamp = '', nonce = '' } = query;
  if (!isSigned(signature, [config.token, timestamp, nonce])) return 'badSignature';
  return isFresh(query, now) ? null : 'tooOld';
}

const LENGTH_AT = 16;
const TEXT_AT = 20;

/** Opens an encrypted text: 16 random bytes, length, text, AppID, padded to 32. Null when it is not that. */
export function openEncrypted(aesKey: string, encrypted: string): { text: string; appId: string } | null {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
    const pad = padded[padded.length - 1] ?? 0;
    if (pad < 1 || pad > 32) return null;
    const plain = padded.subarray(0, padded.length - pad);
    const end = TEXT_AT + plain.readUInt32BE(LENGTH_AT);
    return end > plain.length ? null : { text: plain.subarray(TEXT_AT, end).toString('utf8'), appId: plain.subarray(end).toString('utf8') };
  } catch {
    return null;
  }
}

function openSafe(config: PushConfig, appId: string, query: PushQuery, encrypted: string): PushOutcome {
  const { timestamp = '', nonce = '', msg_signature: signature } = query;
  // In safe mode this signature counts, not the plain one (WeChat's guide to message encryption).
  if (!isSigned(signature, [config.token, timestamp, nonce, encrypted])) return refuse('badSignature');
  const opened = config.aesKey === null ? null : openEncrypted(config.aesKey, encrypted);
  if (opened === null) return refuse('unreadable');
  if (opened.appId !== appId) return refuse('otherApp');
  const message = readPushBody(opened.text);
  return message === null ? refuse('unreadable') : { ok: true, message };
}

/**
 * Reads a push in plain or safe mode. With an EncodingAESKey only what is encrypted is believed, whatever else
 * stands beside it (the compatible mode), unless plain pushes are taken too; without one only plain ones are.
 */
export function readPush(config: PushConfig, appId: string, { query, raw, now }: { readonly query: PushQuery; readonly raw: string; readonly now: Date }): PushOutcome {
  if (!isFresh(query, now)) return refuse('tooOld');
  const body = readPushBody(raw);
  const encrypted = body?.Encrypt;
  if (typeof encrypted === 'string' && config.aesKey !== null) return openSafe(config, appId, query, encrypted);
  const problem = checkPush(config, query, now);
  if (problem !== null) return refuse(problem);
  if (!config.takesPlain) return refuse('notEncrypted');
  return body === null ? refuse('unreadable') : { ok: true, message: body };
}
