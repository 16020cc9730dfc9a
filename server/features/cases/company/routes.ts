import type { ResponseOf } from '../../../../shared/contract';
import type { Call, HandlerTable } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { follow, join, leave } from '../commands/join';
import { tellSolved } from '../commands/tellSolved';
import { sightIn } from '../policy';
import { presentAround } from '../presenter';
import { casesById, loadCase } from '../queries';
import { showCase } from '../show';
import { withSupports } from './sight';
import { followedBy } from './queries';

/** What somebody follows: those that still exist for them, in the order they came to it. */
async function followed({ query, viewer }: Call<'GET /cases/followed'>, deps: Deps): Promise<ResponseOf<'GET /cases/followed'>> {
  const { items, next } = await followedBy(deps, viewer.personId, query);
  const docs = await casesById(deps, items.map(({ caseId }) => caseId));
  const listed = items.flatMap((row) => {
    const doc = docs.get(row.caseId);
    return doc && !doc.sensitive ? [{ row, doc }] : [];
  });
  const rows = await presentAround(deps, listed.map(({ doc }) => doc), true);
  return {
    items: rows.map((seen, at) => {
      const { doc, row } = listed[at] as (typeof listed)[number];
      return { ...seen, number: doc.number, mine: row.kind, promisedAt: doc.open ? doc.promisedAt.toISOString() : null };
    }),
    next,
  };
}

export const companyHandlers: HandlerTable = {
  'GET /cases/followed': followed,
  'POST /cases/:id/join': async ({ params, body, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(await withSupports(deps, viewer, doc), doc);
    return showCase(deps, await join(deps, doc, viewer.personId, body), viewer);
  },
  'POST /cases/:id/tell-solved': async ({ params, body, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(await withSupports(deps, viewer, doc), doc);
    await tellSolved(deps, doc, viewer.personId, body);
    return showCase(deps, doc, viewer);
  },
  'POST /cases/:id/follow': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(viewer, doc);
    return showCase(deps, await follow(deps, doc, viewer.personId), viewer);
  },
  'POST /cases/:id/leave': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(viewer, doc);
    await leave(deps, doc, viewer.personId);
    return showCase(deps, doc, viewer);
  },
};
