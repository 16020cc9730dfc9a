import { countApproval, countBudget } from '../../../../shared/domain/votes/approvals';
import type { Ballots, YesNo } from '../../../../shared/domain/votes/ballots';
import { isShare, reaches, type Share } from '../../../../shared/domain/votes/fractions';
import { countRanking } from '../../../../shared/domain/votes/ranking';
import { YESNO_PRESETS, type YesNoPreset } from '../../../../shared/domain/votes/rules';
import { countYesNo, type YesNoResult } from '../../../../shared/domain/votes/yesno';

const NONE = { invalid: 0, tainted: 0 };
const yesno = (choice: YesNo, n: number, area = 0, via: 'app' | 'paper' = 'app'): Ballots<YesNo> => ({ choice, n, area, via });
/** `ab ×4` and the like: letters are options, most wanted first. */
const several = (...lines: readonly (readonly [string, number])[]): Ballots<readonly string[]>[] => lines.map(([letters, n]) => ({ choice: [...letters], n, area: 0, via: 'app' }));
const optionsOf = (letters: string) => [...letters].map((id) => ({ id }));
const ANY: Share = [0, 1, 'ge'];

describe('yes or no', () => {
  // The cases of `ballot-board/1`, and those where one vote more or less decides.
  const CASES: readonly (readonly [YesNoPreset, roll: [number, number], yes: [number, number], no: [number, number], abstain: [number, number], YesNoResult])[] = [
    ['owners', [300, 30_000], [101, 10_001], [99, 9_999], [0, 0], 'passed'],
    ['owners', [300, 30_000], [150, 18_000], [49, 4_000], [0, 0], 'no-quorum'],
    ['owners', [300, 30_000], [100, 15_000], [100, 5_000], [0, 0], 'rejected'],
    ['owners', [300, 30_000], [101, 10_100], [0, 0], [99, 9_900], 'passed'],
    ['ownersSpecial', [300, 30_000], [150, 15_000], [50, 5_000], [0, 0], 'passed'],
    ['ownersSpecial', [300, 30_000], [160, 14_999], [40, 5_001], [0, 0], 'rejected'],
    ['owners', [61, 10_000], [60, 6_000], [1, 4_000], [0, 0], 'passed'],
    ['ownersSpecial', [61, 10_000], [60, 6_000], [1, 4_000], [0, 0], 'rejected'],
    ['owners', [61, 10_000], [60, 6_000], [0, 0], [0, 0], 'no-quorum'],
    ['council', [9, 0], [3, 0], [2, 0], [0, 0], 'passed'],
    ['council', [9, 0], [4, 0], [0, 0], [0, 0], 'no-quorum'],
    ['council', [10, 0], [5, 0], [0, 0], [0, 0], 'no-quorum'],
    ['council', [6, 0], [3, 0], [3, 0], [0, 0], 'rejected'],
    ['council', [9, 0], [3, 0], [1, 0], [2, 0], 'rejected'],
    ['ownersCommittee', [10, 0], [5, 0], [1, 0], [0, 0], 'passed'],
    ['ownersCommittee', [10, 0], [4, 0], [2, 0], [0, 0], 'rejected'],
    ['ownersCommittee', [10, 0], [5, 0], [0, 0], [0, 0], 'no-quorum'],
    ['twoThirds', [9, 0], [4, 0], [2, 0], [0, 0], 'passed'],
    ['twoThirds', [9, 0], [4, 0], [3, 0], [0, 0], 'rejected'],
    ['simple', [9, 0], [1, 0], [0, 0], [8, 0], 'passed'],
    ['simple', [9, 0], [0, 0], [0, 0], [9, 0], 'rejected'],
    ['simple', [9, 0], [0, 0], [0, 0], [0, 0], 'no-quorum'],
    ['owners', [3, 0], [2, 0], [0, 0], [0, 0], 'no-quorum'],
  ];
  it.each(CASES)('%s of %p: yes %p, no %p, abstained %p is %s', (preset, [count, area], yes, no, abstain, result) => {
    const counted = countYesNo(YESNO_PRESETS[preset], { count, area }, [yesno('yes', ...yes), yesno('no', ...no), yesno('abstain', ...abstain)], NONE);
    expect(counted.outcome).toEqual({ result });
    expect(counted.counts).toMatchObject({ roll: count, area, yes: yes[0], no_area: no[1], participants: yes[0] + no[0] + abstain[0] });
  });
  it('paper counts beside the phone, and what is blank does not', () => {
    const { counts, outcome } = countYesNo(YESNO_PRESETS.council, { count: 9, area: 0 }, [yesno('yes', 2), yesno('yes', 1, 0, 'paper'), yesno('no', 2, 0, 'paper')], { invalid: 3, tainted: 0 });
    expect([counts.online, counts.paper, counts.invalid, counts.participants, outcome.result]).toEqual([2, 3, 3, 5, 'passed']);
  });
  it.each([[[6, 5], 1, 'tainted'], [[7, 5], 1, 'passed'], [[7, 5], 2, 'tainted'], [[5, 7], 1, 'rejected'], [[7, 0], 1, 'tainted'], [[1, 0], 2, 'no-quorum'], [[0, 0], 1, 'no-quorum'], [[6, 7], 1, 'rejected'], [[7, 6], 1, 'tainted']] as const)('%p of 13 with %p voided after the issue is %s', ([yes, no], tainted, result) =>
    expect(countYesNo(YESNO_PRESETS.council, { count: 13, area: 0 }, [yesno('yes', yes), yesno('no', no)], { invalid: 0, tainted }).outcome.result).toBe(result));
  it('shares are exact where doubles are not', () => {
    expect(reaches(6_004_799_503_160_661, 9_007_199_254_740_991, [2, 3, 'ge'])).toBe(true);
    expect(reaches(6_004_799_503_160_660, 9_007_199_254_740_991, [2, 3, 'ge'])).toBe(false);
    expect([reaches(1, 2, [1, 2, 'gt']), reaches(1, 2, [1, 2, 'ge']), reaches(0, 0, ANY)]).toEqual([false, true, false]);
    expect([isShare([1, 0, 'ge']), isShare([3, 2, 'ge']), isShare([0.5, 1, 'ge']), isShare([2, 3, 'gt'])]).toEqual([false, false, false, true]);
  });
});

