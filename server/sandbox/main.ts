import { readConfig } from '../../config/server';
import { PUSH_PATH } from '../../config/wechat';
import { startSandbox } from '.';

/** The sandbox alone, for a program that is started elsewhere with `WECHAT_API` and `SMS_API` pointing here. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  if (config.sandboxPort === null || config.wechat.app === null) throw new Error('The sandbox belongs to the demonstration: unset LINLI_MODE and WECHAT_API.');
  const { url, pushTo } = await startSandbox({ port: config.sandboxPort, app: config.wechat.app });
  if (config.wechat.push) pushTo({ ...config.wechat.push, address: `${config.publicUrl ?? `http://127.0.0.1:${config.port}`}${PUSH_PATH}` });
  process.stdout.write(`微信和短信沙箱 · ${url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
