import { afterEvaluation, type EvaluationWord } from '../../../../shared/domain/cases/rules';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { CaseDoc } from '../document';
import { reviewFields } from '../after';
import { nextRound } from '../rounds';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';
import { careFor } from '../words';

/**
 * The reporter says whether it is solved (评价). Outcomes: closed with the resident's word; or, not satisfied in
 * the first round, redone once by the same unit (济南 Art. 27); `rule_refused` checkFirst while a second person
 * has yet to check, wordsRisky; see applyStep.
 */
export function evaluate(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: Ask & EvaluationWord & { readonly text: string },
): Promise<CaseDoc> {
  const { contacted, solved, satisfaction } = ask;
  const text = wordsOrNull(ask.text);
  const after = afterEvaluation(ask, doc.round);
  const transition = after.next === 'redo' ? 'redo' : 'evaluate';
  return applyStep(
    deps,
    doc,
    actor,
    'evaluate',
    ask,
    async ({ now }) => {
      const care = careFor(doc.wordsCheck, await checkWords(deps, actor.personId ?? '', [text]));
      const evaluation = { contacted, solved, satisfaction, text, at: now, round: doc.round };
      if (after.next === 'closed') {
        return { entries: [{ step: 'evaluate', text }], set: { evaluation, outcome: after.outcome, closedAt: now, ...(after.outcome === 'unsatisfied' ? reviewFields(now) : {}), ...care } };
      }
      return {
        entries: [{ step: 'evaluate', text }, { step: 'redo', toUnitId: doc.leadUnitId, withPromise: true }],
        set: { evaluation, ...nextRound(doc, now), ...care },
      };
    },
    transition,
  );
}
