import { HOURS_TERMS } from '../../../../config/catalogue/volunteerHours';
import { countedMinutes, servedSpan } from '../../../../shared/domain/volunteerHours/time';
import type { Deps } from '../../../platform/deps';
import { attendanceOf, signUpsById, type Attendance } from '../../activities';
import { volunteersById } from '../../volunteers';
import type { ServiceRecordDoc } from '../document';
import { recordsById } from '../queries';
import { applyStep, SYSTEM } from '../step';
import { make, newRecord } from './enter';

type Shown = Pick<ServiceRecordDoc, 'title' | 'from' | 'to' | 'breakMinutes' | 'minutes' | 'evidence' | 'enteredBy' | 'shownBy' | 'unleft' | 'queued'>;

/** The id of what an attendance becomes: one record for one sign-up, however often it is told of. */
export const attendedId = (signUpId: string): string => `signUp-${signUpId}`;

function shownOf({ title, breakMinutes, evidence, markedBy, shownBy, unleft, queued, ...times }: Attendance): Shown {
  const span = servedSpan(times, HOURS_TERMS);
  return { title, ...span, breakMinutes, minutes: countedMinutes(span, breakMinutes, HOURS_TERMS), evidence, enteredBy: markedBy ?? null, shownBy: [...shownBy], unleft, queued };
}
const sameAs = (doc: ServiceRecordDoc, shown: Shown): boolean =>
  doc.from.getTime() === shown.from.getTime() && doc.to.getTime() === shown.to.getTime() && doc.minutes === shown.minutes && doc.evidence === shown.evidence && doc.enteredBy === shown.enteredBy;

async function open(deps: Deps, attendance: Attendance, shown: Shown): Promise<void> {
  const { signUpId, volunteerId, shiftId, teamId = null } = attendance;
  const [volunteer, signUp] = [(await volunteersById(deps, [volunteerId])).get(volunteerId), (await signUpsById(deps, [signUpId])).get(signUpId)];
  if (!volunteer || !signUp) return;
  const [id, actor] = [attendedId(signUpId), { personId: shown.enteredBy, parts: ['system'] } as const];
  const of = { scope: signUp.scope, shiftId, teamId };
  // The station that held it confirms; whether hours count for the volunteer at all is looked at then.
  await make(deps, id, id, async () => newRecord(deps, volunteer, actor, id, id, { ...shown, kind: 'service', state: 'toConfirm', manual: false, ...of }, 'attend'));
}

/** What was confirmed or objected to was said of another time, and is asked for again. */
const follow = (deps: Deps, doc: ServiceRecordDoc, shown: Shown): Promise<ServiceRecordDoc> =>
  applyStep(deps, doc, SYSTEM, 'attend', { revision: doc.revision, key: `attend-${doc.revision}` }, ({ now }) => ({
    set: { ...shown, shownBy: [...new Set([...doc.shownBy, ...shown.shownBy])], confirmedBy: null, publishedAt: null, publishUntil: null, objections: doc.objections.map((one) => ({ ...one, settled: true })), waitsSince: now, reminded: false },
  }));

/**
 * Makes of an attendance that has ended a record to be confirmed by a second person, and follows when it is corrected. Done again it
 * changes nothing. What people have refused or the ledger holds stays as it is: that is for people to correct.
 */
export async function recordAttendance(deps: Deps, signUpId: string): Promise<void> {
  const [attendance, known] = [await attendanceOf(deps, signUpId), (await recordsById(deps, [attendedId(signUpId)])).get(attendedId(signUpId))];
  const shown = attendance && shownOf(attendance);
  const counts = shown !== null && shown.minutes > 0;
  if (!known) return attendance && counts ? open(deps, attendance, shown) : undefined;
  if (known.state === 'counted' || known.state === 'refused') return undefined;
  if (!counts) await applyStep(deps, known, SYSTEM, 'refuse', { revision: known.revision, key: `back-${known.revision}` }, () => ({ code: 'takenBack', step: 'lapse' }));
  else if (!sameAs(known, shown)) await follow(deps, known, shown);
  return undefined;
}
