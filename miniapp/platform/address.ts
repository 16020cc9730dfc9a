/**
 * The API gives addresses of files as paths. A browser resolves them by itself; in WeChat a path would be looked for
 * inside the package, so it gets the server in front. Addresses of this phone stay as they are.
 */
export function fileAddress(path: string): string {
  if (process.env.TARO_ENV === 'h5' || !path.startsWith('/')) return path;
  const origin = /^[a-z]+:\/\/[^/]+/.exec(process.env.LINLI_API_BASE ?? '')?.[0] ?? '';
  return origin + path;
}

/** An address of ours with its server, to be copied to where no page of ours is open. */
export const wholeAddress = (path: string): string => (process.env.TARO_ENV === 'h5' ? new URL(path, window.location.href).href : fileAddress(path));
