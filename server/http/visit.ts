import type { ServerConfig } from '../../config/server';
import { BROWSER_HEADER } from '../../shared/contract/kernel';
import type { Context } from './context';
import type { CookieName, Visit } from './types';

/** Cookies go to these paths only: no other request carries them. */
const COOKIE_PATH = '/api/v1/sessions';

const isSecure = ({ publicUrl }: ServerConfig): boolean => publicUrl?.startsWith('https://') === true;

/** With https the browser itself refuses the name to anybody who sets it otherwise (cookie prefixes, RFC 6265bis). */
const nameOf = (name: CookieName, config: ServerConfig): string => `${isSecure(config) ? '__Secure-' : ''}linli_${name}`;

function hostOf(address: string): string | null {
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
}

/**
 * Whether a page of our own asks. Other sites cannot send the header without being let in first, and the browser says
 * where the page came from: `Sec-Fetch-Site`, or `Origin` where it is older. Neither of them: refused.
 */
function isOwnPage(ctx: Context, { publicUrl }: ServerConfig): boolean {
  if (ctx.get(BROWSER_HEADER.name) !== BROWSER_HEADER.value) return false;
  const origin = ctx.get('origin');
  const from = hostOf(origin);
  const ours = from !== null && (from === ctx.host || (publicUrl !== null && from === hostOf(publicUrl)));
  if (origin !== '' && !ours) return false;
  const site = ctx.get('sec-fetch-site');
  return site === '' ? origin !== '' : site === 'same-origin';
}

/** Where nobody knocks: calls that the program makes by itself. */
export const NO_VISIT: Visit = { ip: '', userAgent: '', byBrowser: false, cookie: () => undefined, setCookie: () => undefined };

/** What a request says of who knocks. */
export function visitOf(ctx: Context, config: ServerConfig): Visit {
  const byBrowser = isOwnPage(ctx, config);
  const secure = isSecure(config);
  return {
    ip: ctx.ip,
    userAgent: ctx.get('user-agent').slice(0, 400),
    byBrowser,
    cookie: (name) => (byBrowser ? ctx.cookies.get(nameOf(name, config)) : undefined),
    setCookie: (name, value, seconds) => {
      if (!byBrowser) return;
      // TLS may end at a proxy in front: what people see decides, not this socket.
      ctx.cookies.secure = secure;
      const form = { httpOnly: true, sameSite: 'strict', secure, path: COOKIE_PATH, overwrite: true } as const;
      if (seconds > 0) ctx.cookies.set(nameOf(name, config), value, { ...form, maxAge: seconds * 1000 });
      else ctx.cookies.set(nameOf(name, config), null, form);
    },
  };
}
