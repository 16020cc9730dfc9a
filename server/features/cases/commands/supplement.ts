import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { checkSomethingSaid, checkUploads } from '../evidence';
import { applyStep, type Actor, type Ask } from '../step';

export type WordsAsk = Ask & { readonly text: string; readonly photoIds: readonly string[] };

/** Words or photos that a person of the case adds without changing its state. */
function addEvidence(deps: Deps, doc: CaseDoc, actor: Actor, step: 'supplement' | 'inspect', ask: WordsAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, step, ask, async () => ({
    entries: [{ step, text: checkSomethingSaid(ask), photoIds: await checkUploads(deps, actor, ask.photoIds) }],
  }));
}

/**
 * The reporter adds words or photos (补充情况). Outcomes: the case with them; `rule_refused` nothingSaid or
 * timelineFull; see applyStep and checkUploads.
 */
export function supplement(deps: Deps, doc: CaseDoc, actor: Actor, ask: WordsAsk): Promise<CaseDoc> {
  return addEvidence(deps, doc, actor, 'supplement', ask);
}

/** A grid worker or the station verifies on the spot (现场核实). Outcomes as of supplement. */
export function inspect(deps: Deps, doc: CaseDoc, actor: Actor, ask: WordsAsk): Promise<CaseDoc> {
  return addEvidence(deps, doc, actor, 'inspect', ask);
}
