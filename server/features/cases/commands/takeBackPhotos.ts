import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { reportersPhotos, stillSays, withoutPhotos } from '../ownWords';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The reporter takes own photos back (PIPL Art. 47): they vanish from the report, from the timeline and from what
 * neighbours see, and are deleted when nothing else uses them. Outcomes: without them; `rule_refused` noOwnPhotos,
 * notOwnPhoto, lastEvidence (nothing would say what it is about); see applyStep.
 */
export function takeBackPhotos(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly photoIds: readonly string[] }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'takeBackPhotos', ask, () => {
    const ids = [...new Set(ask.photoIds)];
    const own = reportersPhotos(doc);
    if (ids.some((id) => !own.includes(id))) throw new DomainError('rule_refused', { rule: 'notOwnPhoto', state: doc.state });
    const { timeline, fileIds, ...set } = withoutPhotos(doc, ids);
    if (doc.open && !stillSays({ ...doc, ...set, timeline })) throw new DomainError('rule_refused', { rule: 'lastEvidence', state: doc.state });
    return { entries: [{ step: 'takeBackPhotos' }], set, rewrite: { timeline, fileIds }, tell: { photos: ids.join(' ') } };
  });
}
