import Router from '@koa/router';
import type { DefaultContext } from 'koa';
import { errorSentence } from '../../shared/copy/errors';
import { DomainError, ERROR_STATUS } from '../../shared/domain/kernel/errors';
import type { Deps } from '../platform/deps';
import type { Middleware, State } from './context';
import { htmlPage, paragraph } from './html';
import type { RateLimits } from './rateLimit';
import type { PublicPage } from './types';
import { parseRequest } from './validation';

/** Pages that people reach by QR code or print: plain HTML under `/p`, without script and without login. */
export function publicPages(pages: readonly PublicPage[], deps: Deps, limits: RateLimits): Middleware {
  const router = new Router<State, DefaultContext>();
  for (const page of pages) {
    router.get(`/p${page.path}`, async (ctx) => {
      ctx.state.route = `GET /p${page.path}`;
      await limits.address(ctx.ip);
      ctx.set('Cache-Control', 'no-store');
      ctx.set('X-Robots-Tag', 'noindex');
      ctx.type = 'text/html; charset=utf-8';
      try {
        const spec = { summary: '', tag: '', access: 'public' as const, status: 200, errors: [], response: page.query, params: page.params, query: page.query };
        const parsed = parseRequest(spec, { params: { ...ctx.params }, query: { ...ctx.query }, body: undefined, key: '' });
        ctx.body = await page.render(parsed.params, parsed.query, deps, { ip: ctx.ip });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        // People read this, not a program: what is wrong with the address is all the same to them.
        const code = error.code === 'invalid_input' ? 'not_found' : error.code;
        ctx.status = ERROR_STATUS[code];
        ctx.body = htmlPage({ title: '邻里', body: paragraph(page.missing ?? errorSentence(code)) });
      }
    });
  }
  return router.routes() as Middleware;
}
