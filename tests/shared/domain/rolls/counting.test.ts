import fc from 'fast-check';
import { areaOf, areaShown, holdersOf, numberOf, placeFault, placeMark } from '../../../../shared/domain/rolls/cells';
import { countedByLine, countedByOwner, sumsOf, voterOn, type LineFacts } from '../../../../shared/domain/rolls/counting';
import { rollActions, ROLL_STATES, ROLL_TRANSITIONS } from '../../../../shared/domain/rolls/kinds';
import { ruleAgainstDelegate, ruleAgainstMatch, ruleAgainstPost, ruleAgainstSettle } from '../../../../shared/domain/rolls/rules';

const DAY = '2026-03-02';
const holder = (mark: string | null, personId: string | null = null) => ({ mark, personId });
const line = (ref: string, more: Partial<LineFacts> = {}): LineFacts => ({ ref, area: 100, developer: false, holders: [holder(`m-${ref}`)], voter: null, delegate: null, label: ref, building: '1栋', ...more });
const counted = (lines: readonly LineFacts[]): [string, number, string | null][] => countedByOwner(lines, DAY).map(({ ref, area, voterId }) => [ref, area, voterId]);

it.each<[string, LineFacts[], [string, number, string | null][]]>([
  ['one part is one person', [line('a'), line('b')], [['a', 100, null], ['b', 100, null]]],
  ['several parts of one buyer are one', [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('x')], building: '2栋' })], [['a', 200, 'p']]],
  ['known by the station though the numbers differ, they are one', [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('y', 'p')] })], [['a', 200, 'p']]],
  ['namesakes without a number are several', [line('a', { holders: [holder(null)] }), line('b', { holders: [holder(null)] })], [['a', 100, null], ['b', 100, null]]],
  ['what the developer has is one, whatever it is called', [line('b', { developer: true, holders: [holder('x')] }), line('a', { developer: true, holders: [holder(null)] })], [['a', 200, null]]],
  ['the same couple twice is one, in whatever order', [line('a', { holders: [holder('x'), holder('y')] }), line('b', { holders: [holder('y'), holder('x')] })], [['a', 200, null]]],
  ['one of a couple beside both is another buyer', [line('a', { holders: [holder('x'), holder('y')] }), line('b', { holders: [holder('x')] })], [['a', 100, null], ['b', 100, null]]],
  ['an area of nothing counts as a person', [line('a', { area: 0 })], [['a', 0, null]]],
  ['co-owners vote once all agreed', [line('a', { holders: [holder('x', 'p'), holder('y', 'q')], voter: { at: 1, agreed: [0, 1] } })], [['a', 100, 'q']]],
  ['and nobody before', [line('a', { holders: [holder('x', 'p'), holder('y', 'q')], voter: { at: 1, agreed: [1] } })], [['a', 100, null]]],
  ['who owns one part alone and another with somebody is two owners by the rules, and votes for both where they were named', [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('x', 'p'), holder('y', 'q')], voter: { at: 0, agreed: [0, 1] } })], [['a', 100, 'p'], ['b', 100, 'p']]],
  ['two who contradict each other vote on paper', [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('x', 'q')] })], [['a', 100, 'p'], ['b', 100, 'q']]],
  ['a proxy for one part is for the owner', [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('x', 'p')], delegate: { personId: 'r', from: DAY, to: DAY } })], [['a', 200, 'r']]],
  ['and not after its day', [line('a', { holders: [holder('x', 'p')], delegate: { personId: 'r', from: '2026-02-01', to: '2026-03-01' } })], [['a', 100, 'p']]],
])('%s', (_, lines, expected) => expect(counted(lines)).toEqual(expected));

const arbitrary = fc.uniqueArray(
  fc.record({ ref: fc.string({ minLength: 1, maxLength: 6 }), area: fc.nat(1_000_000), developer: fc.boolean(), holders: fc.array(fc.record({ mark: fc.option(fc.constantFrom('x', 'y', 'z')), personId: fc.option(fc.constantFrom('p', 'q')) }), { minLength: 1, maxLength: 3 }), building: fc.constantFrom('1栋', '2栋') }).map((one) => line(one.ref, one)),
  { selector: ({ ref }) => ref, maxLength: 20 },
);
it('loses no area, counts no line twice, and comes to the same in whatever order the table was', () => {
  fc.assert(fc.property(arbitrary, fc.integer(), (lines, seed) => {
    const owners = countedByOwner(lines, DAY);
    const sum = (some: readonly { area: number }[]): number => some.reduce((all, { area }) => all + area, 0);
    expect(sum(owners)).toBe(sum(lines));
    expect(new Set(owners.map(({ ref }) => ref)).size).toBe(owners.length);
    expect(owners.length).toBeLessThanOrEqual(lines.length);
    expect(lines.filter(({ developer }) => developer).length === 0 || owners.length <= lines.filter(({ developer }) => !developer).length + 1).toBe(true);
    expect(sumsOf(lines, true, DAY).persons).toBe(owners.length);
    const turned = [...lines].sort((a, b) => ((a.ref.length * 31 + seed) % 7) - ((b.ref.length * 31 + seed) % 7));
    const marks = (some: typeof owners): string[] => some.map((one) => JSON.stringify(one)).sort();
    expect(marks(countedByOwner(turned, DAY))).toEqual(marks(owners));
  }));
});

it('one person speaks for one door: a member of two is counted on the first, and both doors stay in the quorum', () => {
  const both = [line('a', { holders: [holder('x', 'p')] }), line('b', { holders: [holder('x', 'p')] }), line('c', { holders: [holder('y', 'q')] })];
  expect(countedByLine(both, DAY).map(({ voterId }) => voterId)).toEqual(['p', null, 'q']);
  expect(voterOn(both[1] as LineFacts, DAY)).toBe('p');
});

