import fc from 'fast-check';
import type { SkillFacts } from '../../../../shared/domain/volunteers/profile';
import { HELP_SKILLS, hasTime, INVITE_LIMITS, invitesLeft, inviteState, ruleAgainstInvitee, ruleAgainstInvites, timesUntil, type Candidate, type InviteFacts } from '../../../../shared/domain/wishes/invitations';
import type { WishFacts } from '../../../../shared/domain/wishes/rules';
import { WISH_CATEGORIES } from '../../../../shared/domain/wishes/states';

const TERMS = { answer: 3, again: 7 };
/** A Monday; the Friday after it is a holiday. */
const TODAY = '2026-03-02';
const calendar = { isWorkday: (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && day !== '2026-03-06' };
const skill = (name: SkillFacts['skill'], change: Partial<SkillFacts> = {}): SkillFacts => ({ skill: name, proof: null, until: null, seen: false, ...change });
const wish = (change: Partial<WishFacts> = {}): WishFacts => ({ state: 'open', category: 'service', visit: false, authorId: 'ann', recipientId: 'gran', target: 1, left: 1, claims: [], proposed: false, consented: false, thanked: false, ...change });
const bob: Candidate = { personId: 'bob', state: 'active', termsDue: false, minor: false, level: 1, skills: [skill('carpentry')], avoids: [], times: [] };

it.each([
  ['who can do it', {}, {}, null, null], ['who can, by the skill that is looked for', {}, {}, 'carpentry', null], ['who cannot what is looked for', {}, {}, 'hair', 'inviteUnfit'], ['who can nothing that counts', {}, { skills: [skill('stage')] }, null, 'inviteUnfit'],
  ['an electrician whose proof was not seen', {}, { skills: [skill('electrics', { proof: '电工证' })] }, null, 'inviteUnfit'], ['an electrician whose proof was seen', {}, { skills: [skill('electrics', { proof: '电工证', seen: true })] }, null, null],
  ['whose proof has run out', {}, { skills: [skill('electrics', { seen: true, until: '2026-03-01' })] }, null, 'inviteUnfit'], ['who rests', {}, { state: 'paused' }, null, 'inviteUnfit'], ['who has not agreed to the newest promise', {}, { termsDue: true }, null, 'inviteUnfit'],
  ['a visit at level 1', { visit: true }, {}, null, 'wishVisitLevel'], ['a visit at level 2', { visit: true }, { level: 2 }, null, null], ['who prefers not to go into homes', { visit: true }, { level: 2, avoids: ['homes'] }, null, 'inviteUnfit'],
  ['who prefers not to carry', {}, { avoids: ['heavy'] }, null, 'inviteUnfit'], ['a minor, to a repair', {}, { minor: true }, null, 'inviteUnfit'], ['a minor, to teach', {}, { minor: true, skills: [skill('teaching')] }, null, null],
  ['its author', {}, { personId: 'ann' }, null, 'claimOwn'], ['for whom it is', {}, { personId: 'gran' }, null, 'claimOwn'], ['who holds it', { target: 2, claims: [{ id: 'c', personId: 'bob', unitId: null, quantity: 1, state: 'active', sent: false }] }, {}, null, 'claimTwice'],
] as const)('inviting %s: %s', (_what, facts, change, looked, rule) => {
  expect(ruleAgainstInvitee(wish(facts as Partial<WishFacts>), { ...bob, ...(change as Partial<Candidate>) }, { skill: looked, times: null, today: TODAY })).toBe(rule);
});

it.each([
  [null, null], ['2026-03-02', ['weekday', 'evening']], ['2026-03-06', ['weekday', 'evening', 'holiday']], ['2026-03-07', ['weekday', 'evening', 'holiday', 'weekend']], ['2026-03-01', []],
] as const)('until %s the times are %j', (day, times) => expect(timesUntil(day, TODAY, calendar)).toEqual(times));

it('takes whoever said nothing of when they can, and nobody whose times do not come before it is needed', () => {
  const weekday = timesUntil('2026-03-03', TODAY, calendar);
  expect([hasTime({ times: [] }, weekday), hasTime({ times: ['weekend'] }, weekday), hasTime({ times: ['weekend', 'evening'] }, weekday), hasTime({ times: ['night'] }, null)]).toEqual([true, false, true, true]);
  expect(ruleAgainstInvitee(wish(), { ...bob, times: ['weekend'] }, { skill: null, times: weekday, today: TODAY })).toBe('inviteUnfit');
});

it('every kind of wish has skills to look for, each once', () => {
  for (const category of WISH_CATEGORIES) expect(new Set(HELP_SKILLS[category]).size).toBe(HELP_SKILLS[category].length);
});

const AT = new Date('2026-03-02T02:00:00Z');
const asked = (personId: string, change: Partial<InviteFacts> = {}): InviteFacts => ({ personId, at: AT, answer: null, ...change });
const later = (days: number): Date => new Date(AT.getTime() + days * 86_400_000);

it.each([[asked('a'), 0, 'open'], [asked('a'), 2.99, 'open'], [asked('a'), 3, 'silent'], [asked('a', { answer: 'yes' }), 9, 'yes'], [asked('a', { answer: 'no' }), 0, 'no']] as const)('%j after %s days is %s', (one, days, state) => {
  expect(inviteState(one, later(days), TERMS)).toBe(state);
});

it('asks nobody twice, and no more at once than there may be', () => {
  const ten = Array.from({ length: 10 }, (_, n) => asked(`p${n}`));
  expect(ruleAgainstInvites(ten, ['p3'], later(9), TERMS)).toBe('inviteTwice');
  expect(ruleAgainstInvites([], ['x', 'x'], AT, TERMS)).toBe('inviteTwice');
  expect([ruleAgainstInvites(ten, ['x'], later(1), TERMS), ruleAgainstInvites(ten, ['x'], later(3), TERMS), ruleAgainstInvites(ten.slice(1), ['x'], AT, TERMS), ruleAgainstInvites(ten.slice(1), ['x', 'y'], AT, TERMS)]).toEqual(['inviteMany', null, null, 'inviteMany']);
  fc.assert(fc.property(fc.array(fc.constantFrom('yes', 'no', null), { maxLength: 60 }), fc.integer({ min: 0, max: 10 }), (answers, days) => {
    const invites = answers.map((answer, n) => asked(`p${n}`, { answer }));
    const left = invitesLeft(invites, later(days), TERMS);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + invites.length).toBeLessThanOrEqual(Math.max(INVITE_LIMITS.all, invites.length));
    if (days < 3 && left > 0) expect(left + answers.filter((answer) => answer === null).length).toBeLessThanOrEqual(INVITE_LIMITS.open);
  }));
});
