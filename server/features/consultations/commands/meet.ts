import type { ParsedOf } from '../../../../shared/contract';
import { inWindow } from '../../../../shared/domain/activities/attendance';
import { CONSULTATION_LIMITS } from '../../../../shared/domain/consultations/kinds';
import { DAY_MS, dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { slotShown } from '../../../platform/shownCode';
import { membersOn, type SeatDoc } from '../../bodies';
import type { ConsultationDoc, MeetingDoc, SignInDoc } from '../document';
import { meetingEventOf } from '../events';
import { Meetings, SignIns } from '../model';
import { follow } from '../people';
import { fills } from '../policy';
import { loadMeeting, meetingsOf, signInIdOf } from '../queries';
import { applyMeeting, goingStep, refuse, type Actor, type Ask } from '../step';
import { fitPhotos, fitWords } from '../words';

type Calling = ParsedOf<'POST /consultations/:id/meetings'>['body'];
const HOUR_MS = 3_600_000;

/** Steps in which people come together. */
const MEETING_STEPS: readonly string[] = ['notice', 'deliberation', 'decision'];
/** When a meeting takes place, where it fits: not before the day of the step that goes on, and not too far ahead. `rule_refused` meetingStep, meetingWhen. */
function fitWhen(doc: ConsultationDoc, { startsAt, hours }: Calling, now: Date): { startsAt: Date; endsAt: Date; stepId: string } {
  const going = goingStep(doc);
  if (!going?.row.startedAt || !MEETING_STEPS.includes(going.step.kind)) return refuse('meetingStep');
  const from = startsAt === null ? now : new Date(startsAt);
  const to = new Date(from.getTime() + hours * HOUR_MS);
  // What was held this morning may be written down in the evening; nothing is written down of before the step.
  const early = dayOf(from) < dayOf(going.row.startedAt);
  if (early || from.getTime() > now.getTime() + CONSULTATION_LIMITS.ahead * DAY_MS) refuse('meetingWhen');
  return { startsAt: from, endsAt: to, stepId: going.step.id };
}

/** Calls a meeting in the step that goes on; members are invited through the inbox. Once for a key. `rule_refused` meetingStep, meetingWhen, meetingsMany, those of words. */
export async function call(deps: Deps, doc: ConsultationDoc, byId: string, asked: Calling, key: string): Promise<MeetingDoc> {
  const _id = idFrom('meeting', doc._id, byId, key);
  const made = await Meetings(deps).findById(_id, { pending: 0 }).lean<MeetingDoc>();
  if (made) return made;
  const [now, when] = [deps.clock.now(), fitWhen(doc, asked, deps.clock.now())];
  if ((await meetingsOf(deps, doc._id)).length >= CONSULTATION_LIMITS.meetings) refuse('meetingsMany');
  for (const words of [...asked.agenda, asked.place]) fitWords(words);
  const sides = doc.plan.find(({ id }) => id === when.stepId)?.meeting?.sides ?? [];
  const row: MeetingDoc = {
    _id, consultationId: doc._id, bodyId: doc.bodyId, ...when, kind: asked.kind, sides: [...sides], state: 'called', revision: 0, agenda: asked.agenda, place: asked.place, byId, minutes: null, scope: doc.scope, fileIds: [],
    timeline: [{ id: '0', at: now, action: 'call', part: 'body', personId: byId, unitId: null, code: asked.kind, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  try {
    await Meetings(deps).insertMany([{ ...row, ...pendingOf([meetingEventOf(row, 'call', byId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  deps.nudge(Meetings(deps));
  return loadMeeting(deps, _id);
}

/** A meeting that people still sign in to: not called off, its minutes not signed. `wrong_state`. */
function stillOpen(doc: MeetingDoc): void {
  if (doc.state === 'off' || doc.minutes?.signedById) throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
}
async function putSeat(deps: Deps, meeting: MeetingDoc, seat: SeatDoc, row: Pick<SignInDoc, 'personId' | 'how' | 'markedById'>): Promise<void> {
  try {
    await SignIns(deps).insertMany([{ _id: signInIdOf(meeting._id, seat._id), meetingId: meeting._id, consultationId: meeting.consultationId, seatId: seat._id, side: seat.side, ...row, at: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await follow(deps, meeting.consultationId, row.personId);
}

/**
 * A member signs in by the code that is shown at the meeting, for their own seat and those for which they stand in, in writing. One row
 * for a seat, however often. `wrong_state`; `rule_refused` meetingSeat, meetingTime, attendanceCode, attendanceOther, attendanceOld.
 */
export async function signIn(deps: Deps, meeting: MeetingDoc, personId: string, code: string): Promise<void> {
  const [now, day] = [deps.clock.now(), dayOf(meeting.startsAt)];
  stillOpen(meeting);
  const seats = (await membersOn(deps, meeting.bodyId, day)).filter((seat) => fills(seat, personId, day));
  if (seats.length === 0) refuse('meetingSeat');
  if (!inWindow(meeting, now)) refuse('meetingTime');
  slotShown(deps.shiftCodes, meeting._id, code, false, now);
  for (const seat of seats) await putSeat(deps, meeting, seat, { personId, how: 'code', markedById: null });
}
/** The secretary marks who came, or that they did not after all; whoever came by the code stays. `wrong_state`; `rule_refused` meetingSeat, meetingEarly. */
export async function mark(deps: Deps, meeting: MeetingDoc, byId: string, { seatId, here }: { readonly seatId: string; readonly here: boolean }): Promise<void> {
  stillOpen(meeting);
  if (deps.clock.now().getTime() < meeting.startsAt.getTime() - 2 * HOUR_MS) refuse('meetingEarly');
  const seat = (await membersOn(deps, meeting.bodyId, dayOf(meeting.startsAt))).find(({ _id }) => _id === seatId) ?? refuse('meetingSeat');
  if (here) await putSeat(deps, meeting, seat, { personId: seat.personId, how: 'mark', markedById: byId });
  else await SignIns(deps).deleteOne({ _id: signInIdOf(meeting._id, seat._id), how: 'mark' });
}

/** Writes the minutes, or writes them anew until somebody else has signed them. `rule_refused` meetingEarly, meetingSigned, those of words and photos. */
export const writeMinutes = (deps: Deps, doc: MeetingDoc, actor: Actor, ask: Ask & { readonly text: string; readonly photoIds: readonly string[] }): Promise<MeetingDoc> =>
  applyMeeting(deps, doc, actor, 'minutes', ask, async ({ now }) => {
    if (now < doc.startsAt) refuse('meetingEarly');
    if (doc.minutes?.signedById) refuse('meetingSigned');
    const photoIds = await fitPhotos(deps, actor.personId ?? '', ask.photoIds, doc.minutes?.photoIds);
    return { set: { minutes: { text: fitWords(ask.text), photoIds, byId: actor.personId ?? '', at: now, signedById: null, signedAt: null } }, files: photoIds.filter((id) => !doc.fileIds.includes(id)) };
  });
/** A second person has read the minutes and signs them: they are what they are from then on. `rule_refused` meetingNoMinutes, meetingSelf, meetingSigned. */
export const signOff = (deps: Deps, doc: MeetingDoc, actor: Actor, ask: Ask): Promise<MeetingDoc> =>
  applyMeeting(deps, doc, actor, 'signOff', ask, ({ now }) => {
    if (!doc.minutes) return refuse('meetingNoMinutes');
    if (doc.minutes.signedById) refuse('meetingSigned');
    if (doc.minutes.byId === actor.personId) refuse('meetingSelf');
    return { set: { minutes: { ...doc.minutes, signedById: actor.personId, signedAt: now } } };
  });
/** Called off, with the reason that whoever was invited reads. */
export const cancel = (deps: Deps, doc: MeetingDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<MeetingDoc> => applyMeeting(deps, doc, actor, 'cancel', ask, () => ({ text: fitWords(ask.reason) }));
