import type { Day } from '../../../../shared/domain/kernel/days';
import { MERIT_LIMITS, meritsOf, ruleAgainstMerit } from '../../../../shared/domain/volunteers/merits';
import { skillCounts } from '../../../../shared/domain/volunteers/profile';
import { isMinor, looksFirst, ruleAgainstCheck, ruleAgainstDocument, ruleAgainstGuardian, ruleAgainstJoin, ruleAgainstSkills, volunteerActions } from '../../../../shared/domain/volunteers/rules';
import { VOLUNTEER_ACTIONS, VOLUNTEER_STATES, VOLUNTEER_TRANSITIONS, volunteerDesk } from '../../../../shared/domain/volunteers/states';

const TODAY: Day = '2026-03-02';
const AGES = { adult: 18, youngest: 8 };

it.each([[{ level: 0, livesIn: 'plum' }, 'volunteerLevel'], [{ level: 1, livesIn: null }, 'volunteerHome'], [{ level: 1, livesIn: 'plum' }, null], [{ level: 2, livesIn: 'plum' }, null]] as const)('signing up as %j: %s', (who, rule) => expect(ruleAgainstJoin(who)).toBe(rule));

it.each([
  ['identityCard', '990000199001010017', null, null], ['identityCard', '990000199001010018', null, 'volunteerDocument'], ['identityCard', '990000202201010016', null, 'volunteerTooYoung'],
  ['passport', 'E12345678', null, 'volunteerBirth'], ['passport', 'E12345678', '2026-03-03', 'volunteerBirth'], ['passport', 'E12345678', '1890-01-01', 'volunteerBirth'], ['passport', 'E12345678', '2018-03-03', 'volunteerTooYoung'], ['passport', 'E12345678', '2018-03-02', null],
] as const)('document %s %s, born %s: %s', (kind, number, bornOn, rule) => expect(ruleAgainstDocument({ kind, number, bornOn }, TODAY, AGES)).toBe(rule));

it.each([['2008-03-03', true], ['2008-03-02', false], [null, false]] as const)('born %s is a minor: %s', (bornOn, is) => expect(isMinor(bornOn, TODAY, AGES)).toBe(is));

it.each([
  [[], null], [[{ skill: 'hair', proof: null, until: null }], null], [[{ skill: 'law', proof: ' ', until: null }], 'volunteerProof'], [[{ skill: 'law', proof: '律师证', until: '2026-03-01' }], 'proofOver'],
  [[{ skill: 'law', proof: '律师证', until: TODAY }], null], [[{ skill: 'hair', proof: null, until: null }, { skill: 'hair', proof: null, until: null }], 'volunteerSkillTwice'],
] as const)('skills %j: %s', (skills, rule) => expect(ruleAgainstSkills(skills, TODAY)).toBe(rule));

it.each([
  ['hair', null, false, true], ['law', null, false, false], ['law', null, true, true], ['law', TODAY, true, true], ['law', '2026-03-01', true, false], ['hair', '2026-03-01', false, false],
] as const)('%s until %s, seen %s, counts: %s', (skill, until, seen, counts) => expect(skillCounts({ skill, proof: null, until, seen }, TODAY)).toBe(counts));

it.each([
  [false, null, null], [true, null, 'volunteerGuardian'], [true, { relation: 'parent', agrees: false }, 'volunteerGuardian'], [true, { relation: 'friend', agrees: true }, 'volunteerGuardian'], [true, { relation: 'guardian', agrees: true }, null],
] as const)('under age %s with %j: %s', (minor, guardian, rule) => expect(ruleAgainstGuardian(minor, guardian)).toBe(rule));

it.each([
  [{ approval: false, minor: false, ended: false }, false], [{ approval: true, minor: false, ended: false }, true], [{ approval: false, minor: true, ended: false }, true], [{ approval: false, minor: false, ended: true }, true],
])('%j is looked at first: %s', (facts, first) => expect(looksFirst(facts)).toBe(first));

