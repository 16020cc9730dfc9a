/**
 * `--data DIR --port N | --socket PATH`: runs the engine alone and prints its address when it is ready.
 * `--backup --from DIR --to DIR`: copies a data directory, also while an engine runs on it.
 */
import { parseArgs } from 'node:util';
import { backupEngine } from './store/backup';
import { startEngine } from './thread';
import type { Listen } from './wire/server';

const usage = 'usage: engine --data DIR [--port N | --socket PATH], or engine --backup --from DIR --to DIR';

function listenOf(port: string | undefined, socket: string | undefined): Listen {
  if (socket !== undefined) return { socket };
  const number = port === undefined ? 0 : Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) throw new Error(`--port must be 0 to 65535. ${usage}`);
  return { port: number };
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { data: text, port: text, socket: text, backup: { type: 'boolean' }, from: text, to: text } });
  if (values.backup) {
    if (values.from === undefined || values.to === undefined) throw new Error(usage);
    await backupEngine(values.from, values.to);
    process.stdout.write(`copied to ${values.to}\n`);
    return;
  }
  if (values.data === undefined) throw new Error(usage);
  const engine = await startEngine({
    dataDir: values.data, listen: listenOf(values.port, values.socket), log: (text) => process.stderr.write(`${text}\n`),
    onEnd: () => process.exit(1),
  });
  process.stdout.write(`${engine.uri}\n`);
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void engine.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
