import { checkChain, CHAIN_START, unchainedCount, type Checked } from './features/audit';
import { runVerification, type Verdict } from './verifying';

/**
 * `npm run verify:audit [-- --anchor 1200:3fa9…]`: checks the whole chain of the audit log against its rows, and
 * changes nothing. Ends with 0 when it holds, with 1 and the number of the row when it does not. An anchor is the
 * number and hash of a link that was written down elsewhere before: it shows that the end was not cut off and the
 * chain not made anew.
 */
const FAULTS = {
  linkMissing: ['少了一环', 'a link is missing'],
  rowMissing: ['少了一行', 'its row is missing'],
  changed: ['被改过', 'it was changed'],
} as const;

/** What is said at the end, and whether all is well. */
export function verdict({ good, broken }: Checked, unchained: number): Verdict {
  if (broken) {
    const [zh, en] = FAULTS[broken.fault];
    return { ok: false, text: `第 ${broken.number} 行${zh}（${broken.rowId ?? ''}）。 Row ${broken.number}: ${en}.` };
  }
  const waiting = unchained > 0 ? `；还有 ${unchained} 行等着编号 (${unchained} rows wait to be numbered)` : '';
  return { ok: true, text: `完整，到第 ${good.number} 行。 Complete up to row ${good.number}${waiting}\n${good.number}:${good.hash}` };
}

runVerification(async (deps, anchor) => {
  const upTo = anchor ? await checkChain(deps, CHAIN_START, anchor.number) : null;
  if (upTo && !upTo.broken && upTo.good.hash !== anchor?.hash) return { ok: false, text: `第 ${anchor?.number} 行与记下的不一样。 Row ${anchor?.number} is not the one that was written down.` };
  return verdict(await checkChain(deps), await unchainedCount(deps));
});
