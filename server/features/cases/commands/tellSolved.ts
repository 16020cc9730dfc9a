import { ruleAgainstNeighbourWord } from '../../../../shared/domain/cases/neighbourWords';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { companyOf, endOfChain } from '../company/queries';
import { wordIdOf, Words, type WordDoc } from '../company/wordModel';
import { metToo } from '../company/words';
import type { CaseDoc } from '../document';
import { wordsOrNull } from '../step';

/** A neighbour has said whether a case is solved. */
export const TOLD_SOLVED = 'neighbour.told';

/**
 * One who met the same, or whose own case was merged into this one, says whether it is solved. A row of its own with its
 * event; said again, the latest stands. Outcomes: said; `rule_refused` notMetToo, notAskedNow or wordsRisky.
 */
export async function tellSolved(deps: Deps, doc: CaseDoc, personId: string, ask: { readonly solved: boolean; readonly text: string }): Promise<void> {
  const about = doc.merged ? await endOfChain(deps, doc._id) : doc;
  const hasMet = metToo(await companyOf(deps, about._id), about.reporterId).has(personId);
  const rule = ruleAgainstNeighbourWord({ state: about.state, hasMet });
  if (rule) throw new DomainError('rule_refused', { rule, state: about.state });
  await checkWords(deps, personId, [ask.text]);
  const at = deps.clock.now();
  const _id = wordIdOf(about._id, personId, about.round);
  const said = { solved: ask.solved, text: wordsOrNull(ask.text), at };
  const data = { case: about._id, station: about.scope.station, actor: personId, solved: ask.solved };
  const event: DomainEvent = { _id: `${_id}-${at.getTime()}`, type: TOLD_SOLVED, at, data };
  const row: WordDoc = { _id, caseId: about._id, personId, round: about.round, ...said, ...pendingOf([event], at) };
  try {
    await Words(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await Words(deps).updateOne({ _id }, withEvents({ $set: said }, [event], at));
  }
  deps.nudge(Words(deps));
}
