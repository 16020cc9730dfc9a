import { DEED_WORDS, LEVEL_WORDS } from '../../../../shared/copy/identity';
import { DEEDS, LEVELS, levelFrom, mayByLevel } from '../../../../shared/domain/identity/levels';

it('opens at each level what domain.md section 5 says, and no more', () => {
  const open = LEVELS.map((level) => DEEDS.filter((deed) => mayByLevel(level, deed)));
  expect(open).toEqual([['report'], ['report', 'wish', 'opinion', 'volunteer'], ['report', 'wish', 'opinion', 'volunteer', 'visit', 'roll', 'hours']]);
});

it.each([
  [false, false, 0],
  [true, false, 1],
  [true, true, 2],
  // Not everybody has a phone: a document seen at the counter is enough.
  [false, true, 2],
] as const)('phone confirmed %s and document seen %s is level %i', (phoneConfirmed, documentSeen, level) => {
  expect(levelFrom({ phoneConfirmed, documentSeen })).toBe(level);
});

it('has words for every level and deed', () => {
  expect(Object.keys(LEVEL_WORDS)).toEqual(LEVELS.map(String));
  expect(Object.keys(DEED_WORDS)).toEqual([...DEEDS]);
});
