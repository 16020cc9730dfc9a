import { randomBytes } from 'node:crypto';
import { rollRoot } from '../../../../shared/domain/ballotBoard/build';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import type { VoteDoc } from '../document';
import { applyStep, refuse, type Actor, type Ask } from '../step';
import { fitFreeze, putLines, saltedLine, sweep } from './freeze';

/**
 * Copies the roll of a secret draft with a salt for each line, so that both scrutineers can hold every line against the list before
 * they agree: after the freeze nobody can slip a line in. Who agreed before looks again. Lines of an attempt before are swept.
 * Outcomes: prepared; `conflict`; `rule_refused` voteNamedNot, voteSecretFew and what would refuse the freeze.
 */
export async function prepareVote(deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask): Promise<VoteDoc> {
  if (doc.draft.ballot !== 'secret') refuse('voteNamedNot');
  const freeze = randomBytes(12).toString('hex');
  const after = await applyStep(deps, doc, actor, 'prepare', ask, async ({ now }) => {
    const { lines: rows } = await fitFreeze(deps, doc, now);
    const lines = rows.map((line) => saltedLine(doc._id, freeze, { ...line, area: 0 }, now, false));
    await putLines(deps, lines);
    const prepared = { freeze, at: now, count: lines.length, root: rollRoot(lines.map(({ _id }) => _id), sha256) };
    return { set: { prepared, scrutineers: doc.scrutineers.map((one) => ({ ...one, agreedAt: null })) } };
  });
  if (after.prepared?.freeze === freeze) await sweep(deps, doc._id, freeze);
  return after;
}
