import { urgeAgainAt } from '../../../../shared/domain/cases/pauses';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The reporter urges (催办), once per working day: counted, and shown to all who handle it. Outcomes: urged;
 * `rule_refused` urgedToday, answerFirst, clockStands; see applyStep.
 */
export function urge(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'urge', ask, async ({ now }) => ({
    entries: [{ step: 'urge' }],
    set: { urged: (doc.urged ?? 0) + 1, urgedAt: now, urgeAgainAt: urgeAgainAt(now, (await ruleBook(deps, [doc])).calendarOf(doc)) },
  }));
}
