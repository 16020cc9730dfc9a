import type { Deps } from '../platform/deps';
import type { Middleware } from './context';

/** Whether the parts a process depends on are well; keys are names of the parts. */
export type HealthCheck = (deps: Deps) => Promise<boolean>;

const TIMEOUT_MS = 2_000;

async function within(check: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  return Promise.race([check.catch(() => false), late]).finally(() => clearTimeout(timer));
}

/** Answers a ping of the database. */
export const databaseCheck: HealthCheck = async (deps) => {
  await deps.db.db?.admin().ping();
  return deps.db.readyState === 1;
};

/** `/health/live`: the process answers. `/health/ready`: so do the parts it needs; 503 while one does not. */
export function health(deps: Deps, checks: Readonly<Record<string, HealthCheck>>): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/health/live' && ctx.path !== '/health/ready') return next();
    ctx.state.route = `${ctx.method} ${ctx.path}`;
    ctx.set('Cache-Control', 'no-store');
    if (ctx.path === '/health/live') {
      ctx.body = { status: 'ok' };
      return;
    }
    const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await within(check(deps))] as const));
    const well = results.every(([, ok]) => ok);
    ctx.status = well ? 200 : 503;
    ctx.body = { status: well ? 'ok' : 'unavailable', checks: Object.fromEntries(results) };
  };
}
