import { isIPv4 } from 'node:net';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { Attempts } from './model';
import { usernameKey } from './usernames';

/** Five failures lock a quarter of an hour, from where they came. */
export const LOGIN_TRIES = 5;
export const LOCK_MS = 15 * 60_000;
/** From all networks together, beside browsers that are known: thirty failures in a day. */
const ALL_TRIES = 30;
const DAY_MS = 24 * 3_600_000;

/** Tries at one thing that are counted together. */
interface Counter {
  readonly key: string;
  readonly most: number;
  readonly ms: number;
  /** Each try begins the time anew, so that a lock lasts in full; else it ends whatever happens meanwhile. */
  readonly sliding: boolean;
}

/** What a try was counted in, so that it can be forgotten. */
export type Allowance = readonly Counter[];

/** Network an address belongs to, as far as one attacker usually reaches: /24 of IPv4, /48 of IPv6. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}:*`;
}

/** Takes up the first or a further try in one guarded write, so that guesses sent at once are counted too. */
async function countTry(deps: Deps, { key, most, ms, sliding }: Counter): Promise<boolean> {
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + ms);
  const further = await Attempts(deps).updateOne({ _id: key, expiresAt: { $gt: now }, tries: { $lt: most } }, { $inc: { tries: 1 }, ...(sliding && { $set: { expiresAt } }) });
  if (further.matchedCount > 0) return true;
  const forgotten = await Attempts(deps).updateOne({ _id: key, expiresAt: { $lte: now } }, { $set: { tries: 1, expiresAt } });
  if (forgotten.matchedCount > 0) return true;
  try {
    await Attempts(deps).insertMany([{ _id: key, tries: 1, expiresAt }]);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

async function take(deps: Deps, counter: Counter): Promise<void> {
  // Two first tries at once: the one that came second finds the row on its next look.
  for (let look = 0; look < 3; look++) {
    if (await countTry(deps, counter)) return;
    const row = await Attempts(deps).findById(counter.key).lean();
    const left = row ? row.expiresAt.getTime() - deps.clock.now().getTime() : 0;
    if (row && row.tries >= counter.most && left > 0) throw new DomainError('account_locked', { retrySeconds: Math.ceil(left / 1000) });
  }
  throw new DomainError('account_locked', { retrySeconds: 1 });
}

/** Where somebody tries to log in from. */
export interface Whence {
  readonly ip: string;
  /** A browser that logged in to this account before; null: a stranger's. */
  readonly knownBrowser: string | null;
}

/**
 * Counts a login try before the password is looked at. A browser that is known has an allowance of its own, which
 * nobody else can use up; strangers are counted by network, and slowly over all networks. So whoever guesses locks out
 * themselves and other strangers, not the owner at the usual desk, and scanning is never locked.
 * @throws DomainError `account_locked` with `retrySeconds` when the tries are used up
 */
export async function reserveTry(deps: Deps, username: string, { ip, knownBrowser }: Whence): Promise<Allowance> {
  const name = usernameKey(username);
  const keyOf = (what: string): string => deps.cipher.fingerprint(`login:${what}\n${name}`);
  const near = { most: LOGIN_TRIES, ms: LOCK_MS, sliding: true };
  const allowance: Counter[] = knownBrowser === null
    ? [{ ...near, key: keyOf(`network:${networkOf(ip)}`) }, { key: keyOf('all'), most: ALL_TRIES, ms: DAY_MS, sliding: false }]
    : [{ ...near, key: keyOf(`browser:${knownBrowser}`) }];
  for (const counter of allowance) await take(deps, counter);
  return allowance;
}

/** Counts a try at a password or code of somebody who is logged in. @throws DomainError `account_locked` */
export async function reserveStep(deps: Deps, personId: string): Promise<Allowance> {
  const counter = { key: deps.cipher.fingerprint(`step:${personId}`), most: LOGIN_TRIES, ms: LOCK_MS, sliding: true };
  await take(deps, counter);
  return [counter];
}

/** A right answer forgets the failures near it; of the slow count it takes back only its own try. */
export async function forgetTries(deps: Deps, allowance: Allowance): Promise<void> {
  for (const { key, sliding } of allowance) {
    if (sliding) await Attempts(deps).deleteOne({ _id: key });
    else await Attempts(deps).updateOne({ _id: key, tries: { $gt: 0 } }, { $inc: { tries: -1 } });
  }
}

/** What was half right is no failure: its try is given back, and the failures before it stay. */
export async function giveBack(deps: Deps, allowance: Allowance): Promise<void> {
  for (const { key } of allowance) await Attempts(deps).updateOne({ _id: key, tries: { $gt: 0 } }, { $inc: { tries: -1 } });
}
