import { whoMayLogIn } from './demonstrationMode';
import type { Database } from './platform/database/connect';
import type { Deps } from './platform/deps';

/** Tells whoever started the program where it is and, in a demonstration, who can log in. */
export async function tell(deps: Deps, database: Database, port: number | null, sandboxUrl: string | null): Promise<void> {
  const { mode, host, publicUrl } = deps.config;
  const shown = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  const lines = [
    port === null ? '邻里 Linli · 后台 worker' : `邻里 Linli · ${publicUrl ?? `http://${shown}:${port}`}`,
    ...(database.kind === 'embedded' ? [`  数据库 ${database.uri}（内置引擎；另一个进程设 MONGODB_URI 为它即可同用）`] : []),
    ...(sandboxUrl === null ? [] : [`  微信和短信沙箱 ${sandboxUrl}（谁的手机收到了什么）`]),
    ...(mode === 'demonstration' && port !== null ? await whoMayLogIn(deps) : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
