import { WHISTLE_RULE_LIST } from '../../../../config/catalogue/whistles';
import {
  callDue, mayTake, ranOut, ruleAgainstArrival, ruleAgainstCall, shownRating, WHISTLE_ACTIONS, WHISTLE_KINDS, whistleActions, whistleCheckAt, type CallFacts, type WhistleAction, type WhistlePart,
} from '../../../../shared/domain/whistles/whistles';
import { at, handCalendar } from '../../support';

const call = (over: Partial<CallFacts> = {}): CallFacts => ({
  unitId: 'water', state: 'called', dueAt: { acknowledge: at('2026-03-02 11:00'), contact: at('2026-03-03 10:00'), arrive: at('2026-03-05 17:30') }, late: [], ...over,
});

describe('the rules of whistles', () => {
  it('has one rule for each kind, with its source', () => {
    expect(WHISTLE_RULE_LIST.map(({ kind }) => kind)).toEqual([...WHISTLE_KINDS]);
    expect(WHISTLE_RULE_LIST.every(({ source, by }) => source !== '' && by.length > 0)).toBe(true);
  });

  it('gives a daily whistle 1 h, 24 h and 3 working days, an emergency minutes that run at night', () => {
    const [daily, hard, emergency] = WHISTLE_RULE_LIST;
    const from = at('2026-03-06 16:00');
    const due = (rule: typeof daily) => rule && Object.values(callDue(from, rule, handCalendar)).map((moment) => moment.getTime());
    expect(due(daily)).toEqual([at('2026-03-06 17:00'), at('2026-03-07 16:00'), at('2026-03-11 17:30')].map((moment) => moment.getTime()));
    expect(due(hard)?.[2]).toBe(at('2026-03-13 17:30').getTime());
    expect(due(emergency)).toEqual([at('2026-03-06 16:10'), at('2026-03-06 16:20'), at('2026-03-06 17:00')].map((moment) => moment.getTime()));
  });
});

describe('who takes which step', () => {
  const WHO: Record<WhistlePart, string> = { called: 'acknowledge contact rate', station: 'arrive end rate', street: 'arrive end', gridWorker: 'arrive' };
  it.each(Object.entries(WHO))('%s of a whistle that the station blew: %s', (part, steps) => {
    expect(WHISTLE_ACTIONS.filter((action) => mayTake(action, { by: 'station' }, [part as WhistlePart])).join(' ')).toBe(steps);
  });
  it('never lets the called unit confirm its own arrival', () => {
    expect(mayTake('arrive', { by: 'street' }, ['called'])).toBe(false);
  });
});

describe('a step of a called unit', () => {
  it.each<['acknowledge' | 'contact' | 'arrive', CallFacts | undefined, string | null]>([
    ['acknowledge', call(), null],
    ['acknowledge', call({ state: 'acknowledged' }), 'callOver'],
    ['contact', call(), null],
    ['contact', call({ state: 'arrived' }), 'callOver'],
    ['arrive', call(), null],
    ['arrive', call({ state: 'arrived' }), 'callOver'],
    ['arrive', undefined, 'notCalled'],
  ])('%s', (action, of, rule) => {
    expect(ruleAgainstCall(action, of)).toBe(rule);
  });

  it.each([
    [{ photos: 1, metres: null }, null],
    [{ photos: 0, metres: 300 }, null],
    [{ photos: 0, metres: 301 }, 'proofNeeded'],
    [{ photos: 0, metres: null }, 'proofNeeded'],
  ])('%j proves an arrival or not', (proof, rule) => {
    expect(ruleAgainstArrival(proof)).toBe(rule);
  });
});

describe('the timers', () => {
  it('run out one after the other, each told once', () => {
    expect(ranOut(call(), at('2026-03-02 10:59'))).toEqual([]);
    expect(ranOut(call(), at('2026-03-02 11:00'))).toEqual(['acknowledge']);
    expect(ranOut(call({ late: ['acknowledge'] }), at('2026-03-20 11:00'))).toEqual(['contact', 'arrive']);
    expect(ranOut(call({ state: 'arrived' }), at('2026-03-20 11:00'))).toEqual([]);
  });
  it('say when to look again, and nothing when everybody is there', () => {
    expect(whistleCheckAt([call({ state: 'acknowledged' }), call()])).toEqual(at('2026-03-02 11:00'));
    expect(whistleCheckAt([call({ state: 'arrived' }), call({ late: ['acknowledge', 'contact', 'arrive'] })])).toBeNull();
  });
});

it.each<[string, WhistlePart[], 'open' | 'ended', boolean, boolean, WhistleAction[]]>([
  ['a called unit', ['called'], 'open', true, false, ['acknowledge', 'contact']],
  ['the station that blew', ['station'], 'open', false, false, ['arrive', 'end']],
  ['a grid worker', ['gridWorker'], 'open', false, false, ['arrive']],
  ['a called unit afterwards', ['called'], 'ended', true, true, ['rate']],
  ['who has rated', ['station'], 'ended', false, false, []],
  ['who only checks', [], 'open', false, false, []],
])('offers %s what there is to do', (_, parts, state, own, toRate, actions) => {
  expect(whistleActions({ state, by: 'station', calls: [call()] }, parts, own ? [call()] : [], toRate)).toEqual(actions);
});

it('shows a rating from five up', () => {
  expect([shownRating([5, 5, 5, 5]), shownRating([5, 5, 5, 5, 4])]).toEqual([null, 4.8]);
});
