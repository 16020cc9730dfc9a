import type { VoteRuleCode } from '../../../../shared/domain/votes/drafts';
import type { Deps } from '../../../platform/deps';
import type { VoteDoc } from '../document';
import { paperStates } from '../papers';
import { ruleAgainstBoxes } from '../secret/boxes';
import { applyStep, refuse, SYSTEM, type Actor, type Ask } from '../step';

/** Takes no more ballots: the moment of the manifest has come. Whoever looks first writes it. */
export const closeVote = (deps: Deps, doc: VoteDoc): Promise<VoteDoc> => applyStep(deps, doc, SYSTEM, 'close', { revision: doc.revision, key: `close-${doc._id}` }, () => ({}));

/** What of papers that were handed to lines of a named vote has to be mended first. */
async function ruleAgainstPapers(deps: Deps, doc: VoteDoc): Promise<VoteRuleCode | null> {
  const { unequal, one } = await paperStates(deps, doc);
  return unequal > 0 ? 'votePaperUnequal' : one > 0 ? 'votePaperMissing' : null;
}

/**
 * A scrutineer confirms the end; with the second one it is counted. What was handed on paper must be read by two, equally, or be
 * said not to have come back by nobody entering it; of a secret vote every box is counted by both. `rule_refused` votePaperUnequal,
 * votePaperMissing, votePaperMarks, votePaperUncounted.
 */
export async function confirmEnd(deps: Deps, doc: VoteDoc, actor: Actor, { revision, key }: Ask): Promise<VoteDoc> {
  const due = doc.state === 'open' && doc.closesAt <= deps.clock.now() && revision === doc.revision;
  const closed = due ? await closeVote(deps, doc) : doc;
  return applyStep(deps, closed, actor, 'confirm', { revision: due ? closed.revision : revision, key }, async ({ now }) => {
    const rule = closed.draft.ballot === 'secret' ? await ruleAgainstBoxes(deps, closed) : await ruleAgainstPapers(deps, closed);
    if (rule) refuse(rule);
    const scrutineers = closed.scrutineers.map((row) => (row.personId === actor.personId ? { ...row, confirmedAt: row.confirmedAt ?? now } : row));
    return { set: { scrutineers }, ...(scrutineers.every(({ confirmedAt }) => confirmedAt !== null) ? { step: 'counting' as const } : {}) };
  });
}