it.each([['89.5', 8950], ['89.50㎡', 8950], ['1,024 平方米', 102_400], ['０', 0], ['0.00', 0], ['89.500', 8950], ['', 'areaNeeded'], ['九十', 'areaWrong'], ['-3', 'areaWrong'], ['8e3', 'areaWrong'], ['89.505', 'areaFine'], ['1000000', 'areaLarge']] as const)('reads the area %j', (text, area) => expect(areaOf(text)).toBe(area));
it('shows an area as it was written', () => fc.assert(fc.property(fc.nat(10_000_000), (area) => expect(areaOf(areaShown(area))).toBe(area))));
it.each([['13900000000', '13900000000'], ['+86 139-0000-0000', '13900000000'], ['尾号 123x', '123X'], ['110101199001010011', 'numberWhole'], ['12', 'numberWrong'], ['1234567', 'numberWrong']] as const)('reads the number %j', (text, number) => expect(numberOf(text)).toBe(number));
it.each([
  [{ holder: '甲', others: '乙、丙', numbers: '1111、2222' }, [{ name: '甲', number: '1111' }, { name: '乙', number: '2222' }, { name: '丙', number: null }]],
  [{ holder: '甲', others: '', numbers: '1111、2222' }, 'numbersMany'], [{ holder: '甲', others: '甲', numbers: '' }, 'holderTwice'], [{ holder: '甲13900000000', others: '', numbers: '' }, 'nameOdd'], [{ holder: '名'.repeat(31), others: '', numbers: '' }, 'nameLong'],
] as const)('reads who %j names', (cells, expected) => expect(holdersOf(cells)).toEqual(expected));
it('knows a place however it is written, and refuses parking', () => {
  expect(placeMark({ building: '3号楼', entrance: '2', no: '501室' })).toBe(placeMark({ building: '3 栋', entrance: '２单元', no: '501' }));
  expect([placeFault({ building: '地下车库', entrance: '', no: 'A1' }), placeFault({ building: '3栋', entrance: '', no: 'B'.repeat(21) }), placeFault({ building: '3栋', entrance: '', no: '501' })]).toEqual(['parking', 'placeLong', null]);
});

it('has every step of a roll, and the station takes none that the system takes', () => {
  expect(ROLL_STATES.map((state) => [state, rollActions(state, 'station'), rollActions(state, 'guest')])).toEqual([['writing', [], []], ['draft', ['post', 'withdraw'], []], ['open', ['settle', 'withdraw'], []], ['settled', [], []], ['replaced', [], []], ['withdrawn', [], []]]);
  expect(ROLL_TRANSITIONS.every(({ to }) => to !== 'writing')).toBe(true);
});
it('names every reason against posting, settling, matching', () => {
  expect([ruleAgainstPost('2026-03-08', DAY), ruleAgainstPost('2026-03-09', DAY), ruleAgainstPost('2026-05-01', DAY), ruleAgainstPost('2026-05-02', DAY)]).toEqual(['rollUntil', null, null, 'rollUntil']);
  const settle = { until: '2026-03-01', today: DAY, objections: 0, proposals: 0 };
  expect([ruleAgainstSettle({ ...settle, until: DAY }), ruleAgainstSettle({ ...settle, objections: 1 }), ruleAgainstSettle({ ...settle, proposals: 1 }), ruleAgainstSettle(settle)]).toEqual(['rollEarly', 'rollObjections', 'rollProposals', null]);
  const couple = { holders: [holder('x', 'p'), holder('y')] };
  const person = (id: string, level: 0 | 1 | 2 = 2) => ({ id, level });
  expect([ruleAgainstMatch('owners', couple, 5, person('q'), 0), ruleAgainstMatch('owners', couple, 1, person('q', 1), 0), ruleAgainstMatch('owners', couple, 1, person('p'), 0), ruleAgainstMatch('households', couple, 1, person('q'), 1), ruleAgainstMatch('owners', couple, 1, person('q'), 4)]).toEqual(['rollHolder', 'rollLevel', 'rollElsewhere', 'rollElsewhere', null]);
});
it('a proxy stands for so many owners as the rules allow, however many parts one of them has', () => {
  const given = (ref: string, holders: LineFacts['holders'], to: string | null = 'r') => line(ref, { holders, delegate: to === null ? null : { personId: to, from: DAY, to: '2026-04-01' } });
  const own = given('a', [holder('x', 'p')], null);
  const proxy = { personId: 'r', from: DAY, to: '2026-03-31' };
  const others = [given('b', [holder('x', 'p')]), given('c', [holder('y', 'q')])];
  expect([ruleAgainstDelegate(own, proxy, others, 1, DAY), ruleAgainstDelegate(own, proxy, others, 2, DAY), ruleAgainstDelegate(own, proxy, [], 0, DAY), ruleAgainstDelegate(own, { ...proxy, personId: 'p' }, [], 1, DAY)]).toEqual(['proxyMany', null, 'proxyNone', 'proxySelf']);
  expect([ruleAgainstDelegate(own, proxy, [given('d', [holder('z', 'r')], 's')], 1, DAY), ruleAgainstDelegate(own, proxy, [given('d', [holder('z', 's')], 'p')], 1, DAY)]).toEqual(['proxyOfProxy', 'proxyOfProxy']);
  expect([ruleAgainstDelegate(own, { ...proxy, to: '2026-03-01' }, [], 1, DAY), ruleAgainstDelegate(own, { ...proxy, to: '2028-03-01' }, [], 1, DAY)]).toEqual(['rollDelegateTerm', 'rollDelegateTerm']);
});
