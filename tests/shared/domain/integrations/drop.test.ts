import fc from 'fast-check';
import { isDropDue, lastDropTime, unfetchedSince } from '../../../../shared/domain/integrations/drop';

const at = (text: string): Date => new Date(`${text}+08:00`);

it.each([
  ['hourly', 8, '2026-03-02T10:59:00', '2026-03-02T10:00:00'],
  ['daily', 8, '2026-03-02T08:00:00', '2026-03-02T08:00:00'],
  ['daily', 8, '2026-03-02T07:59:00', '2026-03-01T08:00:00'],
  // 2 March 2026 is a Monday.
  ['weekly', 8, '2026-03-02T07:59:00', '2026-02-23T08:00:00'],
  ['weekly', 8, '2026-03-08T23:00:00', '2026-03-02T08:00:00'],
] as const)('%s at %i: the latest time at %s is %s', (rhythm, hour, now, expected) => {
  expect(lastDropTime({ rhythm, hour }, at(now))).toEqual(at(expected));
});

it('is never due for what happened after the latest time, and always some time later', () => {
  fc.assert(fc.property(fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const), fc.integer({ min: 0, max: 23 }), fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (rhythm, hour, now) => {
    const last = lastDropTime({ rhythm, hour }, now);
    expect(last.getTime()).toBeLessThanOrEqual(now.getTime());
    expect([isDropDue({ rhythm, hour }, last, now), isDropDue({ rhythm, hour }, null, now)]).toEqual([false, false]);
    expect(isDropDue({ rhythm, hour }, now, new Date(now.getTime() + 7 * 86_400_000 + 1))).toBe(true);
  }));
});

it('says that nobody came after three days, or after half the patience of its channel', () => {
  const made = at('2026-03-02T08:00:00');
  expect(unfetchedSince(made, 168, at('2026-03-05T07:59:00'))).toBeNull();
  expect(unfetchedSince(made, 168, at('2026-03-05T08:00:00'))).toEqual(made);
  expect(unfetchedSince(made, 24, at('2026-03-02T20:00:00'))).toEqual(made);
  expect(unfetchedSince(null, 24, at('2026-03-09T08:00:00'))).toBeNull();
});
