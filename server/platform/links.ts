import type { Deps } from './deps';

/** URL links of WeChat live at most this long; what is older is reached from the inbox. Days. */
const LINK_DAYS = 30;

/** The address under which people, WeChat and gateways reach this program; null where it is not known. */
export function publicBase({ config }: Pick<Deps, 'config'>): string | null {
  if (config.publicUrl !== null) return config.publicUrl.replace(/\/+$/, '');
  return config.mode === 'demonstration' ? `http://127.0.0.1:${config.port}` : null;
}

/**
 * A link that leaves the program, by text message or on paper: into the mini-program where WeChat gives one, else to
 * the same page in a browser; null when there is neither. One link is for one reader: whoever opens a URL link of
 * WeChat first is the only one it opens for.
 * @param page path of a page as the mini-program names it, without a slash before it
 * @param query such as `id=…`, at most 1,024 characters
 */
export async function outsideLink(deps: Pick<Deps, 'config' | 'wechat'>, page: string, query: string): Promise<string | null> {
  if (deps.config.wechat.app !== null) {
    const link = await deps.wechat.urlLink(page, query, LINK_DAYS);
    if (link.ok) return link.value.url;
  }
  const base = publicBase(deps);
  return base === null ? null : `${base}/#/${page}?${query}`;
}
