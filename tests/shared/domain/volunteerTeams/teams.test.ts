import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { CODE_LENGTH, CODE_LETTERS, TEAM_LIMITS, teamCode } from '../../../../shared/domain/volunteerTeams/limits';
import { MEMBER_ACTIONS, MEMBER_STATES, MEMBER_TRANSITIONS, type MemberAction, type MemberState } from '../../../../shared/domain/volunteerTeams/members';
import { officesAfter, ruleAgainstJoining, ruleAgainstLeading, ruleAgainstMember, ruleAgainstOffer, teamActions, type TeamOffices, type TeamVolunteer } from '../../../../shared/domain/volunteerTeams/rules';
import { TEAM_ACTIONS, TEAM_OVER, TEAM_STATES, TEAM_TRANSITIONS, teamDesk, type TeamAction, type TeamState } from '../../../../shared/domain/volunteerTeams/states';

type By<A extends string, S extends string> = Readonly<Record<A, Readonly<Partial<Record<S, readonly [string, S]>>>>>;
/** Written by hand: action → state → [who, where it leads]; what is not named is not there. */
const TEAM: By<TeamAction, TeamState> = {
  found: {}, approve: { submitted: ['station', 'active'] }, decline: { submitted: ['station', 'declined'] },
  edit: { submitted: ['leader', 'submitted'], active: ['leader station', 'active'] },
  newCode: { active: ['deputy leader standIn', 'active'] }, endCode: { active: ['deputy leader station', 'active'] }, admit: { active: ['deputy leader standIn', 'active'] },
  offer: { active: ['leader station', 'active'] }, takeBack: { active: ['leader station', 'active'] }, accept: { active: ['offered', 'active'] }, refuse: { active: ['offered', 'active'] },
  stepDown: { active: ['deputy', 'active'] }, dismiss: { active: ['leader station', 'active'] }, dissolve: { submitted: ['leader', 'dissolved'], active: ['leader station', 'dissolved'] }, drop: { submitted: ['system', 'declined'], active: ['system', 'active'] },
};
const out = (to: MemberState, by = 'self') => Object.fromEntries((['declined', 'withdrawn', 'left', 'removed', 'ended'] as const).map((state) => [state, [by, to] as const]));
const MEMBER: By<MemberAction, MemberState> = {
  ask: out('asked'), join: { asked: ['self', 'in'], ...out('in') }, withdraw: { asked: ['self', 'withdrawn'] }, approve: { asked: ['lead', 'in'] }, decline: { asked: ['lead', 'declined'] },
  leave: { in: ['self', 'left'] }, remove: { in: ['lead', 'removed'] }, seat: { asked: ['system', 'in'], ...out('in', 'system') }, end: { asked: ['system', 'ended'], in: ['system', 'ended'] },
};

it.each(TEAM_ACTIONS)('a team: %s is taken from where it may, by whom it may, and nowhere else', (action) => {
  for (const state of TEAM_STATES) {
    const [row, [by, to] = []] = [findTransition(TEAM_TRANSITIONS, state, action), TEAM[action][state]];
    expect([state, row?.to, row && [...row.by].sort().join(' ')]).toEqual([state, to, by]);
  }
});
it.each(MEMBER_ACTIONS)('a membership: %s is taken from where it may, by whom it may, and nowhere else', (action) => {
  for (const state of MEMBER_STATES) {
    const [row, [by, to] = []] = [findTransition(MEMBER_TRANSITIONS, state, action), MEMBER[action][state]];
    expect([state, row?.to, row?.by.join(' ')]).toEqual([state, to, by]);
  }
});
it('leads nowhere from what is over, and stands in the right list', () => {
  expect(TEAM_TRANSITIONS.filter(({ from }) => TEAM_OVER.includes(from))).toEqual([]);
  expect(TEAM_STATES.map(teamDesk)).toEqual(['check', 'active', 'over', 'over']);
});

const volunteer = (changes: Partial<TeamVolunteer> = {}): TeamVolunteer => ({ state: 'active', termsDue: false, minor: false, ...changes });
it.each([
  [null, 0, 'teamNotVolunteer'], [volunteer({ state: 'paused' }), 0, 'teamNotVolunteer'], [volunteer({ termsDue: true }), 0, 'teamTermsDue'], [volunteer({ minor: true }), 0, 'teamAdult'], [volunteer(), TEAM_LIMITS.led, 'teamLeadsMany'], [volunteer(), TEAM_LIMITS.led - 1, null],
] as const)('%j who leads %d more: %s', (who, leads, rule) => expect(ruleAgainstLeading(who, leads)).toBe(rule));

