import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config/server';
import { hooksOf } from './app';
import { features } from './features';
import { systemClock } from './platform/clock';
import { createDeps } from './platform/createDeps';
import { connectDatabase } from './platform/database/connect';
import { createLogger } from './platform/logger';
import { prepareDatabase } from './prepare';
import { askFor } from './setup/ask';
import { firstAdministrator, refuseWhenSetUp } from './setup/firstAdministrator';
import { StartError } from './startError';

/**
 * `npm run setup -- --district 桂园区 --name 李明 --username liming`: makes the district and its first administrator
 * in an empty database, and no demonstration data. What is not given is asked for; the password is taken from
 * SETUP_PASSWORD, or typed unseen, and never printed.
 */
const OPTIONS = { district: { type: 'string' }, name: { type: 'string' }, username: { type: 'string' } } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const config = readConfig(process.env, process.cwd());
  const logger = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const database = await connectDatabase({ ...config }, logger);
  try {
    const deps = createDeps({ config, db: database.db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
    await prepareDatabase(deps, features);
    await refuseWhenSetUp(deps);
    const given = await askFor({ ...values, password: process.env.SETUP_PASSWORD });
    await firstAdministrator(deps, given);
    process.stdout.write(`做好了：${given.district}，管理员 ${given.name}，账号 ${given.username}\n下一步：npm start，用这个账号登录，在「我的」里打开「管理」\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StartError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
