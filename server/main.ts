import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import { ConfigError, readConfig, type ServerConfig } from '../config/server';
import { PUSH_PATH } from '../config/wechat';
import { buildApp, hooksOf } from './app';
import { sweepUploads } from './http/upload';
import { prepareDemonstration, refuseDemonstration } from './demonstrationMode';
import { features } from './features';
import { createTold, startJobs, workerAlive, workOf, type RunningJobs } from './jobs';
import { systemClock } from './platform/clock';
import { createDeps } from './platform/createDeps';
import { connectDatabase, type Database } from './platform/database/connect';
import type { Deps } from './platform/deps';
import { codeOf } from './platform/errorCode';
import { createLogger } from './platform/logger';
import { prepareDatabase } from './prepare';
import { startSandbox, type Sandbox } from './sandbox';
import { StartError } from './startError';
import { tell } from './tell';

/** Everything that must be ended in the end. */
interface Running {
  readonly web: Server | null;
  readonly jobs: RunningJobs | null;
  readonly database: Database;
  readonly sandbox: Sandbox | null;
}

/** A request or delivery under way may take this long to end before it is cut off. */
const GRACE_MS = 3_000;
/** The whole shutdown. What is cut off then loses nothing that was acknowledged. */
const SHUTDOWN_MS = 4_500;
const H5 = path.resolve('dist/h5');

function listen(config: ServerConfig, deps: Deps): Promise<Server> {
  const app = buildApp({ deps, features, h5: existsSync(path.join(H5, 'index.html')) ? H5 : null, checks: { worker: workerAlive } });
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 }, app.callback());
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = codeOf(error) === 'EADDRINUSE';
      reject(taken ? new StartError(`端口 ${config.port} 已被占用，请设 PORT 换一个。 Port ${config.port} is taken; set PORT to another.`) : error);
    });
    server.listen(config.port, config.host, () => resolve(server));
  });
}

/** In demonstration mode starts the sandbox and points WeChat and text messages to where it listens. */
async function withSandbox(config: ServerConfig): Promise<{ config: ServerConfig; sandbox: Sandbox | null }> {
  const { sandboxPort: port, wechat, sms } = config;
  if (port === null || wechat.app === null) return { config, sandbox: null };
  const sandbox = await startSandbox({ port, app: wechat.app });
  return { config: { ...config, wechat: { ...wechat, base: sandbox.url }, sms: sms && { ...sms, base: `${sandbox.url}/sms` } }, sandbox };
}

async function start(given: ServerConfig, logger: Logger): Promise<Running> {
  const database = await connectDatabase({ ...given }, logger);
  try {
    const { config, sandbox } = await withSandbox(given);
    const told = createTold();
    const deps = createDeps({ config, db: database.db, clock: systemClock, logger, hooks: hooksOf(features), nudge: told.nudge });
    const work = workOf(features);
    await prepareDatabase(deps, features);
    await sweepUploads(config.dataDir);
    if (config.mode === 'production') await refuseDemonstration(deps);
    else await prepareDemonstration(deps, work);
    const jobs = config.worker ? startJobs(deps, work, told) : null;
    const web = config.web ? await listen(config, deps) : null;
    const address = web?.address() as AddressInfo | undefined;
    if (sandbox && address && config.wechat.push) sandbox.pushTo({ ...config.wechat.push, address: `http://127.0.0.1:${address.port}${PUSH_PATH}` });
    await tell(deps, database, address?.port ?? null, sandbox?.url ?? null);
    return { web, jobs, database, sandbox };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Takes no more requests, ends those under way, stops the background work, closes the database. */
async function stop({ web, jobs, database, sandbox }: Running): Promise<void> {
  const closed = new Promise<void>((resolve) => (web ? web.close(() => resolve()) : resolve()));
  web?.closeIdleConnections();
  const cut = setTimeout(() => web?.closeAllConnections(), GRACE_MS);
  await Promise.all([closed, jobs?.stop()]);
  clearTimeout(cut);
  await sandbox?.close();
  await database.close();
}

function endOnSignals(running: Running, logger: Logger): void {
  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    logger.info({ signal }, 'shutting down');
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    stop(running).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal));
}

function endOnDefects(logger: Logger): void {
  const end = (error: unknown): void => {
    logger.fatal({ err: error }, 'defect; the process ends');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const logger = createLogger(config.logLevel);
  endOnDefects(logger);
  endOnSignals(await start(config, logger), logger);
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StartError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
