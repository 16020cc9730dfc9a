import { features } from './features';
import { onDatabase, quietConfig, runProgram } from './program';
import { pendingMigrations } from './platform/database/migrate';
import { prepareDatabase } from './prepare';

/**
 * `npm run migrate`: brings the stored shapes and indexes of this database up to this program, as every start does;
 * for those who want it done before the servers start.
 */
async function main(): Promise<void> {
  await onDatabase(quietConfig(), async (deps) => {
    const before = await pendingMigrations(deps.db);
    await prepareDatabase(deps, features);
    const names = before.map(({ number, name }) => `  ${number} ${name}\n`).join('');
    process.stdout.write(before.length === 0 ? '数据库已经是最新的\n' : `做完 ${before.length} 个迁移：\n${names}`);
  });
}

runProgram(main);
