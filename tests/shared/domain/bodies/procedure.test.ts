import fc from 'fast-check';
import { ruleAgainstDecision, ruleAgainstProxy, ruleAgainstSeat, ruleAgainstVersion, sitsOn, type BodyProcedure, type SeatFacts, USUAL_PROCEDURE } from '../../../../shared/domain/bodies/procedure';
import { procedureSentences } from '../../../../shared/copy/bodies';

const TODAY = '2026-03-02';
const seat = (changes: Partial<SeatFacts> = {}): SeatFacts => ({ personId: 'ann', since: '2026-01-01', until: '2026-12-31', proxy: null, ...changes });
const proxy = (personId: string, from = '2026-03-10', to = '2026-03-20') => ({ personId, from, to });
const usual = { quorum: 'half', majority: 'half', of: 'present' } as const;

it.each([
  [9, 5, 3, usual, null], [8, 4, 4, usual, 'bodyQuorum'], [9, 4, 4, usual, 'bodyQuorum'], [9, 6, 3, usual, 'bodyMajority'], [9, 5, 5, { ...usual, of: 'members' }, null], [9, 9, 4, { ...usual, of: 'members' }, 'bodyMajority'], [3, 2, 2, { ...usual, quorum: 'twoThirds' }, null],
  [9, 5, 6, usual, 'bodyMore'], [9, 10, 6, usual, 'bodyMore'], [0, 0, 0, usual, 'bodyNobody'], [5, 5, 4, { ...usual, majority: 'threeQuarters' }, null], [4, 4, 3, { ...usual, majority: 'all' }, 'bodyMajority'], [9, 5, 0, usual, 'bodyMajority'],
] as const)('of %d members %d came and %d agreed: %j gives %s', (members, present, agreed, rules, rule) => expect(ruleAgainstDecision({ members, present, agreed }, rules)).toBe(rule));

it('decides like a slow count of heads', () => {
  const shares = { half: (n: number, of: number) => 2 * n > of, twoThirds: (n: number, of: number) => 3 * n >= 2 * of, threeQuarters: (n: number, of: number) => 4 * n >= 3 * of, all: (n: number, of: number) => n === of };
  const share = fc.constantFrom(...(Object.keys(shares) as BodyProcedure['quorum'][]));
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(40), fc.nat(40), share, share, fc.constantFrom('present' as const, 'members' as const), (members, present, agreed, quorum, majority, of) => {
    const base = of === 'present' ? present : members;
    const passes = present <= members && agreed <= present && present > 0 && shares[quorum](present, members) && shares[majority](agreed, base);
    expect(ruleAgainstDecision({ members, present, agreed }, { quorum, majority, of }) === null).toBe(passes);
  }));
});

it.each([
  [{}, [], null], [{ until: '2025-12-31' }, [], 'seatTerm'], [{ since: '2026-01-01', until: '2033-01-01' }, [], 'seatTerm'], [{ until: '2026-03-01' }, [], 'seatTerm'], [{}, [seat({ since: '2026-12-31', until: '2027-12-31' })], 'seatTwice'], [{}, [seat({ since: '2027-01-01', until: '2027-12-31' })], null], [{}, [seat({ personId: 'bob' })], null],
] as const)('a seat of %j beside %j: %s', (of, others, rule) => expect(ruleAgainstSeat(seat(of), others as never, TODAY)).toBe(rule));

it.each([
  ['bob', [], 1, null], ['ann', [], 1, 'proxySelf'], ['bob', [], 0, 'proxyNone'], ['bob', [seat({ personId: 'cy', proxy: proxy('bob') })], 1, 'proxyMany'], ['bob', [seat({ personId: 'cy', proxy: proxy('bob') })], 2, null], ['bob', [seat({ personId: 'cy', proxy: proxy('bob', '2026-04-01', '2026-04-02') })], 1, null],
  ['bob', [seat({ personId: 'bob', proxy: proxy('cy') })], 1, 'proxyOfProxy'], ['bob', [seat({ personId: 'cy', proxy: proxy('ann') })], 1, 'proxyOfProxy'],
] as const)('a proxy to %s beside %j with %d at most: %s', (to, others, most, rule) => expect(ruleAgainstProxy(seat(), proxy(to), others as never, most, TODAY)).toBe(rule));
it.each([['2026-03-10', '2026-03-09', 'proxyTerm'], ['2025-12-31', '2026-03-09', 'proxyTerm'], ['2026-03-10', '2027-01-01', 'proxyTerm'], ['2026-01-01', '2026-03-01', 'proxyTerm'], ['2026-01-01', '2026-12-31', null]] as const)('a proxy from %s to %s: %s', (from, to, rule) =>
  expect(ruleAgainstProxy(seat(), proxy('bob', from, to), [], 1, TODAY)).toBe(rule));

it.each([[TODAY, null, null], ['2026-03-01', null, 'bodyRulesOver'], ['2027-03-04', null, 'bodyRulesFar'], ['2026-04-01', '2026-05-01', 'bodyRulesOlder'], ['2026-05-01', '2026-05-01', null]] as const)('rules from %s after those from %s: %s', (from, last, rule) =>
  expect(ruleAgainstVersion(from, TODAY, last === null ? null : { version: 1, effectiveFrom: last })).toBe(rule));

it('sits on both days of a term, and says its rules in sentences', () => {
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => sitsOn(seat(), day))).toEqual([false, true, true, false]);
  expect(procedureSentences(USUAL_PROCEDURE)).toHaveLength(7);
  expect(procedureSentences({ ...USUAL_PROCEDURE, threshold: 20 })[0]).toContain('20 位');
});
