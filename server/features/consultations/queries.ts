import { SHARE_OF } from '../../../shared/domain/bodies/procedure';
import type { AskKind, ConsultationLane } from '../../../shared/domain/consultations/kinds';
import type { MeetingFacts, ProcessFacts } from '../../../shared/domain/consultations/steps';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { reaches } from '../../../shared/domain/votes/fractions';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { membersOn, type SeatDoc } from '../bodies';
import { after, decodeCursor, pageOf } from '../cases';
import type { AskDoc, ConsultationDoc, MeetingDoc, OpinionDoc, SignInDoc } from './document';
import { Asks, Consultations, Meetings, Opinions, SignIns } from './model';

export const consultationIdOf = (topicId: string | null, bodyId: string, key: string): string => (topicId ? idFrom('consultation', topicId) : idFrom('consultation', bodyId, key));
export const opinionIdOf = (consultationId: string, clauseId: string, personId: string): string => idFrom('opinion', consultationId, clauseId, personId);
export const signInIdOf = (meetingId: string, seatId: string): string => idFrom('signIn', meetingId, seatId);

async function one<T>(found: PromiseLike<T | null>): Promise<T> {
  const doc = await found;
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** One consultation, meeting or ask. `not_found` when there is none. */
export const loadConsultation = (deps: Deps, id: string): Promise<ConsultationDoc> => one(Consultations(deps).findById(id, { pending: 0 }).lean<ConsultationDoc>().then((doc) => doc && { ...doc, pending: [] }));
export const loadMeeting = (deps: Deps, id: string): Promise<MeetingDoc> => one(Meetings(deps).findById(id, { pending: 0 }).lean<MeetingDoc>().then((doc) => doc && { ...doc, pending: [] }));
export const loadAsk = (deps: Deps, consultationId: string, id: string): Promise<AskDoc> => one(Asks(deps).findOne({ _id: id, consultationId }, { pending: 0 }).lean<AskDoc>());

/** Consultations by id; unknown ids are absent. */
export async function consultationsById(deps: Deps, ids: readonly string[]): Promise<Map<string, ConsultationDoc>> {
  const docs = ids.length === 0 ? [] : await Consultations(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<ConsultationDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export async function meetingsById(deps: Deps, ids: readonly string[]): Promise<Map<string, MeetingDoc>> {
  const docs = ids.length === 0 ? [] : await Meetings(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<MeetingDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export const consultationsOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<ConsultationDoc[]> => Consultations(deps).find(filter, { pending: 0 }).lean<ConsultationDoc[]>();

export type Whose = { readonly community: string } | { readonly bodies: readonly string[] };
/** A page of a lane: what can end first, first; what is over, the latest first. */
export async function lanePage(deps: Deps, whose: Whose, lane: ConsultationLane, { cursor, limit }: PageAsk): Promise<{ items: ConsultationDoc[]; next: string | null }> {
  const direction = lane === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const filter = 'community' in whose ? { 'scope.community': whose.community } : { bodyId: { $in: [...whose.bodies] } };
  const rows = await Consultations(deps).find({ ...filter, lane, ...after(decodeCursor(cursor), 'dueAt', direction) }, { timeline: 0, pending: 0, keys: 0, text: 0, tasks: 0 }).sort({ dueAt: order, _id: order }).limit(limit + 1).lean<ConsultationDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.dueAt, id: row._id }));
}
export const dueConsultations = (deps: Deps, now: Date, limit: number): Promise<ConsultationDoc[]> => Consultations(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<ConsultationDoc[]>();
export const dueAsks = (deps: Deps, now: Date, limit: number): Promise<AskDoc[]> => Asks(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<AskDoc[]>();

export const toRecount = (deps: Deps, limit: number): Promise<Pick<ConsultationDoc, '_id' | 'recountAt'>[]> => Consultations(deps).find({ recountAt: { $exists: true } }, { recountAt: 1 }).limit(limit).lean<Pick<ConsultationDoc, '_id' | 'recountAt'>[]>();

/** A page of what people think of the clauses: what may be read, and to `all` what waits too. */
export async function opinionPage(deps: Deps, consultationId: string, { clauseId, all, personId }: { readonly clauseId?: string | undefined; readonly all: boolean; readonly personId: string }, { cursor, limit }: PageAsk): Promise<{ items: OpinionDoc[]; next: string | null }> {
  const seen = all ? { $or: [{ shown: true }, { toCheck: true }, { personId }] } : { $or: [{ shown: true }, { personId }] };
  const rows = await Opinions(deps).find({ $and: [{ consultationId, ...(clauseId ? { clauseId } : {}), text: { $ne: '' } }, seen, after(decodeCursor(cursor), 'at', 'down')] }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<OpinionDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.at, id: row._id }));
}
export async function askPage(deps: Deps, consultationId: string, { kind, all, personId }: { readonly kind: AskKind; readonly all: boolean; readonly personId: string }, { cursor, limit }: PageAsk): Promise<{ items: AskDoc[]; next: string | null }> {
  const seen = all ? {} : { $or: [{ shown: true }, { personId }] };
  const rows = await Asks(deps).find({ $and: [{ consultationId, kind }, seen, after(decodeCursor(cursor), 'at', 'down')] }, { pending: 0 }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<AskDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.at, id: row._id }));
}
/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
export const openAsks = (deps: Deps, consultationId: string, kind: AskKind): Promise<number> => Asks(deps).countDocuments({ consultationId, kind, open: true }, { limit: COUNTED });
export const askedBy = (deps: Deps, consultationId: string, kind: AskKind, personId: string, most: number): Promise<number> => Asks(deps).countDocuments({ consultationId, kind, personId }, { limit: most });
export const opinionsToCheck = (deps: Deps, consultationId: string): Promise<number> => Opinions(deps).countDocuments({ consultationId, toCheck: true }, { limit: COUNTED });
export const opinionsOf = (deps: Deps, { _id, clauses }: ConsultationDoc, personId: string): Promise<OpinionDoc[]> => Opinions(deps).find({ _id: { $in: clauses.map(({ id }) => opinionIdOf(_id, id, personId)) } }).lean<OpinionDoc[]>();

