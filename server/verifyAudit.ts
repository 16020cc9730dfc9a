import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config/server';
import { checkChain, CHAIN_START, unchainedCount, type Checked } from './features/audit';
import { connectDatabase } from './platform/database/connect';
import { createLogger } from './platform/logger';

/**
 * `npm run verify:audit [-- --anchor 1200:3fa9…]`: checks the whole chain of the audit log against its rows, and
 * changes nothing. Ends with 0 when it holds, with 1 and the number of the row when it does not. An anchor is the
 * number and hash of a link that was written down elsewhere before: it shows that the end was not cut off and the
 * chain not made anew.
 */
const FORM = /^(\d{1,12}):([0-9a-f]{64})$/;
const FAULTS = {
  linkMissing: ['少了一环', 'a link is missing'],
  rowMissing: ['少了一行', 'its row is missing'],
  changed: ['被改过', 'it was changed'],
} as const;

/** What is said at the end, and whether all is well. */
export function verdict({ good, broken }: Checked, unchained: number): { readonly ok: boolean; readonly text: string } {
  if (broken) {
    const [zh, en] = FAULTS[broken.fault];
    return { ok: false, text: `第 ${broken.number} 行${zh}（${broken.rowId ?? ''}）。 Row ${broken.number}: ${en}.` };
  }
  const waiting = unchained > 0 ? `；还有 ${unchained} 行等着编号 (${unchained} rows wait to be numbered)` : '';
  return { ok: true, text: `完整，到第 ${good.number} 行。 Complete up to row ${good.number}${waiting}\n${good.number}:${good.hash}` };
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
  const anchor = values.anchor === undefined ? null : FORM.exec(values.anchor);
  if (values.anchor !== undefined && !anchor) throw new RangeError('--anchor 应为 行号:哈希。 --anchor must be number:hash.');
  const config = readConfig(process.env, process.cwd());
  const database = await connectDatabase({ ...config }, createLogger('warn'));
  try {
    const deps = { db: database.db };
    const upTo = anchor ? await checkChain(deps, CHAIN_START, Number(anchor[1])) : null;
    if (upTo && !upTo.broken && upTo.good.hash !== anchor?.[2]) {
      process.stdout.write(`第 ${anchor?.[1]} 行与记下的不一样。 Row ${anchor?.[1]} is not the one that was written down.\n`);
      return false;
    }
    const { ok, text } = verdict(await checkChain(deps), await unchainedCount(deps));
    process.stdout.write(`${text}\n`);
    return ok;
  } finally {
    await database.close();
  }
}

main().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    const expected = error instanceof ConfigError || error instanceof RangeError || (error instanceof TypeError && 'code' in error);
    process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
