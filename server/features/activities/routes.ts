import type { ParsedOf, ResponseOf, RouteKey } from '../../../shared/contract';
import type { ActivityAction, SignUpAction } from '../../../shared/domain/activities/states';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { helperOf } from '../volunteers';
import { callFor, codesOf } from './attendance';
import { newCalendar } from './calendar';
import { arrive, depart, mark } from './commands/attend';
import { join } from './commands/join';
import { cancel as cancelAll, cancelShift, lead, message, move } from './commands/station';
import { keep, swap, takeOver } from './commands/swap';
import { accept, cancel, decline } from './commands/turn';
import { approve, change, create, edit, publish, sendBack, submit } from './commands/write';
import type { ActivityDoc, SignUpDoc } from './document';
import { authorise, authoriseLeading, authorisePeople, authoriseTakeOver, authoriseTurn, couldShow, deskOf, officeAt, organiserFor, sightIn, type Person } from './policy';
import { inOrder, presentActivity, presentGaps, presentHands, presentMine, presentPeople, presentRows, presentTurn, type View } from './presenter';
import { holderOf } from './holder';
import { comingOf, deskCounts, deskPage, loadActivity, heldPage, loadSignUp, minePage, openActivities } from './queries';
import { shiftIn, type Actor, type Hand } from './step';

type MyShift = ResponseOf<'GET /sign-ups'>['items'][number];
type StepKey = Exclude<Extract<RouteKey, `POST /activities/:id/${string}`>, 'POST /activities/:id/sign-up'>;
type TurnKey = Exclude<Extract<RouteKey, `POST /sign-ups/:id/${string}`>, `POST /sign-ups/:id/${'take-over' | 'mark' | 'emergency'}`>;
type Asked<K extends StepKey | TurnKey> = ParsedOf<K>['body'] & { readonly key: string };
type CallOf<K extends StepKey | TurnKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: ParsedOf<K>['body'] };

/** The shift that a step is about; null where it is about all. */
const shiftOf = (body: object | undefined): string | null => (body && 'shiftId' in body && typeof body.shiftId === 'string' ? body.shiftId : null);

/** load → authorise → command → present, the same for every step of an activity. */
function act<K extends StepKey>(action: ActivityAction, command: (deps: Deps, doc: ActivityDoc, actor: Actor, ask: Asked<K>) => Promise<ActivityDoc>): (call: CallOf<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadActivity(deps, params.id);
    const actor = await authorise(deps, viewer, doc, action, shiftOf(body));
    return presentActivity(deps, await command(deps, doc, actor, { ...body, key }), viewer, await helperOf(deps, viewer.personId));
  };
}
const showMine = (deps: Deps, activity: ActivityDoc, doc: SignUpDoc): MyShift => presentTurn(doc, activity, deps.clock.now());
type Turn = { readonly activity: ActivityDoc; readonly doc: SignUpDoc };
/** The same for every step of one's own sign-up. */
function turn<K extends TurnKey>(action: SignUpAction, command: (deps: Deps, of: Turn, actor: Hand, ask: Asked<K>, viewer: Person) => Promise<SignUpDoc>): (call: CallOf<K>, deps: Deps) => Promise<MyShift> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadSignUp(deps, params.id);
    const hand = authoriseTurn(viewer, doc, action);
    const activity = await loadActivity(deps, doc.activityId);
    return showMine(deps, activity, await command(deps, { activity, doc }, hand, { ...body, key }, viewer));
  };
}

