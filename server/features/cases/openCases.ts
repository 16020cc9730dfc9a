import type { Deps } from '../../platform/deps';
import type { CaseDoc } from './document';
import { Cases } from './model';

const PAGE = 200;

/** Open cases that match, in the order of their ids, a page at a time: there may be thousands. */
async function* openCases(deps: Pick<Deps, 'db'>, filter: Readonly<Record<string, unknown>>): AsyncGenerator<CaseDoc> {
  for (let after = ''; ; ) {
    const page = await Cases(deps).find({ ...filter, open: true, _id: { $gt: after } }).sort({ _id: 1 }).limit(PAGE).lean<CaseDoc[]>();
    yield* page;
    const last = page[page.length - 1];
    if (page.length < PAGE || !last) return;
    after = last._id;
  }
}

/** Open cases of a community. */
export const openCasesIn = (deps: Pick<Deps, 'db'>, communityId: string): AsyncGenerator<CaseDoc> => openCases(deps, { 'scope.community': communityId });

/** Open cases that a unit was given, then those in which it still has a supporting task. */
export async function* openCasesOf(deps: Pick<Deps, 'db'>, unitId: string): AsyncGenerator<CaseDoc> {
  yield* openCases(deps, { leadUnitId: unitId });
  yield* openCases(deps, { supportMarks: { $in: [`${unitId}:toAcknowledge`, `${unitId}:handling`] }, leadUnitId: { $ne: unitId } });
}

/** Open cases of a community or a street, the earliest deadline first: indexes `workbench_community`, `workbench_street`. */
export function openByDeadline(deps: Pick<Deps, 'db'>, level: 'community' | 'street', id: string, limit: number): Promise<CaseDoc[]> {
  return Cases(deps).find({ [`scope.${level}`]: id, open: true }, { timeline: 0, pending: 0 }).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<CaseDoc[]>();
}
