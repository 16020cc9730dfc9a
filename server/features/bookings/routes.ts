import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { BookingAction } from '../../../shared/domain/bookings/states';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { book } from './commands/book';
import { change } from './commands/change';
import { seeContact } from './commands/contact';
import { say } from './commands/say';
import { agree, call, callOff, came, cancel, excuse, missed, refuseBooking } from './commands/turns';
import { close, edit, pause, reopen, resume, write } from './commands/write';
import type { BookableDoc, Booked } from './document';
import { authorise, authoriseContact, authoriseKeeping, deskOf } from './policy';
import { presentBookable, presentBookables, presentBooking, presentDesk, presentRows, presentSheet, type BookableView, type BookingView } from './presenter';
import { deskPage, listFor, loadBookable, loadBooked, minePage, sheetOf, waitingAt } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /bookings/:id/${string}`>, 'POST /bookings/:id/contact'>;
type KeepKey = Exclude<Extract<RouteKey, `POST /bookables/:id/${string}`>, 'POST /bookables/:id/bookings'>;
type BodyOf<K extends StepKey | KeepKey> = ParsedOf<K>['body'];
type StepCall<K extends StepKey | KeepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step of a booking. */
function act<K extends StepKey>(action: BookingAction, command: (deps: Deps, booked: Booked, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<Booked>): (call: StepCall<K>, deps: Deps) => Promise<BookingView> {
  return async ({ params, body, key, viewer }, deps) => {
    const booked = await loadBooked(deps, params.id);
    return presentBooking(deps, await command(deps, booked, authorise(viewer, booked, action), { ...body, key }), viewer);
  };
}
/** The same for a room or service itself. */
function keep<K extends KeepKey>(command: (deps: Deps, doc: BookableDoc, actor: ReturnType<typeof authoriseKeeping>, ask: BodyOf<K> & { readonly key: string }) => Promise<BookableDoc>): (call: StepCall<K>, deps: Deps) => Promise<BookableView> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadBookable(deps, params.id);
    return presentBookable(deps, await command(deps, doc, authoriseKeeping(viewer, doc), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'GET /bookables': async ({ query, viewer }, deps) => {
    const { items, next } = await listFor(deps, viewer, query);
    return { items: await presentBookables(deps, items), next };
  },
  'GET /bookables/:id': async ({ params, query, viewer }, deps) => presentBookable(deps, await loadBookable(deps, params.id), viewer, query.day),
  'POST /bookables': async ({ body, key, viewer }, deps) => {
    const [station] = deskOf(viewer);
    if (!station) throw new DomainError('not_allowed');
    return presentBookable(deps, await write(deps, viewer.personId, station, body, key), viewer);
  },
  'POST /bookables/:id/edit': keep<'POST /bookables/:id/edit'>(edit),
  'POST /bookables/:id/pause': keep<'POST /bookables/:id/pause'>(pause),
  'POST /bookables/:id/resume': keep<'POST /bookables/:id/resume'>(resume),
  'POST /bookables/:id/close': keep<'POST /bookables/:id/close'>(close),
  'POST /bookables/:id/reopen': keep<'POST /bookables/:id/reopen'>(reopen),
  'POST /bookables/:id/bookings': async ({ params, body, key, viewer }, deps) => {
    const made = await book(deps, viewer, await loadBookable(deps, params.id), body, key);
    return presentBooking(deps, made, viewer, made.bookable);
  },
  'GET /bookings': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, query);
    return { items: await presentRows(deps, items, { personId: viewer.personId, roles: [] }), next };
  },
  'GET /bookings/:id': async ({ params, viewer }, deps) => presentBooking(deps, await loadBooked(deps, params.id), viewer),
  'POST /bookings/:id/change': act<'POST /bookings/:id/change'>('change', change),
  'POST /bookings/:id/cancel': act<'POST /bookings/:id/cancel'>('cancel', cancel),
  'POST /bookings/:id/agree': act<'POST /bookings/:id/agree'>('agree', agree),
  'POST /bookings/:id/refuse': act<'POST /bookings/:id/refuse'>('refuse', refuseBooking),
  'POST /bookings/:id/call-off': act<'POST /bookings/:id/call-off'>('callOff', callOff),
  'POST /bookings/:id/call': act<'POST /bookings/:id/call'>('call', call),
  'POST /bookings/:id/came': act<'POST /bookings/:id/came'>('came', came),
  'POST /bookings/:id/missed': act<'POST /bookings/:id/missed'>('missed', missed),
  'POST /bookings/:id/excuse': act<'POST /bookings/:id/excuse'>('excuse', excuse),
  'POST /bookings/:id/say': act<'POST /bookings/:id/say'>('say', say),
  'POST /bookings/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const booked = await loadBooked(deps, params.id);
    return seeContact(deps, booked, authoriseContact(viewer, booked), { ...body, key });
  },
  'GET /workbench/bookables': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, asked, hit] = await Promise.all([deskPage(deps, stations, query), waitingAt(deps, stations, 'asked'), waitingAt(deps, stations, 'hit')]);
    return { items: await presentDesk(deps, items), next, counts: { asked: asked.length, hit: hit.length } };
  },
  'GET /workbench/bookables/:id/sheet': async ({ params, query, viewer }, deps) => {
    const doc = await loadBookable(deps, params.id);
    authoriseKeeping(viewer, doc);
    const day = query.day ?? dayOf(deps.clock.now());
    return presentSheet(deps, doc, day, await sheetOf(deps, doc, day), viewer);
  },
  'GET /workbench/bookings': async ({ query, viewer }, deps) => ({ items: await presentRows(deps, await waitingAt(deps, deskOf(viewer), query.list), viewer) }),
};
