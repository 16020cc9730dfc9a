import { inWindow, type Evidence } from '../../../shared/domain/activities/attendance';
import type { ResponseOf } from '../../../shared/contract';
import type { Deps } from '../../platform/deps';
import { codesAhead } from '../../platform/shownCode';
import type { AuditActor } from '../audit';
import { seeContact, volunteersById } from '../volunteers';
import type { ActivityDoc, SignUpDoc } from './document';
import { rawActivities } from './model';
import { activitiesById, signUpById } from './queries';
import { refuse, shiftIn } from './step';

/** What one attendance says to those who count hours; nothing else about it crosses over. */
export interface Attendance {
  readonly signUpId: string;
  readonly activityId: string;
  readonly shiftId: string;
  readonly title: string;
  readonly volunteerId: string;
  readonly personId: string;
  readonly community: string;
  readonly organiser: ActivityDoc['organiser'];
  readonly teamId?: string;
  readonly plannedFrom: Date;
  readonly plannedTo: Date;
  readonly cameAt: Date;
  readonly leftAt: Date;
  readonly breakMinutes: number;
  readonly evidence: Evidence;
  /** Who said so, where the leader or the station did. */
  readonly markedBy?: string;
  /** Who leads the shift and, where a code shows that somebody came or left, everybody who fetched its codes. */
  readonly shownBy: readonly string[];
  /** Nobody said when they left: it is the planned end. */
  readonly unleft: boolean;
  /** A code was scanned without a net, and came later. */
  readonly queued: boolean;
}

const leaderOf = ({ shifts }: ActivityDoc, shiftId: string): string[] => shifts.flatMap(({ id, leaderId }) => (id === shiftId && leaderId !== null ? [leaderId] : []));
/** Who could have handed out codes of a shift: who leads it, and who fetched them, whether they still lead or not. */
export const showersOf = (activity: ActivityDoc, shiftId: string): string[] => [...new Set([...leaderOf(activity, shiftId), ...(activity.codesBy ?? []).flatMap((one) => (one.shiftId === shiftId ? [one.personId] : []))])];

const isPaid = ({ roles }: ActivityDoc, roleId: string): boolean => roles.some(({ id, paid }) => id === roleId && paid === true);
/** An attendance that has ended; null where nobody came, or it goes on, or it was taken back, and for help that is paid: that is no volunteering (P15). */
export async function attendanceOf(deps: Deps, signUpId: string): Promise<Attendance | null> {
  const doc = await signUpById(deps, signUpId);
  const activity = doc && (await activitiesById(deps, [doc.activityId])).get(doc.activityId);
  const row = doc?.attendance;
  if (!doc || !activity || row?.state !== 'gone' || !row.cameAt || !row.leftAt || isPaid(activity, doc.roleId)) return null;
  const { activityId, shiftId, volunteerId, personId, startsAt: plannedFrom, endsAt: plannedTo } = doc;
  const { organiser } = activity;
  const byCode = row.evidence === 'code' || row.leftBy === 'code';
  return {
    signUpId, activityId, shiftId, title: activity.title, volunteerId, personId, community: doc.scope.community, organiser, ...(organiser.kind === 'team' ? { teamId: organiser.id } : {}), plannedFrom, plannedTo,
    cameAt: row.cameAt, leftAt: row.leftAt, breakMinutes: 0, evidence: row.evidence, ...(row.markedBy === null ? {} : { markedBy: row.markedBy }),
    shownBy: byCode ? showersOf(activity, shiftId) : leaderOf(activity, shiftId), unleft: row.leftBy === 'shift', queued: row.queued,
  };
}

/**
 * The codes of the next half hour, for the phone of whoever leads: it shows them without a net. Whoever fetches them is written down
 * first, once: they do not confirm what comes of these codes. `rule_refused` attendanceTime outside the time of the shift.
 */
export async function codesOf(deps: Deps, activity: ActivityDoc, shiftId: string, personId: string): Promise<ResponseOf<'GET /activities/:id/shifts/:shiftId/codes'>> {
  const [shift, now] = [shiftIn(activity, shiftId), deps.clock.now()];
  if (!inWindow(shift, now)) refuse('attendanceTime');
  const known = (activity.codesBy ?? []).some((one) => one.shiftId === shiftId && one.personId === personId);
  if (!known) await rawActivities(deps).updateOne({ _id: activity._id }, { $addToSet: { codesBy: { shiftId, personId } } });
  return { now: now.toISOString(), items: codesAhead(deps.shiftCodes, shiftId, now) };
}

/**
 * Whom to call for somebody on a shift, to whoever leads it, while it goes on; the row in the audit log comes first. `rule_refused`
 * attendanceTime outside it, attendanceNoContact where the record names nobody.
 */
export async function callFor(deps: Deps, doc: SignUpDoc, actor: AuditActor, key: string): Promise<ResponseOf<'POST /sign-ups/:id/emergency'>> {
  if (doc.state !== 'seated' || !inWindow(doc, deps.clock.now())) refuse('attendanceTime');
  const volunteer = (await volunteersById(deps, [doc.volunteerId])).get(doc.volunteerId);
  if (!volunteer?.emergency) return refuse('attendanceNoContact');
  const { name, phone } = await seeContact(deps, volunteer, actor, { reason: 'danger', text: '', of: 'emergency', key });
  return { name, relation: volunteer.emergency.relation, phone };
}
