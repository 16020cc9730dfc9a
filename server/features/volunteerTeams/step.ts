import { MEMBER_TRANSITIONS, type MemberAction, type MemberPart } from '../../../shared/domain/volunteerTeams/members';
import type { TeamRuleCode } from '../../../shared/domain/volunteerTeams/rules';
import { TEAM_OVER, TEAM_TRANSITIONS, teamDesk, type TeamAction, type TeamPart } from '../../../shared/domain/volunteerTeams/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { MemberDoc, TeamDoc } from './document';
import { memberEventOf, teamEventOf, type MemberStep, type TeamStep } from './events';
import { TeamMembers, VolunteerTeams } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type TeamActor = StepActor<TeamPart>;
export type MemberActor = StepActor<MemberPart>;
export const SYSTEM: { readonly personId: null; readonly parts: readonly ['system'] } = { personId: null, parts: ['system'] };
export const refuse: (rule: TeamRuleCode) => never = refuseBy;

/** What follows from a team's fields: its lists, whose teams it is among; what is over has no code and asks nobody. */
export function derive(doc: TeamDoc): Pick<TeamDoc, 'desk' | 'deskAt' | 'leads' | 'offers' | 'code'> {
  const over = TEAM_OVER.includes(doc.state);
  const offers = over ? [] : doc.offers;
  const leads = over ? [] : [...new Set([doc.leader, ...doc.deputies, ...offers].flatMap((one) => one?.personId ?? []))];
  return { desk: teamDesk(doc.state), deskAt: doc.state === 'submitted' ? doc.createdAt : doc.updatedAt, leads, offers, code: over ? null : doc.code };
}

/** Steps of a team, each one guarded write: an office is had by one. */
export const applyTeam = guardedSteps<TeamDoc, TeamAction, TeamStep>({
  model: VolunteerTeams,
  transitions: TEAM_TRANSITIONS,
  // What may be refused follows from what is said with a step, and is looked at there.
  ruleAgainst: () => null,
  unhurried: ['edit', 'newCode', 'offer', 'takeBack', 'refuse'],
  full: 'teamTimelineFull' satisfies TeamRuleCode,
  derive,
  eventOf: teamEventOf,
});

/** Steps of one membership. */
export const applyMember = guardedSteps<MemberDoc, MemberAction, MemberStep>({
  model: TeamMembers,
  transitions: MEMBER_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: ['ask', 'join'],
  full: 'teamTimelineFull' satisfies TeamRuleCode,
  derive: () => ({}),
  eventOf: memberEventOf,
});
