import type { ResponseOf } from '../../../../shared/contract';
import { REPEAT_RULE } from '../../../../shared/domain/cases/repeats';
import type { HandlerTable } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { getUnits } from '../../organisation';
import { ruleBook } from '../catalogue';
import { namableIn } from '../colleagues';
import { authorise, workbenchOf, type WorkbenchScope } from '../policy';
import { presentRows } from '../presenter';
import { loadCase } from '../queries';
import { branchesOf } from '../workbench';
import { boardOf } from './board';
import { repeatGroups, type RepeatGroup } from './repeats';

type Page = ResponseOf<'GET /workbench/repeats'>;

async function present(deps: Deps, groups: readonly RepeatGroup[]): Promise<Page['items']> {
  const docs = groups.flatMap(({ cases }) => cases);
  const [rows, units, book] = await Promise.all([presentRows(deps, docs, 'staff'), getUnits(deps, docs.map(({ scope }) => scope.community)), ruleBook(deps, docs)]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return groups.flatMap(({ id, cases }) => {
    const [last] = cases;
    const first = cases[cases.length - 1];
    if (!last || !first) return [];
    return [{
      id, category: book.categoryView(last).name, placeText: last.place.text, community: { id: last.scope.community, name: units.get(last.scope.community)?.name ?? '' }, by: last.again?.by ?? 'place',
      times: Math.max(cases.length, last.again?.nth ?? 0), firstAt: first.createdAt.toISOString(), lastAt: last.createdAt.toISOString(), open: cases.filter(({ open }) => open).length,
      cases: cases.flatMap((doc) => rowOf.get(doc._id) ?? []),
    }];
  });
}

/** What comes back is for those who look after the place; a unit has its own cases. */
async function repeats(deps: Deps, scope: WorkbenchScope): Promise<Page> {
  const branches = await branchesOf(deps, { ...scope, units: [] });
  return { days: REPEAT_RULE.days, items: await present(deps, await repeatGroups(deps, branches.map(({ filter }) => filter), deps.clock.now())) };
}

export const boardHandlers: HandlerTable = {
  'GET /workbench/board': ({ viewer }, deps) => boardOf(deps, workbenchOf(viewer)),
  'GET /workbench/repeats': ({ viewer }, deps) => repeats(deps, workbenchOf(viewer)),
  'GET /cases/:id/colleagues': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    authorise(viewer, doc, 'note');
    return { items: [...(await namableIn(deps, doc, viewer.personId))] };
  },
};
