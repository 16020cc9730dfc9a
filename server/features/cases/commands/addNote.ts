import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/** An internal note, never shown to residents. Outcomes: noted; `rule_refused` timelineFull; see applyStep. */
export function addNote(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'note', ask, () => ({
    entries: [{ step: 'note', text: ask.text, internal: true }],
  }));
}
