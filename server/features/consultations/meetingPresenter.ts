import type { ResponseOf } from '../../../shared/contract';
import { inWindow } from '../../../shared/domain/activities/attendance';
import { MEETING_TRANSITIONS } from '../../../shared/domain/consultations/states';
import { dayOf } from '../../../shared/domain/kernel/days';
import { actionsFrom } from '../../../shared/domain/kernel/stateMachine';
import type { Deps } from '../../platform/deps';
import { bodiesById, seatsHeldBy } from '../bodies';
import { photoViews } from '../files';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import type { ConsultationDoc, MeetingDoc } from './document';
import { fills, standingOf, type Looker, type Standing } from './policy';
import { meetingRowOf, photosOf } from './presenter';
import { attendedOf, consultationsById, type Attended } from './queries';

export type View = ResponseOf<'GET /meetings/:id'>;
type Mine = ResponseOf<'GET /meetings'>['items'];

/** What somebody can do at a meeting now. */
function actionsOf(doc: MeetingDoc, { part }: Standing, personId: string, { seated, here, now }: { readonly seated: boolean; readonly here: boolean; readonly now: Date }): View['actions'] {
  const { minutes } = doc;
  const steps = actionsFrom(MEETING_TRANSITIONS, doc.state, [part]).filter((action) => (action === 'signOff' ? minutes !== null && minutes.signedById === null && minutes.byId !== personId : action === 'minutes' ? minutes?.signedById == null && now >= doc.startsAt : true));
  const open = doc.state !== 'off' && !minutes?.signedById;
  const around = open && inWindow(doc, now);
  return [...steps, ...(around && seated && !here ? (['signIn'] as const) : []), ...(around && part === 'body' ? (['codes'] as const) : []), ...(open && part === 'body' && now.getTime() >= doc.startsAt.getTime() - 7_200_000 ? (['mark'] as const) : [])];
}
function seatsOf({ meeting, seats, rows }: Attended, nameOf: (id: string) => string): View['seats'] {
  return seats.map((seat) => {
    const row = rows.find(({ seatId }) => seatId === seat._id);
    return { id: seat._id, name: nameOf(seat.personId), side: seat.side, counts: meeting.sides.length === 0 || meeting.sides.includes(seat.side), here: row?.how ?? null, proxy: row && row.personId !== seat.personId ? nameOf(row.personId) : null };
  });
}
function minutesOf({ minutes }: MeetingDoc, photos: Awaited<ReturnType<typeof photoViews>>, nameOf: (id: string) => string): View['minutes'] {
  return minutes && { text: minutes.text, photos: photosOf(photos, minutes.photoIds), by: nameOf(minutes.byId), at: minutes.at.toISOString(), signedBy: minutes.signedById === null ? null : nameOf(minutes.signedById) };
}

/** One meeting as its viewer may see it; who sits in a body is public, and so is who came. */
export async function presentMeeting(deps: Deps, doc: MeetingDoc, consultation: ConsultationDoc, who: Looker): Promise<View> {
  const [now, day, standing] = [deps.clock.now(), dayOf(doc.startsAt), await standingOf(deps, who, consultation)];
  const [attended] = await attendedOf(deps, consultation, [doc]) as [Attended];
  const [people, units, photos] = await Promise.all([getPeople(deps, [...attended.seats.map(({ personId }) => personId), ...attended.rows.map(({ personId }) => personId), ...(doc.minutes ? [doc.minutes.byId, doc.minutes.signedById] : [])].flatMap((id) => id ?? [])), getUnits(deps, [doc.scope.station]), photoViews(deps, doc.minutes?.photoIds ?? [])]);
  const nameOf = (id: string): string => people.get(id)?.name ?? '';
  const own = attended.seats.filter((seat) => fills(seat, who.personId, day));
  const here = own.length > 0 && own.every(({ _id }) => attended.rows.some(({ seatId }) => seatId === _id));
  return {
    ...meetingRowOf(attended), revision: doc.revision, consultation: { id: consultation._id, name: consultation.title }, body: { id: doc.bodyId, name: standing.body.name }, station: await presentStation(deps, units.get(doc.scope.station) ?? { id: doc.scope.station, name: '', phone: '', hours: '' }), agenda: doc.agenda, viewer: standing.part, seated: own.length > 0, signedIn: here,
    off: doc.state === 'off' ? ([...doc.timeline].reverse().find(({ action }) => action === 'cancel')?.text ?? null) : null, seats: seatsOf(attended, nameOf), minutes: minutesOf(doc, photos, nameOf), actions: actionsOf(doc, standing, who.personId, { seated: own.length > 0, here, now }),
  };
}

/** Meetings to which somebody is invited, and those of bodies for which they answer. */
export async function presentMine(deps: Deps, docs: readonly MeetingDoc[], who: Looker): Promise<Mine> {
  const [consultations, bodies, held] = await Promise.all([consultationsById(deps, docs.map(({ consultationId }) => consultationId)), bodiesById(deps, docs.map(({ bodyId }) => bodyId)), seatsHeldBy(deps, who.personId)]);
  const rows = await Promise.all(docs.map(async (doc) => {
    const consultation = consultations.get(doc.consultationId);
    const [attended] = consultation ? await attendedOf(deps, consultation, [doc]) : [];
    if (!consultation || !attended) return [];
    const seat = held.find(({ bodyId }) => bodyId === doc.bodyId);
    return [{ ...meetingRowOf(attended), consultation: { id: consultation._id, name: consultation.title }, body: { id: doc.bodyId, name: bodies.get(doc.bodyId)?.name ?? '' }, signedIn: attended.rows.some(({ seatId }) => seatId === seat?._id) }];
  }));
  return rows.flat();
}
