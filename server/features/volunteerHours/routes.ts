import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { RecordAction } from '../../../shared/domain/volunteerHours/states';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnits } from '../organisation';
import { loadVolunteer, volunteerOf } from '../volunteers';
import { confirmShift } from './commands/confirmShift';
import { askForHours, correct, enter, enterByHand } from './commands/enter';
import { confirm, keep, object, refuseRecord, withdraw } from './commands/judge';
import type { ServiceRecordDoc } from './document';
import { prepareExport, presentMine } from './mine';
import { presentEntrants } from './entrants';
import { authorise, authoriseEntry, authoriseTeamEntry, communitiesOf, deskFilter, knownAs, sightIn, suspectSight } from './policy';
import { prepareRegister } from './register';
import { presentRecord, presentRows, presentSuspects, type View } from './presenter';
import { deskCounts, deskPage, lanePage, loadRecord, publishedPage, watchedSince } from './queries';
import { presentShift, presentShifts, shiftFor } from './shifts';
import { refuse, type Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /service-records/:id/${string}`>, 'POST /service-records/:id/correct'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<ServiceRecordDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: RecordAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const [doc, person] = await Promise.all([loadRecord(deps, params.id), knownAs(deps, viewer)]);
    return presentRecord(deps, await command(deps, doc, authorise(person, doc, action, key), { ...body, key }), person);
  };
}

export const handlers: HandlerTable = {
  'GET /hours/mine': ({ viewer }, deps) => presentMine(deps, viewer.personId),
  'GET /hours/records': async ({ query, viewer }, deps) => {
    const volunteer = await volunteerOf(deps, viewer.personId);
    if (!volunteer) return { items: [], next: null };
    const { items, next } = await lanePage(deps, volunteer._id, query.lane, query);
    return { items: presentRows(items, { ...viewer, leads: [] }, deps.clock.now()), next };
  },
  'POST /hours/exports': ({ viewer }, deps) => prepareExport(deps, viewer.personId),
  'GET /hours/published': async ({ query, viewer }, deps) => {
    const [id] = communitiesOf(viewer);
    const days = HOURS_TERMS.objectionDays;
    if (!id) return { items: [], next: null, community: null, days };
    const [{ items, next }, units, person] = await Promise.all([publishedPage(deps, id, query), getUnits(deps, [id]), knownAs(deps, viewer)]);
    return { items: presentRows(items, person, deps.clock.now()), next, community: { id, name: units.get(id)?.name ?? '' }, days };
  },
  'POST /service-records': async ({ body, key, viewer }, deps) => {
    const volunteer = (await volunteerOf(deps, viewer.personId)) ?? refuse('hoursNotVolunteer');
    return presentRecord(deps, await askForHours(deps, volunteer, { ...body, key }), { ...viewer, leads: [] });
  },
  'POST /workbench/service-records': async ({ body: { volunteerId, teamId, ...body }, key, viewer }, deps) => {
    const person = await knownAs(deps, viewer);
    deskFilter(person);
    const volunteer = await loadVolunteer(deps, volunteerId);
    const { actor, team } = teamId === null ? { actor: authoriseEntry(person, { personId: volunteer.personId, station: volunteer.scope.station }), team: null } : await authoriseTeamEntry(deps, person, volunteer, teamId);
    return presentRecord(deps, await enterByHand(deps, volunteer, actor, { ...body, key }, team), person);
  },
  'GET /workbench/service-records': async ({ query, viewer }, deps) => {
    const person = await knownAs(deps, viewer);
    const filter = deskFilter(person);
    const [{ items, next }, counts, shifts] = await Promise.all([deskPage(deps, filter, query.desk, query), deskCounts(deps, filter), query.desk === 'confirm' && !query.cursor ? presentShifts(deps, person) : []]);
    return { items: presentRows(items, person, deps.clock.now()), next, counts, shifts };
  },
  'POST /workbench/volunteer-registers': async ({ body, viewer }, deps) => prepareRegister(deps, viewer, body),
  'GET /workbench/hour-volunteers': async ({ viewer }, deps) => presentEntrants(deps, await knownAs(deps, viewer)),
  'GET /workbench/hour-shifts/:shiftId': async ({ params, viewer }, deps) => {
    const person = await knownAs(deps, viewer);
    return presentShift(deps, person, await shiftFor(deps, person, params.shiftId));
  },
  'POST /workbench/hour-shifts/:shiftId/confirm': async ({ params, body, key, viewer }, deps) => {
    const person = await knownAs(deps, viewer);
    const left = await confirmShift(deps, await shiftFor(deps, person, params.shiftId), person, { ...body, key });
    return presentShift(deps, person, await shiftFor(deps, person, params.shiftId), left);
  },
  'GET /workbench/hour-suspects': async ({ viewer }, deps) => {
    const { filter, named } = suspectSight(viewer);
    const { days } = HOURS_TERMS.suspect;
    const docs = await watchedSince(deps, filter, new Date(deps.clock.now().getTime() - days * DAY_MS));
    return { items: await presentSuspects(deps, docs, named), days };
  },
  'GET /service-records/:id': async ({ params, viewer }, deps) => presentRecord(deps, await loadRecord(deps, params.id), await knownAs(deps, viewer)),
  'POST /service-records/:id/enter': act<'POST /service-records/:id/enter'>('enter', enter),
  'POST /service-records/:id/confirm': act<'POST /service-records/:id/confirm'>('confirm', confirm),
  'POST /service-records/:id/refuse': act<'POST /service-records/:id/refuse'>('refuse', refuseRecord),
  'POST /service-records/:id/withdraw': act<'POST /service-records/:id/withdraw'>('withdraw', withdraw),
  'POST /service-records/:id/object': act<'POST /service-records/:id/object'>('object', object),
  'POST /service-records/:id/keep': act<'POST /service-records/:id/keep'>('keep', keep),
  'POST /service-records/:id/correct': async ({ params, body, key, viewer }, deps) => {
    const [about, person] = await Promise.all([loadRecord(deps, params.id), knownAs(deps, viewer)]);
    // Whoever leads the team knows of it, and leaves corrections to the station.
    if (sightIn(person, about) === 'leader' || sightIn(person, about) === 'leaderDone') throw new DomainError('not_allowed');
    const actor = authoriseEntry(person, { personId: about.personId, station: about.scope.station });
    const volunteer = (await volunteerOf(deps, about.personId)) ?? refuseGone();
    return presentRecord(deps, await correct(deps, about, volunteer, actor, { ...body, key }), person);
  },
};
const refuseGone = (): never => {
  throw new DomainError('not_found');
};
