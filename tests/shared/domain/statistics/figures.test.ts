import fc from 'fast-check';
import { DEFAULT_WEIGHTS, ratesOf, weightFaults } from '../../../../shared/domain/statistics/rates';
import { binOf, counted, percentileOf, sizeOf, together, type Spread } from '../../../../shared/domain/statistics/spread';
import { addCase, emptyTally, endLevelOf, meanPoints, sumOf, type AfterTally, type TallyFacts } from '../../../../shared/domain/statistics/tally';

const words = (valid: number, contacted: number, solved: number, satisfied: number, basically: number) => ({ valid, contacted, solved, satisfied, basically });

describe('the three rates', () => {
  it.each([
    ['nobody spoke', words(0, 0, 0, 0, 0), null],
    ['all is well', words(4, 4, 4, 4, 0), { response: 100, resolution: 100, satisfaction: 100, composite: 100 }],
    ['nothing is', words(2, 0, 0, 0, 0), { response: 0, resolution: 0, satisfaction: 0, composite: 0 }],
    // 10 × 1 + 50 × 0.8 + 40 × (0.5 + 0.9 × 0.2) = 77.2
    ['some of it', words(10, 10, 8, 5, 2), { response: 100, resolution: 80, satisfaction: 68, composite: 77.2 }],
    ['a third', words(3, 1, 1, 1, 0), { response: 33.3, resolution: 33.3, satisfaction: 33.3, composite: 33.3 }],
  ])('are counted over those who spoke: %s', (_what, given, expected) => {
    expect(ratesOf(given, DEFAULT_WEIGHTS)).toEqual(expected);
  });

  it('follow the weights that are set', () => {
    expect(ratesOf(words(10, 10, 8, 5, 2), { response: 30, resolution: 35, satisfaction: 35, basically: 50 })).toEqual({ response: 100, resolution: 80, satisfaction: 60, composite: 79 });
  });

  it.each([
    [{ ...DEFAULT_WEIGHTS }, []],
    [{ ...DEFAULT_WEIGHTS, response: 20 }, ['notHundred']],
    [{ ...DEFAULT_WEIGHTS, response: 10.5 }, ['badPercent']],
    [{ ...DEFAULT_WEIGHTS, basically: 101 }, ['badPercent']],
    [{ response: -10, resolution: 60, satisfaction: 50, basically: 90 }, ['badPercent']],
  ])('refuse weights that do not come to a hundred: %j', (weights, codes) => {
    expect(weightFaults(weights).map(({ code }) => code)).toEqual(codes);
  });
});

const spreadOf = (durations: readonly number[]): Spread => {
  const spread: Record<number, number> = {};
  for (const minutes of durations) counted(spread, minutes);
  return spread;
};

describe('a spread of durations', () => {
  const durations = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 200 });

  it('reads a median and a 90th percentile within 8 % of the exact ones', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9), (minutes, share) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1] as number;
        expect(Math.abs((percentileOf(spreadOf(minutes), share) as number) - exact)).toBeLessThanOrEqual(exact * 0.08 + 1);
      }),
    );
  });

  it('is the same from the whole and from its parts', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        expect(together(spreadOf(a), spreadOf(b))).toEqual(spreadOf([...a, ...b]));
        expect(sizeOf(together(spreadOf(a), spreadOf(b)))).toBe(a.length + b.length);
      }),
    );
  });

  it('has bins that never go back, and no percentile where nothing is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), (minutes) => binOf(minutes) <= binOf(minutes + 1) && binOf(minutes) <= 100));
    expect(percentileOf({}, 0.5)).toBeNull();
    expect([0, 0.4].map(binOf)).toEqual([0, 0]);
  });
});

const facts = (change: Partial<TallyFacts> = {}): TallyFacts => ({ state: 'closed', outcome: 'satisfied', promise: 'onTime', evaluation: null, returns: 0, round: 1, endLevel: 'community', stages: {}, ...change });
const tallied = (...cases: readonly TallyFacts[]) => {
  const sum = emptyTally();
  for (const one of cases) addCase(sum, one);
  return sum;
};

