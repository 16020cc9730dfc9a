import { MEDIATION_ACTIONS, MEDIATION_PARTS, MEDIATION_STATES, MEDIATION_TRANSITIONS, mediationActions, mediationDesk, type MediationFacts, type MediationState } from '../../../../shared/domain/mediations/states';
import { courtUntil, eraseAt } from '../../../../shared/domain/mediations/limits';
import { ruleAgainstConfirming, ruleAgainstDays, ruleAgainstMediator, ruleAgainstSigning } from '../../../../shared/domain/mediations/rules';

const side = (consent: 'asked' | 'yes' | 'no' | null, more: object = {}) => ({ consent, signed: null, office: false, ...more });
const facts = (state: MediationState, first: ReturnType<typeof side>, second: ReturnType<typeof side>): MediationFacts => ({ state, sides: { first, second } });

it('lets nobody play a part that the law does not give them', () => {
  const by = (action: string) => [...new Set(MEDIATION_TRANSITIONS.filter((row) => row.action === action).flatMap((row) => row.by))].sort();
  expect({ consent: by('consent'), appoint: by('appoint'), sign: by('sign'), confirm: by('confirm'), stop: by('stop'), escalate: by('escalate'), answerOffice: by('answerOffice') }).toEqual({ consent: ['first', 'second'], appoint: ['station'], sign: ['first', 'second'], confirm: ['station'], stop: ['first', 'second'], escalate: ['station'], answerOffice: ['office'] });
});

it('ends: from every state that is over only reminders are missing, and no step leads out but to the office', () => {
  for (const state of ['kept', 'declined', 'off', 'closed', 'erased'] as const) expect(MEDIATION_TRANSITIONS.filter((row) => row.from === state)).toEqual([]);
  for (const state of MEDIATION_STATES) expect(mediationDesk(state)).toMatch(/^(asked|going|inForce|after|over)$/);
});

it('never lets talks begin without both: every way into willing is a yes', () => {
  const ways = MEDIATION_TRANSITIONS.filter((row) => row.to === 'willing' && row.from === 'inviting').map((row) => row.action);
  expect(ways.sort()).toEqual(['consent', 'noteConsent']);
});

it.each([
  ['asked, both', facts('inviting', side('yes'), side('asked')), ['second'], ['consent', 'refuse']],
  ['agreed already', facts('inviting', side('yes'), side('asked')), ['first'], ['callOff', 'tell']],
  ['signs once', facts('drafted', side('yes', { signed: 'phone' }), side('yes')), ['first'], ['tell', 'otherMediator', 'objectDraft', 'stop']],
  ['no office without a word', facts('failed', side('yes'), side('yes')), ['station'], []],
  ['the office with one', facts('failed', side('yes', { office: true }), side('yes')), ['station'], ['escalate']],
  ['who said no has nothing to hand over', facts('refused', side('yes'), side('no')), ['second'], []],
] as const)('offers what may be done: %s', (_name, given, parts, expected) => {
  expect([...mediationActions(given, parts)].sort()).toEqual([...expected].sort());
});

it('offers nothing that the table does not have, to nobody', () => {
  for (const state of MEDIATION_STATES) for (const part of MEDIATION_PARTS) for (const action of mediationActions(facts(state, side('yes'), side('asked')), [part])) expect(MEDIATION_ACTIONS).toContain(action);
});

it('keeps to its rules', () => {
  expect(ruleAgainstMediator('a', { candidates: ['a', 'b'], sides: ['a', 'c'], turnedDown: [] })).toBe('mediationMediator');
  expect(ruleAgainstMediator('b', { candidates: ['a', 'b'], sides: ['a', 'c'], turnedDown: ['b'] })).toBe('mediationMediator');
  expect(ruleAgainstMediator('b', { candidates: ['a', 'b'], sides: ['a', 'c'], turnedDown: [] })).toBeNull();
  expect(ruleAgainstSigning({ consent: 'yes', signed: null, office: false }, 2, 1)).toBe('mediationChanged');
  expect(ruleAgainstSigning({ consent: 'yes', signed: 'paper', office: false }, 2, 2)).toBe('mediationSigned');
  expect(ruleAgainstConfirming('a', 'a')).toBe('mediationOwn');
  expect(ruleAgainstDays({ dueOn: '2026-08-20', followUpOn: '2026-08-19' }, '2026-08-20')).toBe('mediationDay');
  expect(courtUntil('2026-08-23')).toBe('2026-09-22');
});

it('forgets: ninety days after nothing, three years after an agreement, never while somebody waits', () => {
  const since = new Date('2026-01-01T00:00:00Z');
  const terms = { keep: 1_095, keepNone: 90 };
  expect(eraseAt({ state: 'failed', since, agreed: false }, terms)).toEqual(new Date('2026-04-01T00:00:00Z'));
  expect(eraseAt({ state: 'kept', since, agreed: true }, terms)).toEqual(new Date('2028-12-31T00:00:00Z'));
  for (const state of ['asked', 'inviting', 'willing', 'drafted', 'inForce', 'escalated']) expect(eraseAt({ state, since, agreed: false }, terms)).toBeNull();
});
