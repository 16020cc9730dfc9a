import { ruleAgainstSpread } from '../../../../shared/domain/files/checks';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { checksOf, passAsSeen, waiveChecks } from '../../files';
import type { CaseDoc } from '../document';
import { checkSomethingSaid, checkUploads } from '../evidence';
import { voicesOf } from '../voices';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

type ReleaseAsk = Ask & { readonly text: string; readonly photoIds: readonly string[]; readonly seen?: boolean };

/** Pictures that may go out: none that WeChat holds for risky, none under check, none in doubt that nobody has looked at. */
async function checkPictures(deps: Deps, actor: Actor, { photoIds, seen = false }: ReleaseAsk, added: readonly string[]): Promise<void> {
  // What the station puts up itself is its own word.
  await waiveChecks(deps, added);
  const rule = ruleAgainstSpread([...(await checksOf(deps, photoIds)).values()], seen);
  if (rule !== null) throw new DomainError('rule_refused', { rule });
  if (seen) await passAsSeen(deps, photoIds, actor.personId ?? '');
}

/**
 * The station shows a redacted version to neighbours: its own words, and photos of the case or new ones.
 * Outcomes: released (an earlier version is replaced); `rule_refused` sensitiveNotReleased, releaseNotAgreed
 * (PIPL Art. 25), nothingSaid, pictureRisky, pictureUnderCheck or pictureInDoubt (until it says that it has looked);
 * see applyStep and checkUploads.
 */
export function release(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: ReleaseAsk,
): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'release', ask, async ({ now }) => {
    const text = checkSomethingSaid(ask);
    // What was spoken is not among what may be shown: a voice is known by its neighbours.
    const voices = voicesOf(doc);
    const own = new Set(doc.fileIds.filter((id) => !voices.includes(id)));
    const added = await checkUploads(deps, actor, ask.photoIds.filter((id) => !own.has(id)));
    await checkPictures(deps, actor, ask, added);
    return {
      entries: [{ step: 'release', text, photoIds: added }],
      set: { release: { text: wordsOrNull(ask.text), photoIds: [...new Set(ask.photoIds)], at: now } },
    };
  });
}
