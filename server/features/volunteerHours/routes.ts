import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { RecordAction } from '../../../shared/domain/volunteerHours/states';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnits } from '../organisation';
import { loadVolunteer, volunteerOf, volunteersAt } from '../volunteers';
import { askForHours, correct, enter, enterByHand } from './commands/enter';
import { confirm, keep, object, refuseRecord, withdraw } from './commands/judge';
import type { ServiceRecordDoc } from './document';
import { prepareExport, presentMine } from './mine';
import { authorise, authoriseEntry, communitiesOf, deskOf, sightIn, suspectSight } from './policy';
import { presentRecord, presentRows, presentSuspects, type View } from './presenter';
import { deskCounts, deskPage, lanePage, loadRecord, publishedPage, watchedSince } from './queries';
import { refuse, type Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /service-records/:id/${string}`>, 'POST /service-records/:id/correct'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<ServiceRecordDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: RecordAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadRecord(deps, params.id);
    return presentRecord(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'GET /hours/mine': ({ viewer }, deps) => presentMine(deps, viewer.personId),
  'GET /hours/records': async ({ query, viewer }, deps) => {
    const volunteer = await volunteerOf(deps, viewer.personId);
    if (!volunteer) return { items: [], next: null };
    const { items, next } = await lanePage(deps, volunteer._id, query.lane, query);
    return { items: presentRows(items, viewer, deps.clock.now()), next };
  },
  'POST /hours/exports': ({ viewer }, deps) => prepareExport(deps, viewer.personId),
  'GET /hours/published': async ({ query, viewer }, deps) => {
    const [id] = communitiesOf(viewer);
    const days = HOURS_TERMS.objectionDays;
    if (!id) return { items: [], next: null, community: null, days };
    const [{ items, next }, units] = await Promise.all([publishedPage(deps, id, query), getUnits(deps, [id])]);
    return { items: presentRows(items, viewer, deps.clock.now()), next, community: { id, name: units.get(id)?.name ?? '' }, days };
  },
  'POST /service-records': async ({ body, key, viewer }, deps) => {
    const volunteer = (await volunteerOf(deps, viewer.personId)) ?? refuse('hoursNotVolunteer');
    return presentRecord(deps, await askForHours(deps, volunteer, { ...body, key }), viewer);
  },
  'POST /workbench/service-records': async ({ body: { volunteerId, ...body }, key, viewer }, deps) => {
    deskOf(viewer);
    const volunteer = await loadVolunteer(deps, volunteerId);
    const actor = authoriseEntry(viewer, { personId: volunteer.personId, station: volunteer.scope.station });
    return presentRecord(deps, await enterByHand(deps, volunteer, actor, { ...body, key }), viewer);
  },
  'GET /workbench/service-records': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, stations, query.desk, query), deskCounts(deps, stations)]);
    return { items: presentRows(items, viewer, deps.clock.now()), next, counts };
  },
  'GET /workbench/hour-volunteers': async ({ viewer }, deps) => ({ items: (await volunteersAt(deps, deskOf(viewer))).filter(({ personId }) => personId !== viewer.personId).map(({ _id: id, name, number }) => ({ id, name, number })) }),
  'GET /workbench/hour-suspects': async ({ viewer }, deps) => {
    const { filter, named } = suspectSight(viewer);
    const { days } = HOURS_TERMS.suspect;
    const docs = await watchedSince(deps, filter, new Date(deps.clock.now().getTime() - days * DAY_MS));
    return { items: await presentSuspects(deps, docs, named), days };
  },
  'GET /service-records/:id': async ({ params, viewer }, deps) => presentRecord(deps, await loadRecord(deps, params.id), viewer),
  'POST /service-records/:id/enter': act<'POST /service-records/:id/enter'>('enter', enter),
  'POST /service-records/:id/confirm': act<'POST /service-records/:id/confirm'>('confirm', confirm),
  'POST /service-records/:id/refuse': act<'POST /service-records/:id/refuse'>('refuse', refuseRecord),
  'POST /service-records/:id/withdraw': act<'POST /service-records/:id/withdraw'>('withdraw', withdraw),
  'POST /service-records/:id/object': act<'POST /service-records/:id/object'>('object', object),
  'POST /service-records/:id/keep': act<'POST /service-records/:id/keep'>('keep', keep),
  'POST /service-records/:id/correct': async ({ params, body, key, viewer }, deps) => {
    const about = await loadRecord(deps, params.id);
    sightIn(viewer, about);
    const actor = authoriseEntry(viewer, { personId: about.personId, station: about.scope.station });
    const volunteer = (await volunteerOf(deps, about.personId)) ?? refuseGone();
    return presentRecord(deps, await correct(deps, about, volunteer, actor, { ...body, key }), viewer);
  },
};
const refuseGone = (): never => {
  throw new DomainError('not_found');
};
