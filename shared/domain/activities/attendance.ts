import { MINUTE_MS } from '../kernel/days';
import { HOUR_MS } from './limits';
import type { ActivityRuleCode } from './rules';
import type { Span } from './series';

/** How somebody was found to be there. `mark`: the leader or the station says so. */
export const EVIDENCES = ['code', 'place', 'mark'] as const;
export type Evidence = (typeof EVIDENCES)[number];
/** What a leader may say of somebody; later corrections are said the same way. */
export const MARKS = ['present', 'late', 'left', 'excused', 'noShow'] as const;
export type Mark = (typeof MARKS)[number];
/** How far one's attendance is. */
export const ATTENDANCE_STATES = ['here', 'gone', 'excused', 'noShow'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** A code stands for half a minute. */
export const SLOT_MS = 30_000;
export const slotOf = (at: Date): number => Math.floor(at.getTime() / SLOT_MS);
export const slotStart = (slot: number): Date => new Date(slot * SLOT_MS);
/** Limits of attendance. */
export const ATTENDANCE = {
  /** Half minutes by which a code may be away from now: phones' clocks differ, and hands are slow. */
  near: 2,
  /** A code that was scanned without a net counts so long after its half minute. */
  offlineMs: 30 * MINUTE_MS,
  /** How far from the place, and how long before the beginning and after the end, one is taken to be there (domain.md section 4). */
  metres: 500, windowMs: 2 * HOUR_MS,
  /** Who comes later than this is late. */
  lateMs: 15 * MINUTE_MS,
  /** How long after the end a leader may correct what was marked. */
  correctMs: 72 * HOUR_MS,
} as const;

/** Whether a moment lies in the time in which people come to and leave a shift. */
export const inWindow = ({ startsAt, endsAt }: Span, at: Date): boolean => at.getTime() >= startsAt.getTime() - ATTENDANCE.windowMs && at.getTime() <= endsAt.getTime() + ATTENDANCE.windowMs;
/** When an attendance that nobody ended is ended, and who did not come is marked so. */
export const closedAt = ({ endsAt }: Span): Date => new Date(endsAt.getTime() + ATTENDANCE.windowMs);
export const isLate = ({ startsAt }: Span, at: Date): boolean => at.getTime() > startsAt.getTime() + ATTENDANCE.lateMs;

/** Why the half minute of a code does not count now; null when it does. `queued`: it was scanned without a net and is sent later. */
export function ruleAgainstSlot(slot: number, now: Date, queued: boolean): ActivityRuleCode | null {
  const away = slotOf(now) - slot;
  if (away < -ATTENDANCE.near) return 'attendanceCode';
  if (away <= ATTENDANCE.near) return null;
  return queued && away * SLOT_MS <= ATTENDANCE.offlineMs ? null : 'attendanceOld';
}
/** Why a code does not show that somebody came who could hand it out to themselves (domain.md section 4: nobody alone creates hours). */
export const ruleAgainstOwnCode = ({ own }: { readonly own: boolean }): ActivityRuleCode | null => (own ? 'attendanceOwn' : null);
/** Why somebody far away, or at another time, is not taken to be there. */
export const ruleAgainstPlace = (metres: number): ActivityRuleCode | null => (metres <= ATTENDANCE.metres ? null : 'attendanceFar');
/** Why somebody cannot come or leave as things stand. */
export function ruleAgainstTurn(turn: 'arrive' | 'depart', attendance: { readonly state: AttendanceState; readonly slot: number | null } | null, slot: number | null): ActivityRuleCode | null {
  if (turn === 'arrive') return attendance === null ? null : 'attendanceTwice';
  if (attendance?.state !== 'here') return attendance === null ? 'attendanceFirst' : 'attendanceTwice';
  // The code one came with does not show that one was there until later.
  return slot !== null && attendance.slot !== null && slot <= attendance.slot ? 'attendanceReplayed' : null;
}
/** Why a mark is refused: before the shift there is nothing to mark, long after it what stands counts. */
export const ruleAgainstMark = (span: Span, now: Date): ActivityRuleCode | null => (now.getTime() < span.startsAt.getTime() - ATTENDANCE.windowMs ? 'attendanceEarly' : now.getTime() > span.endsAt.getTime() + ATTENDANCE.correctMs ? 'attendanceOver' : null);

/** What a QR picture says: which shift, which half minute, and the proof. */
export const codeText = (shiftId: string, slot: number, proof: string): string => `LINLI1.${shiftId}.${slot.toString(36)}.${proof}`;
const CODE = /^LINLI1\.([A-Za-z0-9_-]{1,64})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/;
/** What somebody scanned; null when it is no such code. */
export function readCode(text: string): { readonly shiftId: string; readonly slot: number; readonly proof: string } | null {
  const [, shiftId, slot, proof] = CODE.exec(text.trim()) ?? [];
  return shiftId !== undefined && slot !== undefined && proof !== undefined ? { shiftId, slot: parseInt(slot, 36), proof } : null;
}
/** Six digits, for whoever cannot scan. */
export const isDigits = (text: string): boolean => /^\d{6}$/.test(text.trim());