export const meetingsOf = (deps: Deps, consultationId: string): Promise<MeetingDoc[]> => Meetings(deps).find({ consultationId }, { pending: 0 }).sort({ startsAt: 1 }).lean<MeetingDoc[]>();
export const signInsOf = (deps: Deps, meetingId: string): Promise<SignInDoc[]> => SignIns(deps).find({ meetingId }).lean<SignInDoc[]>();
/** Meetings of some bodies from a moment on, the next first. */
export const meetingsAhead = (deps: Deps, bodyIds: readonly string[], from: Date, limit: number): Promise<MeetingDoc[]> => Meetings(deps).find({ bodyId: { $in: [...bodyIds] }, startsAt: { $gte: from }, state: { $ne: 'off' } }, { pending: 0 }).sort({ startsAt: 1 }).limit(limit).lean<MeetingDoc[]>();

/** Who came of whom, and whether those are enough: sign-ins over the seats of that day. */
export interface Attended {
  readonly meeting: MeetingDoc;
  readonly seats: readonly SeatDoc[];
  readonly rows: readonly SignInDoc[];
  readonly members: number;
  readonly present: number;
  readonly quorate: boolean;
}
const countsAt = ({ sides }: MeetingDoc, side: SeatDoc['side']): boolean => sides.length === 0 || sides.includes(side);
export async function attendedOf(deps: Deps, { rules, bodyId }: Pick<ConsultationDoc, 'rules' | 'bodyId'>, meetings: readonly MeetingDoc[]): Promise<Attended[]> {
  const rows = meetings.length === 0 ? [] : await SignIns(deps).find({ meetingId: { $in: meetings.map(({ _id }) => _id) } }).lean<SignInDoc[]>();
  const days = new Map(await Promise.all([...new Set(meetings.map(({ startsAt }) => dayOf(startsAt)))].map(async (day) => [day, await membersOn(deps, bodyId, day)] as const)));
  return meetings.map((meeting) => {
    const seats = days.get(dayOf(meeting.startsAt)) ?? [];
    const counting = seats.filter(({ side }) => countsAt(meeting, side));
    const own = rows.filter(({ meetingId }) => meetingId === meeting._id);
    const [members, present] = [counting.length, own.filter(({ seatId }) => counting.some(({ _id }) => _id === seatId)).length];
    return { meeting, seats, rows: own, members, present, quorate: reaches(present, members, SHARE_OF[rules.procedure.quorum]) };
  });
}

/** Whether everything that the notice put was decided; votes may decide one part after the other. */
export const allDecided = ({ clauses, options, decision }: Pick<ConsultationDoc, 'clauses' | 'options' | 'decision'>): boolean => decision !== null && [...clauses, ...options].every(({ id }) => decision.results.some((result) => result.id === id));

/** What there is of a consultation, as its process looks at it. */
export async function factsOf(deps: Deps, doc: ConsultationDoc, attended: readonly Attended[]): Promise<ProcessFacts> {
  const [questions, objections] = await Promise.all([openAsks(deps, doc._id, 'question'), openAsks(deps, doc._id, 'objection')]);
  const meetings: MeetingFacts[] = attended.filter(({ meeting }) => meeting.state === 'held').map(({ meeting, quorate }) => ({ stepId: meeting.stepId, kind: meeting.kind, quorate, signed: meeting.minutes?.signedById != null }));
  return { meetings, questions, objections, decided: allDecided(doc), passed: doc.decision?.results.some(({ passed }) => passed) ?? false, tasks: doc.tasks.length, openTasks: doc.tasks.filter(({ doneAt }) => !doneAt).length, reported: doc.report !== null };
}
