import { isStale } from '../../../shared/domain/directory/rules';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { officesOf } from '../notices';
import { getUnit, getUnits } from '../organisation';
import { answer, confirm, correct, report, restore, withdraw, write } from './commands';
import { specialDays } from './days';
import { authoriseKeeper, deskOf, type Person } from './policy';
import { presentRows, presentService, type View } from './presenter';
import { keptBy, levelIdsOf, listFor, loadReport, loadService, servicesById, waitingAt } from './queries';
import type { ServiceDoc } from './document';
import type { Actor, Ask } from './step';

const daysView = async (deps: Deps): Promise<View['days']> => {
  const { holidays, workdays, until } = await specialDays(deps);
  return { holidays: { ...holidays }, workdays: [...workdays], until };
};
/** The community whose directory is asked for. `not_found` where there is none. */
async function communityOf(deps: Deps, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const unit = await getUnit(deps, id);
  if (unit?.kind !== 'community') throw new DomainError('not_found');
  return { id, name: unit.name };
}
/** Where somebody looks who names no community: where they live, else the community of the station they work for. */
const lookedAt = (viewer: Person & { readonly homeCommunityId: string | null }): string | null => viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? null;

async function deskView(deps: Deps, viewer: Person) {
  const offices = deskOf(viewer);
  const levelIds = [...new Set(offices.map(({ levelId }) => levelId))];
  const [docs, waiting, levels, days, now] = [await keptBy(deps, levelIds), await waitingAt(deps, levelIds), await getUnits(deps, levelIds), await daysView(deps), deps.clock.now()];
  const about = await servicesById(deps, waiting.map(({ serviceId }) => serviceId));
  const sorted = [...docs].sort((a, b) => Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn') || a.confirmedAt.getTime() - b.confirmedAt.getTime() || (a._id < b._id ? -1 : 1));
  return {
    offices: offices.map(({ unitId, name, levelId }) => ({ id: unitId, name, level: { id: levelId, name: levels.get(levelId)?.name ?? '' } })),
    reports: waiting.map(({ _id: id, kind, text, createdAt, serviceId }) => ({ id, kind, text, at: createdAt.toISOString(), service: { id: serviceId, name: about.get(serviceId)?.title ?? '' } })),
    stale: docs.filter(({ state, confirmedAt }) => state === 'out' && isStale(confirmedAt, now)).length, items: await presentRows(deps, sorted), days,
  };
}
/** load → authorise → command → present, the same for every step of an entry. */
const act = <A extends Ask>(command: (deps: Deps, doc: ServiceDoc, actor: Actor, ask: A) => Promise<ServiceDoc>) =>
  async ({ params, body, key, viewer }: { readonly params: { readonly id: string }; readonly body: Omit<A, 'key'>; readonly key: string; readonly viewer: Person }, deps: Deps): Promise<View> => {
    const doc = await loadService(deps, params.id);
    return presentService(deps, await command(deps, doc, authoriseKeeper(viewer, doc), { ...body, key } as A), viewer);
  };

export const handlers: HandlerTable = {
  'GET /services': async ({ query, viewer }, deps) => {
    const community = await communityOf(deps, query.communityId ?? lookedAt(viewer));
    const [{ items, next, counts }, days] = await Promise.all([listFor(deps, community ? await levelIdsOf(deps, community.id) : [], query), daysView(deps)]);
    return { items: await presentRows(deps, items), next, counts, days, community, keeps: officesOf(viewer).length > 0 };
  },
  'GET /services/:id': async ({ params, viewer }, deps) => presentService(deps, await loadService(deps, params.id), viewer),
  'GET /workbench/services': ({ viewer }, deps) => deskView(deps, viewer),
  'POST /services': async ({ body, key, viewer }, deps) => {
    const office = deskOf(viewer).find(({ unitId }) => unitId === body.unitId);
    if (!office) throw new DomainError('not_allowed');
    return presentService(deps, await write(deps, viewer.personId, office, body, key), viewer);
  },
  'POST /services/:id/correct': act(correct),
  'POST /services/:id/confirm': act(confirm),
  'POST /services/:id/withdraw': act(withdraw),
  'POST /services/:id/restore': act(restore),
  'POST /services/:id/reports': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadService(deps, params.id);
    await report(deps, doc, viewer.personId, body, key);
    return presentService(deps, doc, viewer);
  },
  'POST /services/:id/reports/:ref/answer': async ({ params, body, key, viewer }, deps) => {
    const [doc, about] = [await loadService(deps, params.id), await loadReport(deps, params.id, params.ref)];
    await answer(deps, doc, about, authoriseKeeper(viewer, doc), { ...body, key });
    return presentService(deps, doc, viewer);
  },
};
