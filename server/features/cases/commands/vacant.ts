import { vacancyTold } from '../../../../shared/domain/cases/vacancy';
import type { Deps } from '../../../platform/deps';
import { holderOf } from '../course';
import type { CaseDoc } from '../document';
import { applyStep, SYSTEM } from '../step';

/**
 * Nobody acts for the unit that has the case: a line for everybody to read, and station and street are told, once since
 * it was given. Outcomes: told; the case as it is when it was told, moved on, or is another unit's by now; `conflict`
 * when somebody acted meanwhile.
 */
export async function tellVacant(deps: Deps, doc: CaseDoc, unitId: string): Promise<CaseDoc> {
  if (!doc.open || holderOf(doc) !== unitId || vacancyTold(doc.timeline, unitId)) return doc;
  return applyStep(deps, doc, SYSTEM, 'vacant', { revision: doc.revision, key: `vacant-${unitId}-${doc.revision}` }, () => ({ entries: [{ step: 'vacant', toUnitId: unitId }] }));
}
