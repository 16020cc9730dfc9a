import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Logger } from 'pino';
import type { WechatConfig } from '../../../config/wechat';
import type { Clock } from '../clock';
import type { FieldCipher } from '../crypto/fieldCipher';
import { giveLease, takeLease } from '../database/lease';
import { modelOf, SCHEMA_OPTIONS } from '../database/model';
import { noted } from './problemLog';
import { refused } from './problems';
import { callWechat } from './request';
import type { Outcome } from './types';

interface TokenRow {
  /** `access:<AppID>` */
  _id: string;
  /** Sealed with its `_id` as context. */
  token: string;
  expiresAt: Date;
  forcedAt: Date | null;
}
const schema = new Schema<TokenRow>({ _id: String, token: String, expiresAt: Date, forcedAt: { type: Date, default: null } }, SCHEMA_OPTIONS);
const Tokens = (db: Connection): Model<TokenRow> => modelOf(db, 'wechatTokens', schema);

const PATH = '/cgi-bin/stable_token';
/** A token is renewed this long before its end: for five minutes WeChat takes the old and the new one. */
const EARLY_MS = 5 * 60_000;
const LEASE_MS = 15_000;
const WAIT_MS = 150;
const LOOKS = 60;
/** WeChat renews by force at most every 30 s and 20 times a day. */
const FORCE_APART_MS = 30_000;

/** What the token needs of the outside. */
export interface TokenParts {
  readonly db: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly cipher: FieldCipher;
  readonly config: WechatConfig;
}

/** Gives the access token; with `bad`, one that differs from what WeChat has just refused. */
export type TokenSource = (bad?: string) => Promise<Outcome<string>>;

type App = NonNullable<WechatConfig['app']>;

async function ask(parts: TokenParts, app: App, force: boolean): Promise<Outcome<{ token: string; seconds: number }>> {
  const body = { grant_type: 'client_credential', appid: app.id, secret: app.secret, force_refresh: force };
  const answer = noted(parts, PATH, await callWechat(parts.config.base, { method: 'POST', path: PATH, body }, parts.logger));
  if (!answer.ok) return answer;
  const { access_token: token, expires_in: seconds } = answer.value;
  return typeof token === 'string' && token !== '' && typeof seconds === 'number' ? { ok: true, value: { token, seconds } } : refused('unexpected');
}

/** Asks WeChat and keeps what it says. Called under the lease. */
async function renew(parts: TokenParts, app: App, id: string, row: TokenRow | null, bad: string | undefined): Promise<Outcome<string>> {
  const now = parts.clock.now();
  let forcedAt = row?.forcedAt ?? null;
  let answer = await ask(parts, app, false);
  // A stable token stays the same within its time: one that is refused all the same is replaced by force.
  const mayForce = forcedAt === null || now.getTime() - forcedAt.getTime() >= FORCE_APART_MS;
  if (answer.ok && answer.value.token === bad && mayForce) {
    forcedAt = now;
    answer = await ask(parts, app, true);
  }
  if (!answer.ok) return answer;
  const { token, seconds } = answer.value;
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  await Tokens(parts.db).updateOne({ _id: id }, { $set: { token: parts.cipher.encrypt(token, id), expiresAt, forcedAt } }, { upsert: true });
  return { ok: true, value: token };
}

function opened(parts: TokenParts, row: TokenRow | null, bad: string | undefined): string | null {
  if (row === null || row.expiresAt.getTime() - parts.clock.now().getTime() <= EARLY_MS) return null;
  const token = parts.cipher.decrypt(row.token, row._id);
  return token === bad ? null : token;
}

/** The access token that every process shares: kept in the database, renewed by whoever holds the lease. */
export function createTokenSource(parts: TokenParts): TokenSource {
  const { db, config, clock } = parts;
  const owner = randomUUID();
  const lookUp = (id: string): Promise<TokenRow | null> => Tokens(db).findById(id).lean<TokenRow>();
  let asked = 0;
  return async (bad) => {
    const { app } = config;
    if (app === null) return refused('notConfigured');
    const id = `access:${app.id}`;
    // Two calls of one process are two owners, or both would hold the lease at once.
    const me = `${owner}:${asked++}`;
    for (let look = 0; look < LOOKS; look++) {
      const known = opened(parts, await lookUp(id), bad);
      if (known !== null) return { ok: true, value: known };
      if (await takeLease(db, `wechat.${id}`, me, clock.now(), LEASE_MS)) {
        try {
          const row = await lookUp(id);
          const since = opened(parts, row, bad);
          return since === null ? await renew(parts, app, id, row, bad) : { ok: true, value: since };
        } finally {
          await giveLease(db, `wechat.${id}`, me);
        }
      }
      await pause(WAIT_MS);
    }
    return refused('busy');
  };
}

/** Until when the present token holds, never the token itself; null when none was ever fetched. */
export async function lastToken({ db, config }: Pick<TokenParts, 'db' | 'config'>): Promise<Date | null> {
  if (config.app === null) return null;
  return (await Tokens(db).findById(`access:${config.app.id}`, { expiresAt: 1 }).lean<Pick<TokenRow, '_id' | 'expiresAt'>>())?.expiresAt ?? null;
}
