import { caseNumber, numberYear, parseCaseNumber } from '../../../../shared/domain/cases/number';
import { isSampled, unitHash } from '../../../../shared/domain/cases/sampling';
import { at } from '../../support';

describe('case numbers', () => {
  it('carry the year of filing at +08:00', () => {
    expect(caseNumber(at('2026-11-24 09:00'), 123)).toBe('LL26-000123');
    expect(caseNumber(new Date('2026-12-31T16:00:00Z'), 1)).toBe('LL27-000001');
    expect(numberYear(at('2026-12-31 23:59'))).toBe(26);
    expect(caseNumber(at('2105-01-01 00:00'), 1)).toBe('LL05-000001');
  });

  it('grow beyond six digits', () => {
    expect(caseNumber(at('2026-11-24 09:00'), 1_234_567)).toBe('LL26-1234567');
    expect(parseCaseNumber('LL26-1234567')).toBe('LL26-1234567');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse the serial %s', (serial) => {
    expect(() => caseNumber(at('2026-11-24 09:00'), serial)).toThrow(RangeError);
  });

  it.each([
    ['LL26-000123', 'LL26-000123'], ['ll26 123', 'LL26-000123'], ['26-000123', 'LL26-000123'], ['LL26000123', 'LL26-000123'],
    ['LL-26-123', 'LL26-000123'], ['LL26—000123', 'LL26-000123'], ['123', null], ['8123', null], ['路灯', null], ['', null], ['26-1234567890', null],
    ['13800138123', null],
  ])('are read as typed: %s', (typed, number) => {
    expect(parseCaseNumber(typed)).toBe(number);
  });
});

describe('drawing a sample', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `case${i}`);

  it('draws the share that was asked for', () => {
    const drawn = ids.filter((id) => isSampled(id, 'seed', 0.1)).length / ids.length;
    expect(drawn).toBeGreaterThan(0.09);
    expect(drawn).toBeLessThan(0.11);
  });

  it('draws alike when asked twice, and otherwise with another seed', () => {
    const draw = (seed: string): string => ids.slice(0, 500).map((id) => (isSampled(id, seed, 0.5) ? '1' : '0')).join('');
    expect(draw('a')).toBe(draw('a'));
    expect(draw('a')).not.toBe(draw('b'));
  });

  it('draws nothing at 0 and everything at 1', () => {
    expect(ids.some((id) => isSampled(id, 'seed', 0))).toBe(false);
    expect(ids.every((id) => isSampled(id, 'seed', 1))).toBe(true);
  });

  it('never leaves [0, 1)', () => {
    for (const id of ids.slice(0, 2_000)) {
      expect(unitHash(id)).toBeGreaterThanOrEqual(0);
      expect(unitHash(id)).toBeLessThan(1);
    }
  });
});
