import serve from 'koa-static';
import type { Middleware } from './context';

/** Names that carry a hash of their content never change; everything else is asked for again. */
const HASHED = /\.[0-9a-f]{8,}\.(js|css|png|jpg|svg|webp|woff2?)$/;

/** The browser build at `/`. Dot files and directories outside are not reachable; only GET and HEAD are served. */
export function staticFiles(root: string): Middleware {
  const files = serve(root, {
    index: 'index.html',
    hidden: false,
    gzip: false,
    brotli: false,
    setHeaders: (res, file) => {
      res.setHeader('Cache-Control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return async (ctx, next) => {
    // No file has a name with a zero byte, and the file system refuses to be asked.
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || ctx.path.includes('%00')) return next();
    ctx.state.route = 'static';
    await files(ctx, next);
  };
}