describe('several options', () => {
  const approval = { quorum: ANY, bases: ['persons'], k: 2, seats: 2, min: ANY } as const;
  const of = (lines: Ballots<readonly string[]>[], more: object = {}, tainted = 0) => countApproval({ options: optionsOf('abc'), tieOrder: ['c', 'b', 'a'] }, { ...approval, ...more }, { count: 20, area: 0 }, lines, { invalid: 0, tainted });
  it('fill the seats by approvals', () => {
    const { counts, outcome } = of(several(['ab', 4], ['ac', 1], ['c', 2]));
    expect(counts.approvals).toEqual({ a: 5, b: 4, c: 3 });
    expect(outcome).toEqual({ result: 'elected', winners: ['a', 'b'], tie_used: false });
  });
  it('take the lot where the last in and the first out are equal, and only there', () => {
    expect(of(several(['ab', 3], ['ac', 3])).outcome).toEqual({ result: 'elected', winners: ['a', 'c'], tie_used: true });
    expect(of(several(['ab', 3], ['c', 1])).outcome).toEqual({ result: 'elected', winners: ['b', 'a'], tie_used: false });
  });
  it('elect nobody below what is asked for, without a quorum, of no votes, or where votes are tainted', () => {
    expect(of(several(['a', 4], ['', 6]), { min: [1, 2, 'gt'] }).outcome).toEqual({ result: 'no-winner', winners: [], tie_used: false });
    expect(of(several(['a', 4]), { quorum: [1, 2, 'gt'] }).outcome.result).toBe('no-quorum');
    expect(of([]).outcome.result).toBe('no-quorum');
    expect(of(several(['a', 4]), {}, 1).outcome).toEqual({ result: 'tainted', winners: [], tie_used: false });
    expect(of(several(['', 4])).outcome.result).toBe('no-winner');
  });
});

