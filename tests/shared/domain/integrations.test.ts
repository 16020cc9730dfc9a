import fc from 'fast-check';
import { SUPPORT_STATES, type SupportState } from '../../../shared/domain/cases/joint';
import { CASE_STATES, type CaseState } from '../../../shared/domain/cases/states';
import { searchQuery, searchTokens } from '../../../shared/domain/cases/search';
import { ANSWER_STATUSES, answerStatus, planAnswer, type AnswerStatus } from '../../../shared/domain/integrations/answers';

/** By hand: their status, our state, what follows when the unit is in charge, says something, and speaks of this round. */
const TABLE: Record<AnswerStatus, Partial<Record<CaseState, string>>> = {
  received: { dispatched: 'acknowledge tell', acknowledged: 'tell', handled: 'tell', verified: 'tell' },
  working: { dispatched: 'acknowledge tell', acknowledged: 'tell' },
  done: { dispatched: 'acknowledge handle', acknowledged: 'handle', handled: 'tell', verified: 'tell' },
  returned: { dispatched: 'return', acknowledged: 'return' },
  note: { dispatched: 'tell', acknowledged: 'tell', handled: 'tell', verified: 'tell' },
};
const about = { round: 1, roundFrom: null, inCharge: true };
const spoken = { round: null, at: null, hasWords: true };

describe('what a system outside says', () => {
  it.each(ANSWER_STATUSES.flatMap((status) => CASE_STATES.map((state) => [status, state] as const)))('%s about a case that is %s', (status, state) => {
    const plan = planAnswer({ ...about, state }, { ...spoken, status });
    expect(plan.result === 'applied' ? plan.steps.join(' ') : plan.result).toBe(TABLE[status][state] ?? 'late');
  });

  it('never ends a case, takes back the word of a resident, or speaks for a unit that does not have it', () => {
    fc.assert(fc.property(fc.constantFrom(...ANSWER_STATUSES), fc.constantFrom(...CASE_STATES), fc.boolean(), fc.integer({ min: 1, max: 3 }), fc.option(fc.integer({ min: 1, max: 3 })), fc.boolean(), (status, state, inCharge, round, theirs, hasWords) => {
      const plan = planAnswer({ state, round, roundFrom: null, inCharge }, { status, round: theirs, at: null, hasWords });
      if (plan.result !== 'applied') return;
      expect([inCharge, theirs ?? round]).toEqual([true, round]);
      expect(['submitted', 'accepted', 'declined', 'closed', 'withdrawn', 'merged']).not.toContain(state);
    }));
  });

  it('wants words where a unit says that it is done or not its own, and nothing where it says nothing new', () => {
    expect(planAnswer({ ...about, state: 'acknowledged' }, { ...spoken, status: 'done', hasWords: false })).toEqual({ result: 'refused', why: 'noteMissing' });
    expect(planAnswer({ ...about, state: 'dispatched' }, { ...spoken, status: 'returned', hasWords: false })).toEqual({ result: 'refused', why: 'noteMissing' });
    expect(planAnswer({ ...about, state: 'handled' }, { ...spoken, status: 'done', hasWords: false })).toEqual({ result: 'known' });
    expect(planAnswer({ ...about, state: 'acknowledged' }, { ...spoken, status: 'received', hasWords: false })).toEqual({ result: 'known' });
  });

  it('of a supporting unit moves its task, never the case, and is of no weight once that is over', () => {
    const steps = (support: SupportState, status: AnswerStatus, state: CaseState = 'dispatched'): string => {
      const plan = planAnswer({ ...about, state, inCharge: false, support }, { ...spoken, status });
      return plan.result === 'applied' ? plan.steps.join(' ') : plan.result;
    };
    expect(ANSWER_STATUSES.map((status) => steps('asked', status))).toEqual(['supportAcknowledge tell', 'supportAcknowledge supportTell', 'supportAcknowledge supportDone', 'supportReturn', 'tell']);
    expect(ANSWER_STATUSES.map((status) => steps('acknowledged', status))).toEqual(['tell', 'supportTell', 'supportDone', 'supportReturn', 'tell']);
    expect(ANSWER_STATUSES.map((status) => steps('reported', status))).toEqual(['tell', 'late', 'tell', 'late', 'tell']);
    for (const support of SUPPORT_STATES) for (const status of ANSWER_STATUSES) {
      for (const state of CASE_STATES) expect(steps(support, status, state)).not.toMatch(/(^| )(acknowledge|handle|return)( |$)/);
      if (support === 'returned' || support === 'dropped') expect(steps(support, status)).toBe('late');
      for (const state of ['submitted', 'declined', 'closed', 'withdrawn', 'merged'] as const) expect(steps(support, status, state)).toBe('late');
    }
  });

  it('said before this round began is late, clocks that go a little wrong aside', () => {
    const roundFrom = new Date('2026-03-02T10:00:00Z');
    const at = (minutes: number): Date => new Date(roundFrom.getTime() + minutes * 60_000);
    const result = (minutes: number): string => planAnswer({ ...about, state: 'acknowledged', roundFrom }, { ...spoken, status: 'done', at: at(minutes) }).result;
    expect([result(-6), result(-4), result(1)]).toEqual(['late', 'applied', 'applied']);
  });

  it('is understood in the words of others', () => {
    expect(['In Progress', 'CLOSED', ' 办结 ', '已签收', '退单', '什么'].map(answerStatus)).toEqual(['working', 'done', 'done', 'received', 'returned', null]);
  });
});

describe('a number of another system', () => {
  const found = { number: 'LL-260302-000001', title: '路灯', placeText: '3 栋', categoryName: '照明', reporterName: null, phoneTail: null };
  it('is found whole, however it is written', () => {
    const tokens = searchTokens({ ...found, outsideNumbers: ['BM-00001', 'ＢＭ００２'] });
    for (const typed of ['BM-00001', 'bm00001', 'BM 00001', 'bm002']) expect(searchQuery(typed).anyOf.some((all) => all.every((token) => tokens.includes(token)))).toBe(true);
    expect(searchQuery('bm0000').anyOf.some((all) => all.every((token) => tokens.includes(token)))).toBe(false);
  });
});
