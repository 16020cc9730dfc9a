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

/**
 * All open cases of a community or a street, the earliest deadline first, a batch at a time and without their timelines:
 * indexes `workbench_community`, `workbench_street`.
 */
export async function* openByDeadline(deps: Pick<Deps, 'db'>, level: 'community' | 'street', id: string): AsyncGenerator<CaseDoc[]> {
  for (let last: Pick<CaseDoc, 'dueAt' | '_id'> | null = null; ; ) {
    const onwards: Record<string, unknown> = last ? { dueAt: { $gte: last.dueAt }, $or: [{ dueAt: { $gt: last.dueAt } }, { _id: { $gt: last._id } }] } : {};
    const page: CaseDoc[] = await Cases(deps).find({ [`scope.${level}`]: id, open: true, ...onwards }, { timeline: 0, pending: 0, terms: 0 }).sort({ dueAt: 1, _id: 1 }).limit(PAGE).lean<CaseDoc[]>();
    yield page;
    last = page[page.length - 1] ?? null;
    if (page.length < PAGE || !last) return;
  }
}