describe('a ranking', () => {
  const of = (lines: Ballots<readonly string[]>[], options = 'abc', tieOrder = [...options], tainted = 0) => countRanking({ options: optionsOf(options), tieOrder }, { quorum: ANY, bases: ['persons'] }, { count: 20, area: 0 }, lines, { invalid: 0, tainted });
  it('goes on with the next choice of those whose first is out', () => {
    const { counts, outcome } = of(several(['a', 4], ['b', 3], ['cb', 2]));
    expect(counts.rounds).toEqual([{ votes: { a: 4, b: 3, c: 2 }, exhausted: 0, eliminated: 'c' }, { votes: { a: 4, b: 5 }, exhausted: 0, eliminated: null }]);
    expect(outcome).toEqual({ result: 'elected', winners: ['b'], tie_used: false });
  });
  it('puts out the last of the lot where no round tells two apart', () => {
    expect(of(several(['a', 3], ['b', 3]), 'ab', ['b', 'a']).outcome).toEqual({ result: 'elected', winners: ['b'], tie_used: true });
    // In the round before, b had fewer than c: no lot is needed.
    const { counts, outcome } = of(several(['a', 5], ['b', 2], ['c', 3], ['db', 1]), 'abcd', ['b', 'c', 'a', 'd']);
    expect([counts.rounds.map(({ eliminated }) => eliminated), outcome]).toEqual([['d', 'b', 'c', null].slice(0, counts.rounds.length - 1).concat([null]), { result: 'elected', winners: ['a'], tie_used: false }]);
  });
  it('has no winner where everybody abstains, no rounds without a quorum, and is tainted by one voided line', () => {
    expect(of(several(['', 3]))).toMatchObject({ counts: { rounds: [{ votes: { a: 0, b: 0, c: 0 }, exhausted: 3, eliminated: null }] }, outcome: { result: 'no-winner' } });
    expect(of([])).toMatchObject({ counts: { rounds: [] }, outcome: { result: 'no-quorum' } });
    expect(of(several(['a', 3]), 'abc', [...'abc'], 1).outcome.result).toBe('tainted');
  });
});

describe('a budget', () => {
  const COSTS = { a: 60, b: 50, c: 40, d: 10 } as const;
  const options = Object.entries(COSTS).map(([id, cost]) => ({ id, cost }));
  const of = (lines: Ballots<readonly string[]>[], amount = 100, tieOrder = ['a', 'b', 'c', 'd'], asked: { id: string; cost: number }[] = options) => countBudget({ options: asked, tieOrder }, { quorum: ANY, bases: ['persons'], k: 4, amount, min: ANY }, { count: 20, area: 0 }, lines, NONE).outcome;
  it('funds what fits in the order of approvals, and goes on with what is smaller', () => {
    expect(of(several(['abc', 7], ['ab', 1], ['a', 1], ['d', 1]))).toEqual({ result: 'funded', winners: ['a', 'c'], spent: 100, tie_used: false });
    expect(of(several(['abcd', 2]), 55)).toEqual({ result: 'funded', winners: ['d', 'c'], spent: 50, tie_used: false });
  });
  it('takes the lot where equal ones of equal cost do not all fit, and only then', () => {
    const equal = [{ id: 'a', cost: 60 }, { id: 'b', cost: 60 }];
    expect(of(several(['ab', 2]), 100, ['b', 'a'], equal)).toEqual({ result: 'funded', winners: ['b'], spent: 60, tie_used: true });
    expect(of(several(['ab', 2]), 120, ['b', 'a'], equal)).toEqual({ result: 'funded', winners: ['b', 'a'], spent: 120, tie_used: false });
    expect(of(several(['ab', 2]), 50, ['b', 'a'], equal)).toEqual({ result: 'no-winner', winners: [], spent: 0, tie_used: false });
  });
});