describe('what is counted', () => {
  it.each([
    ['property', false, 'community'], ['station', true, 'grid'], ['community', true, 'grid'], ['streetOffice', true, 'street'], ['street', false, 'street'],
    ['department', true, 'district'], ['utility', false, 'district'], ['district', false, 'district'],
  ] as const)('a result of a %s, its category solved in the grid: %s, ends at %s', (kind, inGrid, level) => {
    expect(endLevelOf(kind, inGrid)).toBe(level);
  });

  it('receives withdrawn and merged matters, and counts nothing else of them', () => {
    const sum = tallied(facts({ state: 'withdrawn', promise: 'overdue', returns: 2 }), facts({ state: 'merged', promise: 'overdue' }));
    expect(sum).toEqual({ ...emptyTally(), received: 2, withdrawn: 1, merged: 1 });
  });

  it('counts what was returned once as a matter and each time as a return', () => {
    expect(tallied(facts({ returns: 2 }), facts({ returns: 1 }), facts())).toMatchObject({ received: 3, bounced: 2, returns: 3, closed: 3, solvedCases: 3, endedCommunity: 3 });
  });

  it('keeps the word of a matter that is redone, and no end before there is one', () => {
    const evaluation = { contacted: true, solved: false, satisfaction: 'unsatisfied' } as const;
    expect(tallied(facts({ state: 'dispatched', outcome: null, round: 2, evaluation, endLevel: 'street' }))).toMatchObject({ valid: 1, contacted: 1, solved: 0, redone: 1, closed: 0, endedStreet: 0 });
  });

  it('counts what came back by its own rule, and not what was never taken on', () => {
    expect(tallied(facts({ repeats: true }), facts({ repeats: true, state: 'declined' }), facts({ repeats: true, state: 'withdrawn' }), facts({ round: 2 }))).toMatchObject({ repeated: 1, redone: 1 });
  });

  it('adds up to the same however the cases are parted', () => {
    const some = fc.record({
      state: fc.constantFrom('closed', 'declined', 'withdrawn', 'merged', 'accepted'),
      outcome: fc.constantFrom('satisfied', 'unrated', null),
      promise: fc.constantFrom('onTime', 'overdue', 'running'),
      evaluation: fc.constantFrom(null, { contacted: true, solved: true, satisfaction: 'basically' as const }),
      returns: fc.nat(3),
      round: fc.integer({ min: 1, max: 3 }),
      repeats: fc.boolean(),
      endLevel: fc.constantFrom('grid', 'district', null),
      stages: fc.record({ accept: fc.nat(5_000), answer: fc.nat(50_000) }),
    }) as fc.Arbitrary<TallyFacts>;
    fc.assert(fc.property(fc.array(some), fc.array(some), (a, b) => expect(sumOf([tallied(...a), tallied(...b)])).toEqual(tallied(...a, ...b))));
  });
});

describe('what is counted after the end', () => {
  const ended = (change: Partial<AfterTally>): TallyFacts => facts({ after: { call: null, reviewed: false, saidUnsolved: false, points: null, ...change } });

  it('counts who was reached, content and unreachable apart, and what waits', () => {
    const sum = tallied(ended({ call: 'content' }), ended({ call: 'reached', reviewed: true }), ended({ call: 'unreachable' }), ended({ call: 'due' }), ended({ saidUnsolved: true }), facts());
    expect(sum).toMatchObject({ closed: 6, callsReached: 2, callsContent: 1, callsUnreachable: 1, callsDue: 1, reviewed: 1, saidUnsolved: 1, unitRatings: 0 });
  });

  it('shows what stations say of a unit from five ratings up, to one decimal', () => {
    const rated = (...points: readonly number[]) => tallied(...points.map((one) => ended({ points: one })));
    expect(meanPoints(rated(5, 5, 5, 5))).toBeNull();
    expect(meanPoints(rated(5, 4, 4, 3, 5))).toBe(4.2);
    expect(meanPoints(sumOf([rated(5, 5), rated(1, 1, 1)]))).toBe(2.6);
    expect(meanPoints({})).toBeNull();
  });

  it('adds rows that were stored before these figures were thought of', () => {
    const old = Object.fromEntries(Object.entries(tallied(facts())).filter(([name]) => !/^(calls|reviewed|saidUnsolved|unit|repeated)/.test(name))) as ReturnType<typeof emptyTally>;
    expect(sumOf([old, tallied(ended({ call: 'due', points: 3 }))])).toMatchObject({ received: 2, callsDue: 1, unitPoints: 3 });
  });
});
