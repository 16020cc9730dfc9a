import fc from 'fast-check';
import { carryDue, topicNumber } from '../../../../shared/domain/topics/limits';
import { ruleAgainstDue, ruleAgainstMerge, ruleAgainstRaise, ruleAgainstSecond, type MergeFacts } from '../../../../shared/domain/topics/rules';
import { TOPIC_STATES } from '../../../../shared/domain/topics/states';

const NOW = new Date('2026-03-02T02:00:00Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

it.each([
  [{}, 1, null], [{ level: 0 }, 1, 'topicLevel'], [{ level: 1 }, 2, 'topicDocument'], [{ level: 0 }, 2, 'topicLevel'], [{ level: 2 }, 2, null], [{ lives: false, level: 2 }, 1, 'topicElsewhere'], [{ open: 3 }, 1, 'topicTooMany'], [{ open: 2 }, 1, null],
] as const)('raising by %j under level %d: %s', (who, least, rule) => expect(ruleAgainstRaise({ level: 1, lives: true, open: 0, ...who }, least)).toBe(rule));

it.each([
  [{}, {}, null], [{ state: 'toAnswer', secondUntil: NOW }, {}, null], [{ secondUntil: NOW }, {}, 'topicSecondOver'], [{ secondUntil: later(1) }, {}, null], [{ state: 'adopted' }, {}, 'topicSecondOver'], [{ state: 'toCheck' }, {}, 'topicSecondOver'],
  [{ authorId: 'bob' }, {}, 'topicOwn'], [{}, { lives: false }, 'topicElsewhere'], [{}, { level: 0 }, 'topicLevel'],
] as const)('a second of %j by %j: %s', (of, who, rule) =>
  expect(ruleAgainstSecond({ state: 'gathering', secondUntil: later(1_000), authorId: 'ann', ...of }, { personId: 'bob', level: 1, lives: true, ...who }, 1, NOW)).toBe(rule));

const topic = (changes: Partial<MergeFacts> = {}): MergeFacts => ({ id: 'b', bodyId: 'x', state: 'gathering', createdAt: NOW, ...changes });
it.each([
  [{ id: 'b' }, 'topicMergeSelf'], [{ id: 'a', bodyId: 'y' }, 'topicMergeBody'], [{ id: 'a', state: 'declined' }, 'topicMergeOver'], [{ id: 'a', createdAt: later(1) }, 'topicMergeNewer'], [{ id: 'a', createdAt: later(-1) }, null], [{ id: 'a' }, null], [{ id: 'c' }, 'topicMergeNewer'],
] as const)('merging into %j: %s', (into, rule) => expect(ruleAgainstMerge(topic(), topic(into))).toBe(rule));

it('never lets two topics be merged into each other', () => {
  const one = fc.record({ id: fc.constantFrom('a', 'b', 'c'), bodyId: fc.constantFrom('x', 'y'), state: fc.constantFrom(...TOPIC_STATES), createdAt: fc.constantFrom(NOW, later(1)) });
  fc.assert(fc.property(one, one, (a, b) => !(ruleAgainstMerge(a, b) === null && ruleAgainstMerge(b, a) === null)));
});

it.each([['2026-03-01', 'topicDay'], ['2026-03-02', null], ['2029-03-06', null], ['2030-03-07', 'topicDay']] as const)('due on %s: %s', (day, rule) => expect(ruleAgainstDue(day, '2026-03-02')).toBe(rule));
it('is late from the end of its day, and has a number', () => expect([carryDue('2026-03-05').toISOString(), topicNumber(NOW, 7)]).toEqual(['2026-03-05T16:00:00.000Z', 'YT26-000007']));
