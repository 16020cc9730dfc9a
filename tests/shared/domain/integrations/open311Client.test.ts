import { againPullMs, nextPullMs } from '../../../../shared/domain/integrations/open311Client';

const HOUR = 3_600_000;

it('asks often while a number is awaited or a request is new, and hourly later', () => {
  expect(nextPullMs({ numbered: false, checks: 0, ageMs: 0 })).toBe(60_000);
  expect(nextPullMs({ numbered: false, checks: 10, ageMs: 0 })).toBe(600_000);
  expect([1, 25, 24 * 8].map((hours) => nextPullMs({ numbered: true, checks: 0, ageMs: hours * HOUR }))).toEqual([300_000, 900_000, HOUR]);
});

it('asks rarely after what is done, and after two months no more', () => {
  expect([0, 24 * 7 - 1, 24 * 7, 24 * 60 - 1, 24 * 60].map((hours) => againPullMs(hours * HOUR))).toEqual([6 * HOUR, 6 * HOUR, 24 * HOUR, 24 * HOUR, null]);
});
