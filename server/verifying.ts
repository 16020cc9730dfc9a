import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config/server';
import { connectDatabase } from './platform/database/connect';
import type { Deps } from './platform/deps';
import { createLogger } from './platform/logger';

/** A link of a chain that was written down elsewhere before. */
export interface Anchor {
  readonly number: number;
  readonly hash: string;
}
export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}
const FORM = /^(\d{1,12}):([0-9a-f]{64})$/;

async function verified(args: readonly string[], check: (deps: Pick<Deps, 'db'>, anchor: Anchor | null) => Promise<Verdict>): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { anchor: { type: 'string' } } });
  const anchor = values.anchor === undefined ? null : FORM.exec(values.anchor);
  if (values.anchor !== undefined && !anchor) throw new RangeError('--anchor 应为 序号:哈希。 --anchor must be number:hash.');
  const config = readConfig(process.env, process.cwd());
  const database = await connectDatabase({ ...config }, createLogger('warn'));
  try {
    const { ok, text } = await check({ db: database.db }, anchor && { number: Number(anchor[1]), hash: anchor[2] ?? '' });
    process.stdout.write(`${text}\n`);
    return ok;
  } finally {
    await database.close();
  }
}

/**
 * A program that checks a chain and changes nothing: ends with 0 when it holds, with 1 and where it does not, with 2 when it could
 * not be looked at. `--anchor number:hash` goes to the check.
 */
export function runVerification(check: (deps: Pick<Deps, 'db'>, anchor: Anchor | null) => Promise<Verdict>): void {
  verified(process.argv.slice(2), check).then(
    (ok) => {
      process.exitCode = ok ? 0 : 1;
    },
    (error: unknown) => {
      const expected = error instanceof ConfigError || error instanceof RangeError || (error instanceof TypeError && 'code' in error);
      process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
