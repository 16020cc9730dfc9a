import { eraseAt, nextVisitAt, promiseDue } from '../../../../shared/domain/visits/limits';
import { ruleAgainstAsk, ruleAgainstDay, ruleAgainstMoment, ruleAgainstReport, ruleAgainstSettling, ruleAgainstWord, sameWords } from '../../../../shared/domain/visits/rules';
import { VISIT_ACTIONS, VISIT_PARTS, VISIT_STATES, VISIT_TRANSITIONS, visitActions, visitDesk, type VisitAction, type VisitPart, type VisitState } from '../../../../shared/domain/visits/states';

const NOW = new Date('2026-08-20T02:00:00Z');
const DAY = 86_400_000;
/** From each state: action, by whom, to where. Written by hand from issue 11; what is not here may not be. */
const TABLE: Readonly<Record<VisitState, readonly string[]>> = {
  asked: ['give station given', 'decline station declined', 'callOff visited,asker off', 'remind system asked'],
  given: ['give station given', 'decline station declined', 'giveBack worker,system asked', 'propose worker proposed', 'arrange worker agreed', 'callOff visited,asker off', 'remind system given'],
  proposed: ['give station given', 'giveBack worker,system asked', 'propose worker proposed', 'arrange worker agreed', 'accept visited,asker agreed', 'another visited,asker given', 'callOff visited,asker off', 'remind system proposed'],
  agreed: ['give station given', 'giveBack worker,system asked', 'propose worker proposed', 'arrange worker agreed', 'another visited,asker given', 'callOff visited,asker off', 'absent worker given', 'report worker visited', 'remind system agreed'],
  visited: ['give station visited', ...['promise', 'keep', 'cannot', 'hear', 'spoken', 'become'].map((action) => `${action} worker visited`), 'agree visited visited', 'refuse visited,worker visited', 'again visited,asker,worker visited', 'remind system visited'],
  declined: [], off: [], erased: [],
};
it.each(VISIT_STATES)('takes from %s the steps that are written down, and no other', (state) => {
  const there = VISIT_TRANSITIONS.filter(({ from }) => from === state).map(({ action, by, to }) => `${action} ${by.join(',')} ${to}`);
  expect(there.sort()).toEqual([...TABLE[state]].sort());
});

it('makes nothing of what was heard by the word of who asked for somebody else, or of the station', () => {
  const facts = { state: 'visited' as const, promises: [{ state: 'open' as const }], heard: [{ state: 'asked' as const }, { state: 'agreed' as const }] };
  const may = (part: VisitPart): VisitAction[] => visitActions(facts, [part]);
  for (const part of VISIT_PARTS) expect([part, may(part).includes('agree')]).toEqual([part, part === 'visited']);
  expect(may('asker')).toEqual(['again']);
  expect(may('station')).toEqual(['give']);
  expect(may('worker')).toEqual(expect.arrayContaining(['spoken', 'become', 'keep', 'cannot', 'hear']));
  expect(visitActions({ ...facts, heard: [], promises: [] }, ['worker', 'visited'])).toEqual(['promise', 'hear', 'again']);
  expect(VISIT_ACTIONS.length).toBe(new Set(VISIT_ACTIONS).size);
});

it.each([
  ['self', false, false, false, 0, null], ['self', false, false, false, 3, 'visitTooMany'], ['family', false, true, true, 0, null], ['family', false, true, false, 0, 'visitConsent'], ['family', false, false, true, 0, 'visitConsent'],
  ['other', true, true, true, 9, null], ['other', true, true, false, 0, 'visitConsent'], ['other', false, true, true, 0, 'visitConsent'],
] as const)('asks for %s (staff %s, named %s, agreed %s, %s open): %s', (whom, staff, named, consented, open, rule) => {
  expect(ruleAgainstAsk({ whom, staff, named, consented, open })).toBe(rule);
});

it('takes moments ahead, writes on the day, and days for promises from today on', () => {
  expect([-1, 0, 1, 60 * DAY, 60 * DAY + 1].map((ms) => ruleAgainstMoment(new Date(NOW.getTime() + ms), NOW))).toEqual(['visitWhen', 'visitWhen', null, null, 'visitWhen']);
  expect(['2026-08-19T15:59:59Z', '2026-08-19T16:00:00Z', '2026-10-20T00:00:00Z'].map((at) => ruleAgainstMoment(new Date(at), NOW, true))).toEqual(['visitWhen', null, 'visitWhen']);
  expect([new Date('2026-08-20T12:00:00Z'), new Date('2026-08-21T00:00:00Z'), null].map((at) => ruleAgainstReport(at, NOW))).toEqual([null, 'visitNotYet', 'visitNotYet']);
  expect(['2026-08-19', '2026-08-20', '2027-02-16', '2027-02-17'].map((day) => ruleAgainstDay(day, '2026-08-20'))).toEqual(['visitDay', null, null, 'visitDay']);
  expect([ruleAgainstSettling(undefined), ruleAgainstSettling({ state: 'kept' }), ruleAgainstSettling({ state: 'open' })]).toEqual(['visitPromiseSettled', 'visitPromiseSettled', null]);
  expect([ruleAgainstWord(undefined), ruleAgainstWord({ state: 'made' }), ruleAgainstWord({ state: 'asked' })]).toEqual(['visitHeardSettled', 'visitHeardSettled', null]);
});

it('holds what is made against every word that was read', () => {
  const words = { to: 'wish' as const, category: 'time', text: '想学手机' };
  expect(sameWords(words, { ...words })).toBe(true);
  for (const change of [{ to: 'case' as const }, { category: 'goods' }, { text: '想学手机。' }]) expect(sameWords(words, { ...words, ...change })).toBe(false);
});

it('keeps words only until so many days after what is last, and while somebody waits as long as that', () => {
  const base = { state: 'visited', since: NOW, promises: [], nextOn: null };
  const after = (facts: object): number | null => { const at = eraseAt({ ...base, ...facts }, { keep: 30 }); return at && (at.getTime() - NOW.getTime()) / DAY; };
  expect(after({})).toBe(30);
  expect([after({ state: 'off' }), after({ state: 'declined' })]).toEqual([30, 30]);
  expect(['asked', 'given', 'proposed', 'agreed', 'erased'].map((state) => after({ state }))).toEqual([null, null, null, null, null]);
  expect(after({ promises: [{ state: 'kept', settledAt: new Date(NOW.getTime() + 5 * DAY) }, { state: 'cannot', settledAt: new Date(NOW.getTime() + 9 * DAY) }] })).toBe(39);
  expect(after({ promises: [{ state: 'open', settledAt: null }] })).toBeNull();
  expect(eraseAt({ ...base, nextOn: '2026-09-20' }, { keep: 30 })).toEqual(new Date(nextVisitAt('2026-09-20').getTime() + 30 * DAY));
  expect(promiseDue('2026-08-20')).toEqual(new Date('2026-08-20T16:00:00Z'));
});

it('stands in the list of the station by what is to be done', () => {
  expect(VISIT_STATES.map((state) => visitDesk(state, []))).toEqual(['asked', 'going', 'going', 'going', 'over', 'over', 'over', 'over']);
  expect(visitDesk('visited', [{ state: 'kept' }, { state: 'open' }])).toBe('promised');
});
