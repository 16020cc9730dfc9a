import fc from 'fast-check';
import { ageOn, birthIn, checkSign, documentNumber, isCalendarDay, isDocument } from '../../../../shared/domain/volunteers/documents';
import { volunteerNumber } from '../../../../shared/domain/volunteers/number';

describe('numbers of documents', () => {
  it.each([
    ['identityCard', '11010519491231002X', true], ['identityCard', '440524188001010014', true], ['permit', '990000199001010017', true], ['passport', 'E12345678', true],
    ['identityCard', '110105194912310021', false], ['identityCard', '99000019900230001X', false], ['identityCard', '11010519491231002', false], ['identityCard', 'E12345678', false], ['passport', 'E1', false], ['passport', 'E1234 567', false],
  ] as const)('%s %s: %s', (kind, number, can) => expect(isDocument(kind, number)).toBe(can));

  it('are kept in one way, however they are typed', () => expect(['110105 1949-1231 002x', '１１０１０５１９４９１２３１００２Ｘ'].map(documentNumber)).toEqual(['11010519491231002X', '11010519491231002X']));

  it('tell the day of birth where the calendar has it', () => expect(['990000199001310012', '990000199002300012', '99', 'E12345678'].map(birthIn)).toEqual(['1990-01-31', null, null, null]));

  it('differ in one place only where the sign tells it', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{17}$/), fc.nat(16), fc.integer({ min: 1, max: 9 }), (places, at, by) => {
      const other = places.slice(0, at) + String((Number(places[at]) + by) % 10) + places.slice(at + 1);
      expect(checkSign(other)).not.toBe(checkSign(places));
    }));
  });
});

it.each([['2024-02-29', true], ['2023-02-29', false], ['2026-13-01', false], ['2026-1-1', false], ['', false]])('%s is a day of the calendar: %s', (typed, is) => expect(isCalendarDay(typed)).toBe(is));

it.each([['2008-03-02', 18], ['2008-03-03', 17], ['2008-02-29', 18], ['2026-03-02', 0]] as const)('born %s, is %d on 2026-03-02', (bornOn, age) => expect(ageOn(bornOn, '2026-03-02')).toBe(age));

it('numbers volunteers in seven places, and none below one', () => {
  expect([volunteerNumber(1), volunteerNumber(12_345_678)]).toEqual(['ZY0000001', 'ZY12345678']);
  expect(() => volunteerNumber(0)).toThrow(RangeError);
});