it.each([
  ['approve', { minor: true, guardianSeen: false }, 'guardianFirst'], ['approve', { minor: true, guardianSeen: true }, null], ['approve', { minor: false }, null],
  ['decline', { reason: 'other', text: ' ' }, 'volunteerReason'], ['decline', { reason: 'twice' }, null], ['end', { reason: 'other', text: '人不在了' }, null],
] as const)('%s with %j: %s', (action, ask, rule) => expect(ruleAgainstCheck(action, ask)).toBe(rule));

const MERIT = { kind: 'training', title: '急救员培训', giver: '区红十字会', day: '2026-03-01' } as const;
it.each([
  ['one that happened', MERIT, [], null], ['one of today', { ...MERIT, day: TODAY }, [], null], ['one to come', { ...MERIT, day: '2026-03-03' }, [], 'meritDay'], ['the same again', MERIT, [MERIT], 'meritTwice'],
  ['the same words as an honour', { ...MERIT, kind: 'honour' }, [MERIT], null], ['one more than there is room for', MERIT, Array.from({ length: MERIT_LIMITS.rows }, (_, n) => ({ ...MERIT, title: `第 ${n} 期` })), 'meritsFull'],
] as const)('of training and honours %s is refused as it should be', (_what, merit, standing, rule) => expect(ruleAgainstMerit(merit, standing, TODAY)).toBe(rule));
it('lists lines of one kind, the latest first', () => expect(meritsOf([MERIT, { ...MERIT, kind: 'honour' }, { ...MERIT, day: TODAY }], 'training').map(({ day }) => day)).toEqual([TODAY, '2026-03-01']));

describe('the table of steps', () => {
  it('knows every action and leaves no state without a way on', () => {
    expect(new Set(VOLUNTEER_TRANSITIONS.map(({ action }) => action))).toEqual(new Set(VOLUNTEER_ACTIONS));
    expect(VOLUNTEER_STATES.filter((state) => !VOLUNTEER_TRANSITIONS.some(({ from }) => from === state))).toEqual([]);
  });

  it('lets nobody take their own record on, and the station write nothing of it', () => {
    const by = (part: 'self' | 'station') => new Set(VOLUNTEER_TRANSITIONS.filter((row) => row.by.includes(part)).map(({ action }) => action));
    expect(by('station')).toEqual(new Set(['approve', 'ask', 'decline', 'seeProof', 'seeGuardian', 'addMerit', 'dropMerit', 'end']));
    expect([...by('self')].filter((action) => by('station').has(action))).toEqual([]);
  });

  it('draws buttons where there is something to do', () => {
    const facts = { state: 'active', termsDue: false, skills: [{ skill: 'law', proof: '律师证', until: null, seen: true }], merits: [], minor: false, guardianSeen: false } as const;
    expect(volunteerActions(facts, ['self'])).toEqual(['edit', 'withdraw', 'pause']);
    expect(volunteerActions({ ...facts, termsDue: true }, ['self'])).toContain('agree');
    expect(volunteerActions(facts, ['station'])).not.toContain('seeProof');
    expect(volunteerActions({ ...facts, skills: [{ ...facts.skills[0], seen: false }] }, ['station'])).toContain('seeProof');
    expect([facts, { ...facts, minor: true }, { ...facts, minor: true, guardianSeen: true }].map((one) => volunteerActions(one, ['station']).includes('seeGuardian'))).toEqual([false, true, false]);
    expect([volunteerActions(facts, ['station']).includes('dropMerit'), volunteerActions({ ...facts, merits: [MERIT] }, ['station']).includes('dropMerit')]).toEqual([false, true]);
  });
});

it.each([['submitted', 'check'], ['asked', 'asked'], ['active', 'active'], ['paused', 'active'], ['declined', 'over'], ['withdrawn', 'over'], ['ended', 'over']] as const)('%s stands in the list %s', (state, desk) => expect(volunteerDesk(state)).toBe(desk));
