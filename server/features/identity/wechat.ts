import { NEW_NEIGHBOUR } from '../../../shared/copy/wechat';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { createPerson } from './commands/createPerson';
import { People, WechatBindings } from './model';

const contextOf = (id: string): string => `wechat:${id}`;

/** How long it is remembered in this process where somebody is reached, milliseconds of real time. */
const FRESH_MS = 5_000;
const MOST = 10_000;
type Remembered = Map<string, { readonly openId: Promise<string | null>; readonly until: number }>;
const memory = new WeakMap<Deps['db'], Remembered>();

/** The id of the person to be made for a binding: whoever closed an account and comes again is somebody new. */
async function freeId(deps: Deps, binding: string): Promise<string> {
  for (let n = 0; ; n += 1) {
    const id = `w${(n === 0 ? binding : deps.cipher.fingerprint(`again:${n}:${binding}`)).slice(0, 32)}`;
    if (!(await People(deps).exists({ _id: id, closing: { $exists: true } }))) return id;
  }
}

/**
 * The person behind an openid; at their first coming a new one of level 0 without a home. Person and binding
 * derive from the openid, so that logins that race make one of each.
 */
export async function personOfOpenId(deps: Deps, openId: string): Promise<string> {
  const id = deps.cipher.fingerprint(`wechat:${deps.config.wechat.app?.id ?? ''}:${openId}`);
  const known = await WechatBindings(deps).findById(id, { personId: 1 }).lean();
  if (known) return known.personId;
  const personId = await createPerson(deps, { id: await freeId(deps, id), name: NEW_NEIGHBOUR });
  try {
    await WechatBindings(deps).insertMany([{ _id: id, personId, openId: deps.cipher.encrypt(openId, contextOf(id)), createdAt: deps.clock.now() }]);
    forgetOpenId(deps, personId);
    return personId;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await WechatBindings(deps).findById(id, { personId: 1 }).lean())?.personId ?? personId;
  }
}

async function lookUp(deps: Deps, personId: string): Promise<string | null> {
  const row = await WechatBindings(deps).findOne({ personId }).sort({ createdAt: -1 }).lean();
  return row ? deps.cipher.decrypt(row.openId, contextOf(row._id)) : null;
}

/** Drops what this process remembers of where somebody is reached. */
export function forgetOpenId(deps: Deps, personId: string): void {
  memory.get(deps.db)?.delete(personId);
}

/** Where messages to a person go in WeChat, at most five seconds old; null when they have never come in through it. */
export function openIdOf(deps: Deps, personId: string): Promise<string | null> {
  const known: Remembered = memory.get(deps.db) ?? new Map();
  memory.set(deps.db, known);
  const now = performance.now();
  const entry = known.get(personId);
  if (entry && entry.until > now) return entry.openId;
  if (known.size >= MOST) known.clear();
  const openId = lookUp(deps, personId);
  known.set(personId, { openId, until: now + FRESH_MS });
  openId.catch(() => known.delete(personId));
  return openId;
}
