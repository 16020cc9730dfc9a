import { ATTENDANCE, codeText, isDigits, readCode, ruleAgainstSlot, SLOT_MS, slotOf } from '../../shared/domain/activities/attendance';
import { DomainError } from '../../shared/domain/kernel/errors';
import type { ShiftCodes } from './crypto/shiftCodes';

const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};

/** A code that is shown to everybody who is there: one for each half minute. */
export interface ShownCode {
  readonly slot: number;
  readonly digits: string;
  readonly text: string;
}
/** The codes of the next half hour of a shift or a meeting, so that the phone which shows them needs no net. */
export function codesAhead(codes: ShiftCodes, ofId: string, now: Date): ShownCode[] {
  const first = slotOf(now);
  return Array.from({ length: ATTENDANCE.offlineMs / SLOT_MS + 1 }, (_, n) => first + n).map((slot) => {
    const { proof, digits } = codes.of(ofId, slot);
    return { slot, digits, text: codeText(ofId, slot, proof) };
  });
}
/** The half minute that a code stands for. `rule_refused` attendanceCode for one that is no code of this shift or meeting, attendanceOther for another's, attendanceOld. */
export function slotShown(codes: ShiftCodes, ofId: string, code: string, queued: boolean, now: Date): number {
  const read = readCode(code);
  if (read) {
    if (read.shiftId !== ofId) refuse('attendanceOther');
    if (!codes.matches(ofId, read.slot, read.proof)) refuse('attendanceCode');
    const rule = ruleAgainstSlot(read.slot, now, queued);
    return rule ? refuse(rule) : read.slot;
  }
  if (!isDigits(code)) return refuse('attendanceCode');
  // Digits do not say their half minute; what was typed without a net cannot be told from a guess, and does not count.
  const near = Array.from({ length: 2 * ATTENDANCE.near + 1 }, (_, n) => slotOf(now) + n - ATTENDANCE.near);
  return near.find((slot) => codes.matches(ofId, slot, code.trim())) ?? refuse('attendanceCode');
}
