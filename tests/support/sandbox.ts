import { readConfig, type ServerConfig } from '../../config/server';
import { startSandbox, type Sandbox } from '../../server/sandbox';

const DEFAULTS = readConfig({}, '/');
const APP = { id: 'touristappid', secret: 'sandbox-secret' };

/** A sandbox on a free port, and the part of the configuration that points to it. */
export async function sandboxFor(now?: () => number): Promise<{ sandbox: Sandbox; config: Pick<ServerConfig, 'wechat' | 'sms'> }> {
  const sandbox = await startSandbox({ port: 0, app: APP, ...(now ? { now } : {}) });
  return { sandbox, config: { wechat: { ...DEFAULTS.wechat, base: sandbox.url }, sms: { base: `${sandbox.url}/sms`, key: 'sandbox-key' } } };
}
