import type { Choice } from '../../../shared/domain/votes/ballots';
import type { VotePlan } from './boards';

const options = (...ids: readonly string[]) => ids.map((id) => ({ id, label: `方案${id}` }));
const repeated = (...lines: readonly (readonly [Choice | undefined, number])[]): (Choice | undefined)[] => lines.flatMap(([choice, n]) => Array.from({ length: n }, () => choice));
const areas = (count: number): number[] => Array.from({ length: count }, (_, at) => 6_000 + at * 137);
const ANY = [0, 1, 'ge'] as const;
const PERSONS = ['persons'] as const;

/** One honest vote of each kind, small, and what it comes to. */
export const PLANS: Readonly<Record<string, { readonly plan: VotePlan; readonly result: string }>> = {
  secretYesNo: {
    plan: { seed: 's1', manifest: {}, areas: areas(14), choices: repeated(['yes', 5], ['no', 2], ['abstain', 1]), wasted: [9], paper: [11, 12], paperCounts: [{ t: 'paper-count', box: '一号箱', handed: 2, votes: [{ choice: 'no', n: 1 }], invalid: 1, by: ['周老师', '吴老师'], doc: 'ab'.repeat(32) }] },
    result: 'passed',
  },
  secretApproval: {
    plan: { seed: 's2', manifest: { method: 'approval', options: options('a', 'b', 'c'), tie_order: ['b', 'c', 'a'], rule: { quorum: ANY, bases: PERSONS, k: 2, seats: 2, min: ANY }, unit: 'household' }, areas: areas(9), choices: repeated([['a', 'b'], 4], [['a', 'c'], 1], [['c'], 2], [[], 1]) },
    result: 'elected',
  },
  secretRanking: {
    plan: { seed: 's3', manifest: { method: 'irv', options: options('a', 'b', 'c'), tie_order: ['a', 'b', 'c'], rule: { quorum: ANY, bases: PERSONS } }, areas: areas(10), choices: repeated([['a'], 4], [['b'], 3], [['c', 'b'], 2]) },
    result: 'elected',
  },
  secretBudget: {
    plan: { seed: 's4', manifest: { method: 'budget', options: options('a', 'b', 'c', 'd').map((option, at) => ({ ...option, cost: [60, 50, 40, 10][at] ?? 0 })), tie_order: ['d', 'c', 'b', 'a'], rule: { quorum: ANY, bases: PERSONS, k: 3, amount: 100, min: ANY } }, areas: areas(10), choices: repeated([['a', 'b', 'c'], 7], [['a', 'b'], 1], [['a'], 1], [['d'], 1]) },
    result: 'funded',
  },
  secretFew: { plan: { seed: 's5', manifest: { min_ballots: 10 }, areas: areas(12), choices: repeated(['yes', 4]) }, result: 'below-min-ballots' },
  secretTainted: {
    plan: { seed: 's6', manifest: { rule: { quorum: [1, 2, 'gt'], pass: [1, 2, 'gt'], bases: PERSONS, of: 'participants' } }, areas: areas(14), choices: repeated(['yes', 6], ['no', 5]), changes: [{ t: 'roll-add', line: 13 }, { t: 'roll-void', line: 0 }] },
    result: 'tainted',
  },
  namedArea: {
    plan: { seed: 'n1', manifest: { ballot: 'named', unit: 'owner', rule: { quorum: [2, 3, 'ge'], pass: [1, 2, 'gt'], bases: ['area', 'persons'], of: 'participants' } }, areas: areas(9), choices: repeated(['yes', 5], ['no', 2], [undefined, 1], ['no', 1]), paper: [8], paperCounts: [{ t: 'paper-count', box: 1, handed: 1, votes: [], invalid: 0, by: ['周老师', '吴老师'], doc: 'cd'.repeat(32) }] },
    result: 'passed',
  },
  namedCommitted: {
    plan: { seed: 'n2', manifest: { ballot: 'named', publish: 'committed', method: 'approval', options: options('a', 'b'), tie_order: ['a', 'b'], rule: { quorum: ANY, bases: PERSONS, k: 1, seats: 1, min: ANY } }, areas: areas(7), choices: repeated([['a'], 2], [['b'], 3]), changes: [{ t: 'roll-void', line: 6 }] },
    result: 'elected',
  },
};
