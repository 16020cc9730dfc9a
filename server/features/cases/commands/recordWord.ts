import { afterEvaluation, ruleAgainst, type EvaluationWord } from '../../../../shared/domain/cases/rules';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { stepFacts } from '../clock';
import type { CaseDoc } from '../document';
import { nextRound } from '../rounds';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * The station writes down what somebody without an account said by telephone. Outcomes as of evaluate; `rule_refused`
 * speaksThemselves where they have an account, wordByHandler for who did the work, checkFirst.
 */
export function recordWord(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & EvaluationWord & { readonly text: string }): Promise<CaseDoc> {
  const { contacted, solved, satisfaction } = ask;
  const text = wordsOrNull(ask.text);
  const after = afterEvaluation(ask, doc.round);
  return applyStep(
    deps,
    doc,
    actor,
    'recordWord',
    ask,
    ({ now, unitId }) => {
      const rule = ruleAgainst('recordWord', stepFacts(doc), actor.personId ?? '', now);
      if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
      const takenBy = { unitId: unitId ?? doc.scope.station, personId: actor.personId ?? '' };
      const evaluation = { contacted, solved, satisfaction, text, at: now, round: doc.round, takenBy };
      const said = { step: 'recordWord' as const, text };
      if (after.next === 'closed') return { entries: [said], set: { evaluation, outcome: after.outcome, closedAt: now } };
      return { entries: [said, { step: 'redo', toUnitId: doc.leadUnitId, withPromise: true }], set: { evaluation, ...nextRound(doc, now) } };
    },
    after.next === 'redo' ? 'redo' : 'recordWord',
  );
}
