import { ACTIVITY_LIMITS } from '../../../shared/domain/activities/limits';
import { closedAt } from '../../../shared/domain/activities/attendance';
import { activityActions, fitsHand, leavingAsks, ruleAgainstHand, ruleAgainstTime, signUpActions } from '../../../shared/domain/activities/rules';
import { overlap } from '../../../shared/domain/activities/series';
import type { ActivityAction, ActivityPart } from '../../../shared/domain/activities/states';
import type { ResponseOf } from '../../../shared/contract';
import { distanceMetres } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { getUnits, presentStation } from '../organisation';
import { holdsOf, volunteersById, type Helper, type HoldRow } from '../volunteers';
import type { ActivityDoc, RoleRow, ShiftRow, SignUpDoc } from './document';
import { planById } from '../volunteerProjects';
import { teamsById } from '../volunteerTeams';
import { leadsShift, sees, sightIn, type Person } from './policy';
import { activitiesById, besideOf, comingShifts, ownOf, standingOf, type Beside } from './queries';
import { takenOf } from './seats';

export type View = ResponseOf<'GET /activities/:id'>;
export type Row = ResponseOf<'GET /activities'>['items'][number];
type ShiftView = View['shifts'][number];
type MyShift = ResponseOf<'GET /sign-ups'>['items'][number];

const headOf = ({ _id: id, title, where, risk, visit, minAge, state }: ActivityDoc): Pick<Row, 'id' | 'title' | 'where' | 'risk' | 'visit' | 'minAge' | 'state'> => ({ id, title, where, risk, visit, minAge, state });
const comingIn = (doc: ActivityDoc, now: Date): ShiftRow[] => doc.shifts.filter(({ state, startsAt }) => state === 'open' && startsAt > now).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

/** Rows of lists. `near`: where somebody looks from. */
export async function presentRows(deps: Deps, docs: readonly ActivityDoc[], helper: Helper | null, near: { lng: number; lat: number } | null): Promise<Row[]> {
  const now = deps.clock.now();
  const next = new Map(docs.map((doc) => [doc._id, comingIn(doc, now)]));
  const firsts = docs.flatMap((doc) => next.get(doc._id)?.[0]?.id ?? []);
  const [taken, mine, teams] = await Promise.all([takenOf(deps, firsts), helper ? ownOf(deps, firsts, helper.id) : new Map<string, SignUpDoc>(), teamsById(deps, docs.flatMap(({ organiser }) => (organiser.kind === 'team' ? organiser.id : [])))]);
  const own = new Set([...mine.values()].filter(({ state }) => state !== 'left').map(({ shiftId }) => shiftId));
  return docs.map((doc) => {
    const coming = next.get(doc._id) ?? [];
    const first = coming[0] ?? (doc.state === 'published' ? undefined : doc.shifts[0]);
    const shown = first ?? doc.shifts[doc.shifts.length - 1];
    const fits = helper !== null && first !== undefined && doc.roles.some((role) => ruleAgainstHand(doc, role, helper, first.startsAt) === null && fitsHand(doc, role, helper, first.startsAt));
    return {
      ...headOf(doc), team: doc.organiser.kind === 'team' ? (teams.get(doc.organiser.id)?.name ?? '') : null, startsAt: shown?.startsAt.toISOString() ?? null, endsAt: shown?.endsAt.toISOString() ?? null, shifts: coming.length, free: first ? doc.roles.reduce((sum, role) => sum + Math.max(0, role.places - taken(first.id, role)), 0) : 0,
      fits, mine: first !== undefined && own.has(first.id), metres: near ? Math.round(distanceMetres(near, doc.point)) : null,
    };
  });
}
/** What can be signed up for as a volunteer looks through it: what fits first, then what comes first. */
export const inOrder = (rows: readonly Row[]): Row[] => rows.filter(({ shifts }) => shifts > 0).sort((a, b) => Number(b.fits) - Number(a.fits) || (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));

/** How somebody's attendance stands. */
export const attendanceView = ({ attendance }: Pick<SignUpDoc, 'attendance'>): NonNullable<ShiftView['mine']>['attendance'] =>
  attendance ? { state: attendance.state, late: attendance.late, cameAt: attendance.cameAt?.toISOString() ?? null, leftAt: attendance.leftAt?.toISOString() ?? null, evidence: attendance.evidence, queued: attendance.queued } : null;
