import { sensitiveFrom } from '../../../../shared/domain/cases/report';
import type { CaseGrade } from '../../../../shared/domain/cases/states';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { locate, locateInGrid, type Location } from '../../organisation';
import { repeatFields } from '../board/repeats';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { routeFor, scopeOf } from '../place';
import { applyStep, type Actor, type Ask } from '../step';
import { termsOf } from '../voices';

export type CorrectAsk = Ask & {
  readonly categoryId?: string;
  readonly gridId?: string;
  readonly grade?: CaseGrade;
  readonly reason: string;
};

/** The place of the case, in the grid the station names; a grid of another community is not the station's to give. */
async function placeAfter(deps: Deps, doc: CaseDoc, gridId: string | undefined): Promise<Location> {
  const wanted = gridId ?? doc.scope.grid;
  if (wanted === null) return locate(deps, { ...doc.place.wgs84, system: 'wgs84' });
  const at = await locateInGrid(deps, wanted, doc.place.wgs84);
  if (at.community.id !== doc.scope.community) throw new DomainError('rule_refused', { rule: 'gridElsewhere' });
  return at;
}

/**
 * The station corrects category, grid or grade, and the case is routed anew. Outcomes: corrected;
 * `rule_refused` offCatalogue or gridElsewhere; `not_found` for an unknown grid; see applyStep.
 */
export function correct(deps: Deps, doc: CaseDoc, actor: Actor, ask: CorrectAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'correct', ask, async () => {
    const book = await ruleBook(deps, [doc]);
    const moved = ask.categoryId !== undefined && ask.categoryId !== doc.categoryId;
    // A case stays in its own category, as it was then, also when that is no longer offered.
    const category = moved ? book.offered(ask.categoryId) : book.categoryOf(doc);
    if (!category) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
    const at = await placeAfter(deps, doc, ask.gridId);
    const routing = await routeFor(deps, category, doc.place.text, at);
    return {
      entries: [{ step: 'correct', reason: ask.reason }],
      set: {
        categoryId: category.id,
        ...(moved ? { catalogueVersion: book.now.catalogueVersion } : {}),
        safety: category.safety,
        sensitive: moved ? sensitiveFrom(category.sensitive, doc.answers, category.questions) : doc.sensitive,
        grade: ask.grade ?? (moved ? category.defaultGrade : doc.grade),
        scope: scopeOf(at),
        ...(moved ? await repeatFields(deps, { ...doc, categoryId: category.id }) : {}),
        ...routing,
        why: [...routing.why, { kind: 'corrected', text: ask.reason }],
        terms: await termsOf(deps, doc, category.name),
      },
    };
  });
}
