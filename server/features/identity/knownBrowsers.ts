import { randomBytes } from 'node:crypto';
import type { Deps } from '../../platform/deps';
import { usernameKey } from './usernames';

/** Accounts one browser is known to, at a shared desk; the oldest is forgotten first. */
const MOST = 8;
/** How long a browser stays known, seconds. */
export const KNOWN_SECONDS = 180 * 24 * 3600;

const FORM = /^[A-Za-z0-9_-]{16}(\.[A-Za-z0-9_-]{22})*$/;
const markOf = ({ cipher }: Deps, id: string, username: string): string => cipher.fingerprint(`known-browser\n${id}\n${usernameKey(username)}`).slice(0, 22);

/** The id of a browser that has logged in to this account before (a device cookie); null for others and for made-up cookies. */
export function knownBrowser(deps: Deps, cookie: string | undefined, username: string): string | null {
  if (cookie === undefined || !FORM.test(cookie)) return null;
  const [id = '', ...marks] = cookie.split('.');
  return marks.includes(markOf(deps, id, username)) ? id : null;
}

/** What the cookie is to hold after this account was logged in to. */
export function rememberBrowser(deps: Deps, cookie: string | undefined, username: string): string {
  const [id = '', ...marks] = cookie !== undefined && FORM.test(cookie) ? cookie.split('.') : [randomBytes(12).toString('base64url')];
  const mark = markOf(deps, id, username);
  return [id, mark, ...marks.filter((one) => one !== mark)].slice(0, MOST + 1).join('.');
}