/** One's own sign-up, as it stands on the activity's page and in one's list. */
function mineOf(doc: SignUpDoc, activity: ActivityDoc, now: Date): NonNullable<ShiftView['mine']> {
  const { _id: id, revision, state, roleId, party, last } = doc;
  const swapping = doc.swap !== null && state === 'seated';
  return { id, revision, state, roleId, party, last, answerBy: state === 'offered' ? (doc.answerBy?.toISOString() ?? null) : null, swapping, leavingAsks: leavingAsks(activity, doc, now), attendance: attendanceView(doc), actions: signUpActions({ ...doc, swapping, attendance: doc.attendance?.state ?? null }, now) };
}

interface Sight {
  readonly now: Date;
  readonly person: Person;
  readonly helper: Helper | null;
  readonly holds: readonly HoldRow[];
  readonly beside: readonly Beside[];
  readonly own: ReadonlyMap<string, SignUpDoc>;
  readonly taken: (shiftId: string, role: RoleRow) => number;
}
function whyNot(doc: ActivityDoc, shift: ShiftRow, role: RoleRow, { helper, holds, now }: Sight): string | null {
  const late = ruleAgainstTime(doc, shift, now);
  if (late) return late;
  if (!helper) return 'activityNotVolunteer';
  return ruleAgainstHand(doc, role, helper, shift.startsAt) ?? (holds.some((hold) => hold.ask.shiftId !== shift.id && overlap(hold, shift)) ? 'activityOverlap' : holds.filter(({ endsAt }) => endsAt > now).length >= ACTIVITY_LIMITS.held ? 'activityMany' : null);
}
function shiftOf(doc: ActivityDoc, shift: ShiftRow, sight: Sight): ShiftView {
  const { person, beside, own, taken, now } = sight;
  const mine = [...own.values()].find(({ shiftId, state }) => shiftId === shift.id && state !== 'left');
  const here = beside.filter(({ shiftId }) => shiftId === shift.id);
  return {
    id: shift.id, startsAt: shift.startsAt.toISOString(), endsAt: shift.endsAt.toISOString(), state: shift.state, led: shift.leaderId !== null, leading: leadsShift(person, doc, shift.id),
    roles: doc.roles.map((role) => ({ id: role.id, free: Math.max(0, role.places - taken(shift.id, role)), // Before a newcomer's turn, as `waitingFor` has it: whoever comes only if nobody else does keeps nobody away, nor do more than there are places.
      waiting: here.filter(({ roleId, state, party, last }) => roleId === role.id && state === 'waiting' && !last && party <= role.places).length, why: mine ? null : whyNot(doc, shift, role, sight) })),
    mine: mine ? mineOf(mine, doc, now) : null,
    swaps: mine || shift.startsAt <= now ? [] : here.filter(({ state, swap, personId, roleId }) => {
      const role = doc.roles.find(({ id }) => id === roleId);
      return state === 'seated' && swap !== null && personId !== person.personId && (swap.to === null || swap.to === person.personId) && role !== undefined && whyNot({ ...doc, closesHours: 0 }, shift, role, sight) === null;
    }).map(({ _id }) => _id),
  };
}

/** What of the story others than those who see to it read: what concerns everybody. */
const OPEN_STORY: readonly ActivityAction[] = ['publish', 'approve', 'change', 'move', 'cancelShift', 'cancel'];
/** What of the story somebody reads: the station and the team all. */
const timelineOf = (doc: ActivityDoc, part: ActivityPart): View['timeline'] =>
  doc.timeline.filter(({ action }) => sees(part) || OPEN_STORY.includes(action)).map(({ id, at, action, code, text }) => ({ id, at: at.toISOString(), action, code: code?.startsWith(doc._id) ? null : code, text })).reverse();

/** The team that holds it, and the project it is a part of. */
async function organiserOf(deps: Deps, { organiser, projectId }: ActivityDoc): Promise<Pick<View, 'team' | 'project'>> {
  const [plan, teams] = await Promise.all([projectId === null ? null : planById(deps, projectId), teamsById(deps, organiser.kind === 'team' ? [organiser.id] : [])]);
  return { team: organiser.kind === 'team' ? { id: organiser.id, name: teams.get(organiser.id)?.name ?? '' } : null, project: plan && { id: plan._id, name: plan.name } };
}

