import type { Deps } from '../../../platform/deps';
import { checkMentions } from '../colleagues';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * An internal note, never shown to residents, in which colleagues may be named. Outcomes: noted; `rule_refused`
 * timelineFull, mentionCannotSee for somebody who does not work on the case; see applyStep.
 */
export function addNote(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly text: string; readonly mentions?: readonly string[] }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'note', ask, async () => {
    const mentions = await checkMentions(deps, doc, actor, ask.mentions ?? []);
    return { entries: [{ step: 'note', text: ask.text, internal: true, ...(mentions.length > 0 ? { mentions } : {}) }] };
  });
}
