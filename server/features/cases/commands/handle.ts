import { isOpenPart, ruleAgainstSolved } from '../../../../shared/domain/cases/joint';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { checkSomethingSaid, checkUploads } from '../evidence';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * The unit says what was done, in words or photos (处置反馈); the resident is asked, or a second person checks
 * first. Outcomes: handled; `rule_refused` nothingSaid without words and photos, supportOpen while a supporting unit is not done
 * and nobody says why; see applyStep and checkUploads.
 */
export function handle(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: Ask & { readonly text: string; readonly photoIds: readonly string[]; readonly why?: string | undefined },
): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'handle', ask, async ({ now, unitId }) => {
    const why = wordsOrNull(ask.why ?? '');
    const rule = ruleAgainstSolved(doc.support ?? [], why ?? '');
    if (rule) throw new DomainError('rule_refused', { rule });
    const text = checkSomethingSaid(ask);
    const photoIds = await checkUploads(deps, actor, ask.photoIds);
    const personId = actor.personId ?? '';
    return {
      entries: [{ step: 'handle', text, photoIds, reason: (doc.support ?? []).some(isOpenPart) ? why : null }],
      set: {
        handledAt: now,
        verifiedAt: null,
        handlerId: personId,
        result: { text: wordsOrNull(ask.text), photoIds, unitId: unitId ?? doc.scope.station, personId, at: now },
        answeredAt: doc.answeredAt ?? now,
        reminders: 0,
        lastAskedAt: null,
        sampledSilent: false,
      },
    };
  });
}
