import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * Somebody other than the handler checks the result (核查). Outcomes: verified; `rule_refused` checkerIsHandler;
 * see applyStep and checkUploads.
 */
export function verify(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: Ask & { readonly text: string; readonly photoIds: readonly string[] },
): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'verify', ask, async ({ now }) => ({
    entries: [{ step: 'verify', text: wordsOrNull(ask.text), photoIds: await checkUploads(deps, actor, ask.photoIds) }],
    set: { verifiedAt: now },
  }));
}
