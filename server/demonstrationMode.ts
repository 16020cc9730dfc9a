import { DEMONSTRATION_PASSWORD, demonstrationState, ensureDemonstration } from './demonstration';
import { demoAccounts, hasDemoAccounts } from './features/identity';
import type { Work } from './jobs';
import type { Deps } from './platform/deps';
import { StartError } from './startError';

/** Makes the demonstration district when the database is empty, telling how far it is. */
export async function prepareDemonstration(deps: Deps, work: Work): Promise<void> {
  await ensureDemonstration(deps, work, { say: (line) => void process.stdout.write(`  ${line}\n`) });
}

/** Production starts on no database that anybody can log in to with a published password. */
export async function refuseDemonstration(deps: Deps): Promise<void> {
  const state = await demonstrationState(deps);
  if (state !== 'ready' && state !== 'halfway' && !(await hasDemoAccounts(deps))) return;
  throw new StartError(
    '数据库里有演示账号，正式环境不能用它，请换一个空的数据库（MONGODB_URI 或 DATA_DIR）。 The database holds demonstration accounts; production needs another one (MONGODB_URI or DATA_DIR).',
  );
}

/** Lines on who can log in to the demonstration. */
export async function whoMayLogIn(deps: Deps): Promise<string[]> {
  const accounts = await demoAccounts(deps);
  const people = accounts.map(({ username, personName }) => `    ${username.padEnd(16)} ${personName}`);
  return ['  打开首页选一个人就能试；工作人员也可以用账号登录：', ...people, `    密码都是 ${DEMONSTRATION_PASSWORD}（只在演示模式有效）`];
}
