import fc from 'fast-check';
import { ATTENDANCE, codeText, inWindow, isDigits, readCode, ruleAgainstMark, ruleAgainstPlace, ruleAgainstSlot, ruleAgainstTurn, SLOT_MS, slotOf } from '../../../../shared/domain/activities/attendance';

const NOW = new Date('2026-03-07T01:00:00.000Z');
const span = { startsAt: NOW, endsAt: new Date(NOW.getTime() + 7_200_000) };
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

it.each<[number, boolean, string | null]>([[0, false, null], [2, false, null], [3, false, 'attendanceOld'], [-2, false, null], [-3, false, 'attendanceCode'], [60, true, null], [61, true, 'attendanceOld'], [-3, true, 'attendanceCode']])('a code %i half minutes old, sent later: %s, is %s', (away, queued, rule) => {
  expect(ruleAgainstSlot(slotOf(NOW) - away, NOW, queued)).toBe(rule);
});

it.each<['arrive' | 'depart', object | null, number | null, string | null]>([
  ['arrive', null, 5, null], ['arrive', { state: 'here', slot: 4 }, 5, 'attendanceTwice'], ['arrive', { state: 'noShow', slot: null }, 5, 'attendanceTwice'], ['depart', null, 5, 'attendanceFirst'], ['depart', { state: 'here', slot: 5 }, 5, 'attendanceReplayed'],
  ['depart', { state: 'here', slot: 5 }, 6, null], ['depart', { state: 'here', slot: 5 }, null, null], ['depart', { state: 'here', slot: null }, 5, null], ['depart', { state: 'gone', slot: 5 }, 9, 'attendanceTwice'],
])('%s with %j by %s: %s', (turn, attendance, slot, rule) => {
  expect(ruleAgainstTurn(turn, attendance as never, slot)).toBe(rule);
});

it('keeps to five hundred metres, two hours on each side and three days of correction', () => {
  expect([ruleAgainstPlace(500), ruleAgainstPlace(501)]).toEqual([null, 'attendanceFar']);
  expect([-121, -120, 240, 241].map((minutes) => inWindow(span, later(minutes)))).toEqual([false, true, true, false]);
  expect([-121, 0, 120 + 72 * 60, 121 + 72 * 60].map((minutes) => ruleAgainstMark(span, later(minutes)))).toEqual(['attendanceEarly', null, null, 'attendanceOver']);
  expect(ATTENDANCE.offlineMs / SLOT_MS).toBe(60);
});

it('reads what it wrote, and nothing else', () => {
  fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), fc.integer({ min: 0, max: 1e9 }), fc.stringMatching(/^[A-Za-z0-9_-]{22}$/), (shiftId, slot, proof) => {
    expect(readCode(codeText(shiftId, slot, proof))).toEqual({ shiftId, slot, proof });
  }));
  fc.assert(fc.property(fc.string(), (text) => { expect(readCode(text)).toBeNull(); }));
  expect([isDigits('012345'), isDigits('12345'), isDigits('12345a')]).toEqual([true, false, false]);
});