/** One activity as its viewer may see it; `sightIn` says whether it is there for them. Where exactly to meet: to the station and to those who come. */
export async function presentActivity(deps: Deps, doc: ActivityDoc, person: Person, helper: Helper | null): Promise<View> {
  const [now, part] = [deps.clock.now(), await sightIn(deps, person, doc)];
  // Nobody signs up for what is over.
  const shiftIds = doc.shifts.filter(({ endsAt }) => closedAt({ startsAt: now, endsAt }) > now).map(({ id }) => id);
  const { community, station } = doc.scope;
  const [units, of, taken, beside, own, holds] = await Promise.all([getUnits(deps, [community, station]), organiserOf(deps, doc), takenOf(deps, shiftIds), besideOf(deps, shiftIds), helper ? ownOf(deps, shiftIds, helper.id) : new Map<string, SignUpDoc>(), helper ? holdsOf(deps, helper.id) : []]);
  const shifts = doc.shifts.map((shift) => shiftOf(doc, shift, { now, person, helper, holds, beside, own, taken }));
  return {
    ...headOf(doc), revision: doc.revision, viewer: part, text: doc.text, bring: doc.bring, insurance: doc.insurance, meet: part !== 'guest' || shifts.some(({ mine }) => mine?.state === 'seated') ? doc.meet : null, point: { ...doc.point, system: 'gcj02' }, roles: doc.roles.map((role) => ({ ...role, paid: role.paid === true })), shifts, ...of,
    opensAt: doc.opensAt?.toISOString() ?? null, closesHours: doc.closesHours, cancelHours: doc.cancelHours, community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    volunteer: helper?.state === 'active', timeline: timelineOf(doc, part), actions: activityActions(doc, part),
  };
}

/** One's own sign-up with what it is for. */
export function presentTurn(doc: SignUpDoc, activity: ActivityDoc, now: Date): MyShift {
  const { title, where, meet, roles, shifts } = activity;
  const last = [...doc.timeline].reverse().find(({ code }) => code !== null);
  return { ...mineOf(doc, activity, now), activityId: activity._id, shiftId: doc.shiftId, title, where, meet: doc.state === 'seated' ? meet : '', role: roles.find(({ id }) => id === doc.roleId)?.name ?? '', startsAt: doc.startsAt.toISOString(), endsAt: doc.endsAt.toISOString(), leading: shifts.some(({ id, leaderId }) => id === doc.shiftId && leaderId === doc.personId), code: doc.state === 'left' ? (last?.code ?? null) : null };
}
/** One's own shifts. */
export async function presentMine(deps: Deps, docs: readonly SignUpDoc[]): Promise<MyShift[]> {
  const [now, activities] = [deps.clock.now(), await activitiesById(deps, docs.map(({ activityId }) => activityId))];
  return docs.flatMap((doc): MyShift[] => {
    const activity = activities.get(doc.activityId);
    return activity ? [presentTurn(doc, activity, now)] : [];
  });
}

/** Who comes to a shift, who was asked and who waits: names, to the station and the leader. */
export async function presentPeople(deps: Deps, activity: ActivityDoc, shiftId: string): Promise<ResponseOf<'GET /activities/:id/shifts/:shiftId/people'>> {
  return presentHands(deps, activity, await standingOf(deps, [shiftId]));
}
/** Rows of that list. */
export async function presentHands(deps: Deps, activity: ActivityDoc, docs: readonly SignUpDoc[]): Promise<ResponseOf<'GET /activities/:id/shifts/:shiftId/people'>> {
  const names = await volunteersById(deps, docs.map(({ volunteerId }) => volunteerId));
  return { items: docs.map(({ _id, shiftId, volunteerId, personId, state, roleId, party, last, waitingSince, createdAt, attendance }) => ({ id: _id, name: names.get(volunteerId)?.name ?? '', volunteerId, state, roleId, party, last, leads: activity.shifts.some(({ id, leaderId }) => id === shiftId && leaderId === personId), since: (waitingSince ?? createdAt).toISOString(), attendance: attendanceView({ attendance }) })) };
}

/** Where hands are missing, the first shift first. */
export async function presentGaps(deps: Deps, stations: readonly string[]): Promise<ResponseOf<'GET /workbench/activity-gaps'>> {
  const coming = await comingShifts(deps, stations);
  const ids = coming.map(({ shift }) => shift.id);
  const [taken, standing] = await Promise.all([takenOf(deps, ids), standingOf(deps, ids)]);
  const rows = coming.map(({ activity, shift }) => ({
    activityId: activity._id, title: activity.title, shiftId: shift.id, startsAt: shift.startsAt.toISOString(),
    roles: activity.roles.map((role) => ({ name: role.name, missing: role.places - taken(shift.id, role), waiting: standing.filter(({ shiftId, roleId, state }) => shiftId === shift.id && roleId === role.id && state === 'waiting').length })).filter(({ missing }) => missing > 0),
  }));
  return { items: rows.filter(({ roles }) => roles.length > 0) };
}