const NOW = new Date('2026-03-10T02:00:00Z');
const before = (state: MemberState, days: number) => ({ state, updatedAt: new Date(NOW.getTime() - days * 86_400_000) });
const joining = (changes: Partial<Parameters<typeof ruleAgainstJoining>[1]> = {}) => ({ team: 'active' as const, volunteer: volunteer(), standing: null, joined: 0, members: 0, now: NOW, ...changes });
it.each([
  ['ask', {}, null], ['ask', { volunteer: volunteer({ minor: true }) }, null], ['ask', { team: 'submitted' }, 'teamClosed'], ['join', { team: 'dissolved' }, 'teamClosed'], ['ask', { volunteer: null }, 'teamNotVolunteer'],
  ['ask', { standing: before('asked', 1) }, 'teamAlready'], ['join', { standing: before('asked', 1) }, null], ['join', { standing: before('in', 1) }, 'teamAlready'],
  ['ask', { standing: before('declined', 6) }, 'teamAskedLately'], ['ask', { standing: before('declined', 7) }, null], ['join', { standing: before('declined', 1) }, null],
  ['join', { standing: before('removed', 6) }, 'teamAskedLately'], ['ask', { standing: before('removed', 7) }, null], ['ask', { standing: before('left', 0) }, null],
  ['ask', { joined: TEAM_LIMITS.joined }, 'teamJoinedMany'], ['join', { members: TEAM_LIMITS.members }, 'teamFull'],
] as const)('%s with %j: %s', (how, changes, rule) => expect(ruleAgainstJoining(how, joining(changes))).toBe(rule));

const one = (personId: string) => ({ personId });
const TEAM_OF: TeamOffices = { leader: one('l'), deputies: [one('d')], offers: [{ personId: 'o', office: 'deputy' }] };
it.each([
  ['m', 'deputy', {}, null], ['m', 'leader', {}, null], ['d', 'leader', {}, null], ['d', 'deputy', {}, 'teamOfficeTwice'], ['l', 'leader', {}, 'teamOfficeTwice'], ['l', 'deputy', {}, 'teamOfficeTwice'], ['o', 'leader', {}, 'teamOffered'],
  ['m', 'deputy', { deputies: [one('a'), one('b')] }, 'teamDeputies'], ['m', 'leader', { offers: [{ personId: 'x', office: 'leader' }] }, 'teamOffered'], ['m', 'leader', { leader: null }, null],
] as const)('%s is asked to be %s of %j: %s', (who, office, changes, rule) => expect(ruleAgainstOffer({ ...TEAM_OF, ...changes }, who, office)).toBe(rule));

it('hands the lead over: the one before is a member, a deputy who leads is no deputy', () => {
  expect(officesAfter(TEAM_OF, one('d'), 'leader')).toEqual({ leader: one('d'), deputies: [] });
  expect(officesAfter(TEAM_OF, one('m'), 'deputy')).toEqual({ leader: one('l'), deputies: [one('d'), one('m')] });
});
it.each([
  ['leave', 'leader', {}, 'teamHandOver'], ['remove', 'leader', { reason: 'unsafe' }, 'teamHandOver'], ['leave', 'deputy', {}, null], ['remove', null, { reason: 'other', text: ' ' }, 'teamReason'], ['decline', null, { reason: 'full' }, null],
] as const)('%s of %s with %j: %s', (action, office, said, rule) => expect(ruleAgainstMember(action, office, said)).toBe(rule));

it('shows the buttons that lead somewhere', () => {
  const bare = { leader: one('l'), deputies: [], offers: [], state: 'active' as const, coded: false };
  expect(teamActions(bare, ['leader', 'member'])).toEqual(['edit', 'admit', 'newCode', 'offer', 'dissolve']);
  expect(teamActions({ ...TEAM_OF, state: 'active', coded: true }, ['leader'])).toEqual(['edit', 'admit', 'newCode', 'endCode', 'offer', 'takeBack', 'dismiss', 'dissolve']);
  expect(teamActions(bare, ['station'])).toEqual(['edit', 'offer', 'dismiss', 'dissolve']);
  expect(teamActions({ ...bare, leader: null }, ['station', 'standIn'])).toEqual(['edit', 'admit', 'newCode', 'offer', 'dissolve']);
});
it('reads a code however it is typed, and uses no letter twice nor one that looks like another', () => {
  expect(teamCode(' ab-c ｄ2 3 ')).toBe('ABCD23');
  expect([new Set(CODE_LETTERS).size, /[01ILO]/.test(CODE_LETTERS), CODE_LENGTH]).toEqual([CODE_LETTERS.length, false, 6]);
});
