import type { ParsedOf } from '../../../../shared/contract';
import { inWindow, isLate, ruleAgainstMark, ruleAgainstOwnCode, ruleAgainstPlace, ruleAgainstTurn, slotStart, type Evidence, type Mark } from '../../../../shared/domain/activities/attendance';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { distanceMetres } from '../../../../shared/domain/organisation/geo';
import type { Deps } from '../../../platform/deps';
import { slotShown } from '../../../platform/shownCode';
import type { ActivityDoc, AttendanceRow, SignUpDoc } from '../document';
import { loadSignUp } from '../queries';
import { applyTurn, ifStill, refuse, refuseIf, SYSTEM, type Ask, type Hand } from '../step';

/** `own`: they could hand out the codes of the shift themselves. */
export type Shown = ParsedOf<'POST /sign-ups/:id/arrive'>['body'] & { readonly own: boolean };
/** What a code or a place shows: when somebody was there, and by which half minute. */
interface Evident {
  readonly at: Date;
  readonly evidence: Evidence;
  readonly slot: number | null;
  readonly queued: boolean;
}

function evidentFrom(deps: Deps, activity: ActivityDoc, doc: SignUpDoc, shown: Shown, now: Date): Evident {
  if (shown.code !== null) {
    refuseIf(ruleAgainstOwnCode(shown));
    const slot = slotShown(deps.shiftCodes, doc.shiftId, shown.code, shown.queued, now);
    // What counts is the code's half minute, not when it arrives; of one that is newer than now, now.
    const at = new Date(Math.min(slotStart(slot).getTime(), now.getTime()));
    return { at: shown.queued ? at : now, evidence: 'code', slot, queued: shown.queued };
  }
  if (shown.place === null) return refuse('attendanceCode');
  refuseIf(ruleAgainstPlace(distanceMetres(toSystem(shown.place, 'gcj02'), activity.point)));
  return { at: now, evidence: 'place', slot: null, queued: false };
}

/** Takes a step of attendance though the clock or a leader may be at the row too. */
async function insist(deps: Deps, doc: SignUpDoc, step: (doc: SignUpDoc) => Promise<SignUpDoc>): Promise<SignUpDoc> {
  for (let left = 5, now = doc; ; left -= 1) {
    const after = await ifStill(step(now));
    if (after) return after;
    if (left === 0) throw new DomainError('conflict', { state: now.state, revision: now.revision });
    now = await loadSignUp(deps, doc._id);
    if (now.state !== 'seated') throw new DomainError('wrong_state', { state: now.state, revision: now.revision });
  }
}

/** Somebody has come, by a code or by where they are. Each writes their own row. `rule_refused` attendanceCode, attendanceOther, attendanceOld, attendanceOwn, attendanceFar, attendanceTime, attendanceTwice. */
export function arrive(deps: Deps, activity: ActivityDoc, first: SignUpDoc, actor: Hand, shown: Shown, key: string): Promise<SignUpDoc> {
  return insist(deps, first, (doc) => applyTurn(deps, doc, actor, 'arrive', { revision: doc.revision, key }, ({ now }) => {
    const { at, evidence, slot, queued } = evidentFrom(deps, activity, doc, shown, now);
    if (!inWindow(doc, at)) refuse('attendanceTime');
    refuseIf(ruleAgainstTurn('arrive', doc.attendance ?? null, slot));
    const attendance: AttendanceRow = { state: 'here', late: isLate(doc, at), cameAt: at, leftAt: null, evidence, leftBy: null, markedBy: null, slot, queued };
    return { code: evidence, set: { attendance, swap: null } };
  }));
}
/** Somebody leaves, by the same means. `rule_refused` attendanceFirst, attendanceReplayed for the code they came with, and as of `arrive`. */
export function depart(deps: Deps, activity: ActivityDoc, first: SignUpDoc, actor: Hand, shown: Shown, key: string): Promise<SignUpDoc> {
  return insist(deps, first, (doc) => applyTurn(deps, doc, actor, 'depart', { revision: doc.revision, key }, ({ now }) => {
    const { at, evidence, slot, queued } = evidentFrom(deps, activity, doc, shown, now);
    if (!inWindow(doc, at)) refuse('attendanceTime');
    refuseIf(ruleAgainstTurn('depart', doc.attendance ?? null, slot));
    const { attendance } = doc;
    if (!attendance) return refuse('attendanceFirst');
    return { code: evidence, step: 'ended', set: { attendance: { ...attendance, state: 'gone', leftAt: at, leftBy: evidence, queued: attendance.queued || queued } } };
  }));
}

const empty: AttendanceRow = { state: 'here', late: false, cameAt: null, leftAt: null, evidence: 'mark', leftBy: null, markedBy: null, slot: null, queued: false };
/** What a mark makes of an attendance: who was there by code stays so, what the leader says is theirs. */
function marked(doc: SignUpDoc, mark: Mark, markedBy: string, now: Date): AttendanceRow {
  const before = doc.attendance ?? null;
  const over = now >= doc.endsAt;
  if (mark === 'excused' || mark === 'noShow') return { ...empty, state: mark, markedBy };
  const cameAt = before?.cameAt ?? (over || now < doc.startsAt ? doc.startsAt : now);
  const came = { ...(before?.cameAt ? before : empty), cameAt, markedBy };
  if (mark === 'left') return { ...came, state: 'gone', leftAt: over ? doc.endsAt : now, leftBy: 'mark' };
  // After the shift whoever was there stayed until its end, as planned.
  return { ...came, late: mark === 'late' || (mark !== 'present' && came.late), ...(over ? { state: 'gone' as const, leftAt: before?.leftAt ?? doc.endsAt, leftBy: before?.leftBy ?? 'mark' } : { state: 'here' as const, leftAt: null, leftBy: null }) };
}
/** The leader or the station says how it was, or corrects it, within three days. `rule_refused` attendanceEarly, attendanceOver, attendanceSelf. */
export function mark(deps: Deps, first: SignUpDoc, actor: Hand, ask: { readonly mark: Mark; readonly key: string }): Promise<SignUpDoc> {
  return insist(deps, first, (doc) => applyTurn(deps, doc, actor, 'mark', { revision: doc.revision, key: ask.key }, ({ now }) => {
    if (doc.personId === actor.personId) refuse('attendanceSelf');
    refuseIf(ruleAgainstMark(doc, now));
    const attendance = marked(doc, ask.mark, actor.personId ?? '', now);
    // Once something ended is corrected, those who count hours look at it anew.
    const ended = attendance.state === 'gone' || doc.attendance?.state === 'gone';
    return { code: ask.mark, ...(ended ? { step: 'ended' as const } : {}), set: { attendance } };
  }));
}

/** The shift is over: who has not left has stayed until its planned end, who never came did not come. */
export async function closeShift(deps: Deps, doc: SignUpDoc, ask: Ask): Promise<void> {
  const before = doc.attendance ?? null;
  const here = before?.state === 'here';
  if (before && !here) return;
  const attendance: AttendanceRow = before ? { ...before, state: 'gone', leftAt: new Date(Math.max(doc.endsAt.getTime(), before.cameAt?.getTime() ?? 0)), leftBy: 'shift' } : { ...empty, state: 'noShow' };
  await ifStill(applyTurn(deps, doc, SYSTEM, 'close', ask, () => ({ code: here ? 'shift' : 'noShow', ...(here ? { step: 'ended' as const } : {}), set: { attendance } })));
}