export const handlers: HandlerTable = {
  'GET /activities': async ({ query, viewer }, deps) => {
    const [helper, now] = [await helperOf(deps, viewer.personId), deps.clock.now()];
    const point = query.lng !== undefined && query.lat !== undefined ? { lng: query.lng, lat: query.lat } : null;
    const community = helper?.community ?? viewer.homeCommunityId;
    const docs = point ? await openActivities(deps, { point }, now) : community === null ? [] : await openActivities(deps, { community }, now);
    return { items: inOrder(await presentRows(deps, docs, helper, point)), volunteer: helper?.state === 'active', coming: (await comingOf(deps, viewer.personId, now, 50)).length };
  },
  'POST /activities': async ({ body: { teamId, ...ask }, key, viewer }, deps) => presentActivity(deps, await create(deps, viewer.personId, await organiserFor(deps, viewer, teamId), ask, key), viewer, null),
  'GET /activities/held': async ({ query, viewer }, deps) => {
    const by = await holderOf(deps, viewer, query);
    const { items, next } = await heldPage(deps, by, query);
    return { items: await presentRows(deps, items, await helperOf(deps, viewer.personId), null), next, may: by.may };
  },
  'GET /workbench/activities': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, stations, query.desk, query), deskCounts(deps, stations)]);
    return { items: await presentRows(deps, items, null, null), next, counts };
  },
  'GET /workbench/activity-gaps': async ({ viewer }, deps) => presentGaps(deps, deskOf(viewer)),
  'GET /activities/:id': async ({ params, viewer }, deps) => {
    const doc = await loadActivity(deps, params.id);
    return presentActivity(deps, doc, viewer, await helperOf(deps, viewer.personId));
  },
  'GET /activities/:id/shifts/:shiftId/people': async ({ params, viewer }, deps) => {
    const doc = await loadActivity(deps, params.id);
    await authorisePeople(deps, viewer, doc, params.shiftId);
    return presentPeople(deps, doc, shiftIn(doc, params.shiftId).id);
  },
  'GET /activities/:id/shifts/:shiftId/codes': async ({ params, viewer }, deps) => {
    const doc = await loadActivity(deps, params.id);
    await authorisePeople(deps, viewer, doc, params.shiftId);
    return codesOf(deps, doc, params.shiftId, viewer.personId);
  },
  'POST /activities/:id/edit': act<'POST /activities/:id/edit'>('edit', edit),
  'POST /activities/:id/submit': act<'POST /activities/:id/submit'>('submit', submit),
  'POST /activities/:id/approve': act<'POST /activities/:id/approve'>('approve', approve),
  'POST /activities/:id/send-back': act<'POST /activities/:id/send-back'>('sendBack', sendBack),
  'POST /activities/:id/publish': act<'POST /activities/:id/publish'>('publish', publish),
  'POST /activities/:id/change': act<'POST /activities/:id/change'>('change', change),
  'POST /activities/:id/move': act<'POST /activities/:id/move'>('move', move),
  'POST /activities/:id/lead': act<'POST /activities/:id/lead'>('lead', lead),
  'POST /activities/:id/message': act<'POST /activities/:id/message'>('message', message),
  'POST /activities/:id/cancel-shift': act<'POST /activities/:id/cancel-shift'>('cancelShift', cancelShift),
  'POST /activities/:id/cancel': act<'POST /activities/:id/cancel'>('cancel', cancelAll),
  'POST /activities/:id/sign-up': async ({ params, body, key, viewer }, deps) => {
    const [doc, helper] = await Promise.all([loadActivity(deps, params.id), helperOf(deps, viewer.personId, viewer.level)]);
    await sightIn(deps, viewer, doc);
    return showMine(deps, doc, await join(deps, doc, helper, { ...body, key }));
  },
  'GET /sign-ups': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, query.lane, query);
    return { items: await presentMine(deps, items), next };
  },
  'POST /sign-ups/calendar': async ({ viewer }, deps) => ({ url: await newCalendar(deps, viewer.personId) }),
  'POST /sign-ups/:id/cancel': turn<'POST /sign-ups/:id/cancel'>('cancel', (deps, { activity, doc }, actor, ask) => cancel(deps, activity, doc, actor, ask)),
  'POST /sign-ups/:id/accept': turn<'POST /sign-ups/:id/accept'>('accept', async (deps, { activity, doc }, actor, ask) => accept(deps, activity, doc, await helperOf(deps, doc.personId), actor, ask)),
  'POST /sign-ups/:id/decline': turn<'POST /sign-ups/:id/decline'>('decline', (deps, { doc }, actor, ask) => decline(deps, doc, actor, ask)),
  'POST /sign-ups/:id/swap': turn<'POST /sign-ups/:id/swap'>('swap', (deps, { doc }, actor, ask) => swap(deps, doc, actor, ask)),
  'POST /sign-ups/:id/keep': turn<'POST /sign-ups/:id/keep'>('keep', (deps, { doc }, actor, ask) => keep(deps, doc, actor, ask)),
  'POST /sign-ups/:id/arrive': turn<'POST /sign-ups/:id/arrive'>('arrive', async (deps, { activity, doc }, actor, { key, ...shown }, viewer) => arrive(deps, activity, doc, actor, { ...shown, own: await couldShow(deps, viewer, activity, doc) }, key)),
  'POST /sign-ups/:id/depart': turn<'POST /sign-ups/:id/depart'>('depart', async (deps, { activity, doc }, actor, { key, ...shown }, viewer) => depart(deps, activity, doc, actor, { ...shown, own: await couldShow(deps, viewer, activity, doc) }, key)),
  'POST /sign-ups/:id/mark': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadSignUp(deps, params.id);
    const activity = await loadActivity(deps, doc.activityId);
    const { items } = await presentHands(deps, activity, [await mark(deps, doc, await authoriseLeading(deps, viewer, activity, doc), { ...body, key })]);
    return items[0] as (typeof items)[number];
  },
  'POST /sign-ups/:id/emergency': async ({ params, key, viewer }, deps) => {
    const doc = await loadSignUp(deps, params.id);
    const activity = await loadActivity(deps, doc.activityId);
    await authoriseLeading(deps, viewer, activity, doc);
    return callFor(deps, doc, officeAt(viewer, activity), key);
  },
  'POST /sign-ups/:id/take-over': async ({ params, viewer }, deps) => {
    const doc = await loadSignUp(deps, params.id);
    authoriseTakeOver(viewer, doc);
    const [activity, helper] = await Promise.all([loadActivity(deps, doc.activityId), helperOf(deps, viewer.personId)]);
    return showMine(deps, activity, await takeOver(deps, activity, doc, helper));
  },
};
