import fc from 'fast-check';
import { neighboursSay } from '../../../../shared/copy/neighbourWords';
import { ruleAgainstNeighbourWord, weighNeighbours } from '../../../../shared/domain/cases/neighbourWords';
import { vacancyTold } from '../../../../shared/domain/cases/vacancy';
import type { CaseAction } from '../../../../shared/domain/cases/states';

describe('the word of the neighbours, while the reporter is silent', () => {
  it.each<[string, number, number, number, boolean, string]>([
    ['nobody said anything', 0, 0, 1, false, 'close'],
    ['all say solved', 3, 0, 1, false, 'close'],
    ['one says not', 0, 1, 1, false, 'check'],
    ['one says not, and a second person has looked', 0, 1, 1, true, 'close'],
    ['three to one', 3, 1, 1, false, 'check'],
    ['as many as not', 2, 2, 1, false, 'check'],
    ['most say not', 1, 2, 1, false, 'redo'],
    ['two say not', 0, 2, 1, true, 'redo'],
    ['two say not of what was redone', 0, 2, 2, true, 'review'],
    ['one says not of what was redone', 0, 1, 2, true, 'close'],
  ])('%s', (_, solved, not, round, checked, verdict) => {
    expect(weighNeighbours({ solved, not }, { round, checked })).toBe(verdict);
  });

  it('never gets lighter by one more voice that says not, and never heavier by one that says solved', () => {
    const weight = ['close', 'check', 'review', 'redo'];
    const voices = fc.record({ solved: fc.nat(9), not: fc.nat(9) });
    const about = fc.record({ round: fc.integer({ min: 1, max: 3 }), checked: fc.boolean() });
    fc.assert(
      fc.property(voices, about, (count, facts) => {
        const of = (one: typeof count): number => weight.indexOf(weighNeighbours(one, facts));
        return of({ ...count, not: count.not + 1 }) >= of(count) && of({ ...count, solved: count.solved + 1 }) <= of(count);
      }),
    );
  });

  it.each([
    [3, 1, '3 位邻居说解决了，1 位说没有'],
    [2, 0, '2 位邻居说解决了'],
    [0, 2, '2 位邻居说没有解决'],
  ])('%i and %i in words', (solved, not, words) => expect(neighboursSay({ solved, not })).toBe(words));

  it.each([
    ['handled', true, null], ['verified', true, null], ['handled', false, 'notMetToo'], ['acknowledged', true, 'notAskedNow'], ['closed', true, 'notAskedNow'], ['closed', false, 'notMetToo'],
  ] as const)('may be said of a case that is %s, having met it %s: %s', (state, hasMet, rule) => expect(ruleAgainstNeighbourWord({ state, hasMet })).toBe(rule));
});

describe('that nobody acts for a unit', () => {
  const line = (action: CaseAction, toUnitId: string | null = null) => ({ action, toUnitId });
  it.each([
    ['never told', [line('submit'), line('dispatch', 'p1')], false],
    ['told', [line('submit'), line('dispatch', 'p1'), line('vacant', 'p1'), line('note')], true],
    ['told, and given again since', [line('dispatch', 'p1'), line('vacant', 'p1'), line('return'), line('dispatch', 'p1')], false],
    ['told of another unit', [line('dispatch', 'p2'), line('vacant', 'p2')], false],
    ['told of the station before it was given', [line('submit'), line('vacant', 'p1'), line('acknowledge')], true],
  ])('%s', (_, timeline, told) => expect(vacancyTold(timeline, 'p1')).toBe(told));
});
