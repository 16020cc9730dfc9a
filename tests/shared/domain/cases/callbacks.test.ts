import { afterCall, afterMiss, CALLBACK_RULE, callbackFor, ruleAgainstAfter, type AfterAction, type AfterFacts } from '../../../../shared/domain/cases/callbacks';
import { at } from '../../support';

const filedAt = at('2026-03-02 10:00');
const now = at('2026-03-12 10:00');

describe('who is called back', () => {
  it('calls urgent and redone ones always, whatever the draw says', () => {
    for (let n = 0; n < 50; n += 1) {
      expect(callbackFor({ id: `c${n}`, filedAt, grade: 'urgent', round: 1 })).toBe('urgent');
      expect(callbackFor({ id: `c${n}`, filedAt, grade: 'ordinary', round: 2 })).toBe('redone');
    }
  });

  it('draws the share of the others by seed and id alone: nobody chooses, and asking twice gives the same answer', () => {
    const draw = (): (string | null)[] => Array.from({ length: 4_000 }, (_, n) => callbackFor({ id: `case-${n}`, filedAt, grade: 'ordinary', round: 1 }));
    const drawn = draw();
    expect(draw()).toEqual(drawn);
    const share = drawn.filter((why) => why === 'sampled').length / drawn.length;
    expect(Math.abs(share - CALLBACK_RULE.sampleRate)).toBeLessThan(0.02);
  });
});

it.each<[string, AfterAction, AfterFacts & { handlerId?: string }, string | null]>([
  ['lets a colleague call', 'callReached', { callback: 'due', handlerId: 'he' }, null],
  ['refuses the handler', 'callReached', { callback: 'due', handlerId: 'lin' }, 'callerHandled'],
  ['refuses whom nobody drew', 'callReached', {}, 'noCallback'],
  ['refuses whom somebody reached', 'callMissed', { callback: 'reached' }, 'noCallback'],
  ['counts one try a day', 'callMissed', { callback: 'due', triedAt: at('2026-03-12 09:00') }, 'triedToday'],
  ['lets a second call on the same day succeed', 'callReached', { callback: 'due', triedAt: at('2026-03-12 09:00') }, null],
  ['counts the next day', 'callMissed', { callback: 'due', triedAt: at('2026-03-11 17:00') }, null],
  ['lets the street review what was asked', 'orderRedo', { review: 'asked' }, null],
  ['refuses reviewing twice', 'confirmUnsolved', { review: 'explained' }, 'noReview'],
  ['lets the reporter say once that it is not solved', 'markUnsolved', {}, null],
  ['and not twice', 'markUnsolved', { unsolved: true }, 'saidUnsolved'],
  ['lets the station rate the unit in charge', 'rateUnit', {}, null],
  ['but not twice', 'rateUnit', { unitRated: true }, 'ratedBefore'],
  ['nor itself', 'rateUnit', { ownWork: true }, 'ratesItself'],
])('%s', (_, action, facts, rule) => {
  expect(ruleAgainstAfter(action, { handlerId: null, ...facts }, 'lin', now)).toBe(rule);
});

it('counts as unreachable after three tries', () => {
  expect([1, 2, 3].map(afterMiss)).toEqual(['due', 'due', 'unreachable']);
});

it.each([
  [true, 'satisfied', 1, 'closed'], [true, 'basically', 3, 'closed'], [true, 'unsatisfied', 1, 'redo'], [false, 'satisfied', 1, 'redo'], [false, 'unsatisfied', 2, 'review'], [true, 'unsatisfied', 3, 'review'],
] as const)('solved %s, %s, in round %s leads to %s', (solved, satisfaction, round, next) => {
  expect(afterCall({ solved, satisfaction }, round)).toBe(next);
});
