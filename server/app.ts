import type { DefaultContext } from 'koa';
import Koa from 'koa';
import { DomainError } from '../shared/domain/kernel/errors';
import { integratorOf } from './features/apiKeys';
import { viewerOf } from './features/identity';
import { apiRoutes } from './http/api';
import type { State } from './http/context';
import { crossOrigin } from './http/cors';
import { apiDocs } from './http/docs';
import { errorAnswers } from './http/errors';
import { databaseCheck, health, type HealthCheck } from './http/health';
import { publicPages } from './http/pages';
import { createRateLimits } from './http/rateLimit';
import { requestLog } from './http/requestLog';
import { securityHeaders } from './http/security';
import { staticFiles } from './http/staticFiles';
import type { Feature, HandlerTable } from './http/types';
import { wechatPush } from './http/wechatPush';
import type { Deps } from './platform/deps';
import type { Hooks } from './platform/hooks';

/** What a web application is made of. */
export interface AppParts {
  readonly deps: Deps;
  readonly features: readonly Feature[];
  /** Directory of the browser build; null: only the API. */
  readonly h5: string | null;
  /** Checks for `/health/ready` beside the database. */
  readonly checks?: Readonly<Record<string, HealthCheck>>;
}

/** What features offer to features that may not import them. */
export function hooksOf(features: readonly Feature[]): Hooks {
  return {
    unread: features.find((feature) => feature.unread)?.unread ?? null,
    fileUsers: features.flatMap((feature) => feature.fileUsers ?? []),
    numberConfirmed: features.flatMap((feature) => feature.numberConfirmed ?? []),
    signatures: features.find((feature) => feature.signatures)?.signatures ?? null,
    urgent: features.find((feature) => feature.urgent)?.urgent ?? null,
    people: features.find((feature) => feature.people)?.people ?? null,
    conversions: features.flatMap((feature) => feature.conversions ?? []),
    erasers: features.flatMap((feature) => feature.erasers ?? []).sort((one, other) => Number(one.last ?? false) - Number(other.last ?? false)),
    rollSources: features.flatMap((feature) => feature.rollSources ?? []),
    voteBases: features.flatMap((feature) => feature.voteBases ?? []),
  };
}

/** The web application without listening: main.ts listens, tests call it. */
export function buildApp({ deps, features, h5, checks = {} }: AppParts): Koa<State, DefaultContext> {
  const app = new Koa<State, DefaultContext>({ proxy: deps.config.trustedProxies > 0, maxIpsCount: deps.config.trustedProxies });
  app.silent = true;
  app.on('error', (error: Error, ctx?: { readonly state?: State }) => {
    if (!ctx?.state?.quiet) deps.logger.warn({ err: error }, 'answer not delivered');
  });
  const handlers: HandlerTable = Object.assign({}, ...features.map((feature) => feature.handlers));
  const limits = createRateLimits(deps.config.rates);
  const api = apiRoutes({
    deps,
    handlers,
    limits,
    viewerOf: (content) => viewerOf(deps, content),
    integratorOf: (key) => integratorOf(deps, key),
    downloads: features.flatMap((feature) => feature.downloads ?? []),
  });
  app.use(requestLog(deps.logger));
  app.use(errorAnswers(deps.logger));
  app.use(securityHeaders(deps.config));
  const others = crossOrigin(deps.config.corsOrigins);
  if (others) app.use(others);
  app.use(health(deps, { database: databaseCheck, ...checks }));
  app.use(wechatPush(deps, features.flatMap((feature) => feature.pushes ?? [])));
  for (const middleware of api) app.use(middleware);
  for (const protocol of features.flatMap((feature) => feature.protocols ?? [])) app.use(protocol(deps, limits));
  app.use(publicPages(features.flatMap((feature) => feature.pages ?? []), deps, limits));
  app.use(apiDocs());
  if (h5 !== null) app.use(staticFiles(h5));
  app.use((ctx) => {
    throw new DomainError(ctx.method === 'GET' || ctx.method === 'HEAD' ? 'not_found' : 'method_not_allowed');
  });
  return app;
}
