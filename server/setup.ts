import { parseArgs } from 'node:util';
import { features } from './features';
import { prepareDatabase } from './prepare';
import { onDatabase, quietConfig, runProgram } from './program';
import { askFor } from './setup/ask';
import { firstAdministrator, refuseWhenSetUp } from './setup/firstAdministrator';

/**
 * `npm run setup -- --district 桂园区 --name 李明 --username liming`: makes the district and its first administrator
 * in an empty database, and no demonstration data. What is not given is asked for; the password is taken from
 * SETUP_PASSWORD, or typed unseen, and never printed.
 */
const OPTIONS = { district: { type: 'string' }, name: { type: 'string' }, username: { type: 'string' } } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  await onDatabase(quietConfig(), async (deps) => {
    await prepareDatabase(deps, features);
    await refuseWhenSetUp(deps);
    const given = await askFor({ ...values, password: process.env.SETUP_PASSWORD });
    await firstAdministrator(deps, given);
    process.stdout.write(`做好了：${given.district}，管理员 ${given.name}，账号 ${given.username}\n下一步：npm start，用这个账号登录，先换成自己的密码，再在「我的」里打开「管理」\n`);
  });
}

runProgram(main);
