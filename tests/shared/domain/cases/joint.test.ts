import fc from 'fast-check';
import { isLatePart, overdueParts, ruleAgainstPart, ruleAgainstSolved, ruleAgainstSupport, supportCheckAt, type JointAction, type SupportFacts } from '../../../../shared/domain/cases/joint';

const at = (hour: number): Date => new Date(Date.UTC(2030, 2, 4, hour));
const part = (over: Partial<SupportFacts> = {}): SupportFacts => ({ id: '1', unitId: 'water', state: 'asked', acknowledgeBy: at(4), dueAt: at(10), ...over });

describe('asking a unit to support', () => {
  it.each<[string, SupportFacts[], string, string | null]>([
    ['allows one that is not in it', [], 'water', null],
    ['refuses the lead', [], 'property', 'leadSupports'],
    ['refuses one that has a task', [part()], 'water', 'supportsAlready'],
    ['allows one whose task is done', [part({ state: 'reported' })], 'water', null],
    ['allows one that returned its task', [part({ state: 'returned' })], 'water', null],
    ['refuses a seventh at a time', Array.from({ length: 6 }, (_, n) => part({ unitId: `u${n}` })), 'water', 'manySupports'],
    ['refuses when the case has seen enough', Array.from({ length: 24 }, (_, n) => part({ unitId: `u${n}`, state: 'reported' })), 'water', 'manySupports'],
  ])('%s', (_, parts, unitId, rule) => {
    expect(ruleAgainstSupport(parts, unitId, 'property')).toBe(rule);
  });
});

describe('a step in a task', () => {
  it.each<[string, JointAction, SupportFacts | undefined, string[], string | null]>([
    ['refuses a task that is not there', 'supportDone', undefined, ['water'], 'notYourPart'],
    ['refuses the task of another unit', 'supportDone', part({ state: 'acknowledged' }), ['power'], 'notYourPart'],
    ['lets station and street drop that of any', 'dropSupport', part(), [], null],
    ['allows confirming', 'acknowledgeSupport', part(), ['water'], null],
    ['refuses confirming twice', 'acknowledgeSupport', part({ state: 'acknowledged' }), ['water'], 'partOver'],
    ['refuses telling before confirming', 'supportProgress', part(), ['water'], 'acknowledgeFirst'],
    ['refuses reporting before confirming', 'supportDone', part(), ['water'], 'acknowledgeFirst'],
    ['allows returning at once', 'returnSupport', part(), ['water'], null],
    ['refuses what is over', 'supportDone', part({ state: 'reported' }), ['water'], 'partOver'],
    ['refuses what was dropped', 'acknowledgeSupport', part({ state: 'dropped' }), ['water'], 'partOver'],
  ])('%s', (_, action, of, units, rule) => {
    expect(ruleAgainstPart(action, of, units)).toBe(rule);
  });

  it.each<[SupportFacts[], string, string | null]>([
    [[], '', null],
    [[part({ state: 'reported' })], '', null],
    [[part({ state: 'reported' }), part({ state: 'acknowledged' })], ' ', 'supportOpen'],
    [[part({ state: 'asked' })], '水管下周换，先恢复通行', null],
  ])('is not reported solved while one is open without saying why', (parts, why, rule) => {
    expect(ruleAgainstSolved(parts, why)).toBe(rule);
  });
});

describe('the clock of supporting units', () => {
  it.each<[string, SupportFacts[], Date | null]>([
    ['looks first at the confirmation', [part()], at(4)],
    ['then at the task', [part({ warned: 'acknowledge' })], at(10)],
    ['at the task once it is confirmed', [part({ state: 'acknowledged' })], at(10)],
    ['at the earliest of several', [part({ state: 'acknowledged' }), part({ acknowledgeBy: at(3) })], at(3)],
    ['at nothing that is done or warned of', [part({ state: 'reported' }), part({ warned: 'report' })], null],
  ])('%s', (_, parts, expected) => {
    expect(supportCheckAt(parts)).toEqual(expected);
  });

  it('warns once after a long downtime, of the later deadline', () => {
    expect(overdueParts([part()], at(20))).toEqual([{ part: part(), late: 'report' }]);
    expect(overdueParts([part()], at(5))).toEqual([{ part: part(), late: 'acknowledge' }]);
    expect(overdueParts([part()], at(3))).toEqual([]);
  });

  it('says late from the first deadline that passed, and never of what is over', () => {
    expect([isLatePart(part(), at(5)), isLatePart(part({ state: 'acknowledged' }), at(5)), isLatePart(part({ state: 'acknowledged' }), at(11)), isLatePart(part({ state: 'returned' }), at(11))]).toEqual([true, false, true, false]);
  });

  it('comes to rest: warning of what is due always moves the next look ahead, or ends it', () => {
    const hour = fc.integer({ min: 0, max: 40 }).map(at);
    const any = fc.record({ id: fc.uuid(), unitId: fc.constant('u'), state: fc.constantFrom('asked' as const, 'acknowledged' as const, 'reported' as const), acknowledgeBy: hour, dueAt: hour });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), hour, (parts, now) => {
        const due = new Map(overdueParts(parts, now).map(({ part: one, late }) => [one.id, late]));
        const after: SupportFacts[] = parts.map((one) => ({ ...one, warned: due.get(one.id) }));
        const next = supportCheckAt(after);
        expect(next === null || next > now).toBe(true);
      }),
    );
  });
});
