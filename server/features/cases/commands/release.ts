import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { checkSomethingSaid, checkUploads } from '../evidence';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * The station shows a redacted version to neighbours: its own words, and photos of the case or new ones.
 * Outcomes: released (an earlier version is replaced); `rule_refused` sensitiveNotReleased, releaseNotAgreed
 * (PIPL Art. 25) or nothingSaid; see applyStep and checkUploads.
 */
export function release(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: Ask & { readonly text: string; readonly photoIds: readonly string[] },
): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'release', ask, async ({ now }) => {
    const text = checkSomethingSaid(ask);
    const own = new Set(doc.fileIds);
    const added = await checkUploads(deps, actor, ask.photoIds.filter((id) => !own.has(id)));
    return {
      entries: [{ step: 'release', text, photoIds: added }],
      set: { release: { text: wordsOrNull(ask.text), photoIds: [...new Set(ask.photoIds)], at: now } },
    };
  });
}
