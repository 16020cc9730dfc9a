import { DAY_MS } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import type { VolunteerState } from '../volunteers/states';
import { ASK_AGAIN_DAYS, TEAM_LIMITS } from './limits';
import type { MemberAction, MemberState } from './members';
import { TEAM_TRANSITIONS, type TeamAction, type TeamOffice, type TeamPart, type TeamState } from './states';

/** Why something about a team is refused; the sentences are in copy. */
export type TeamRuleCode =
  | 'teamNotVolunteer' | 'teamTermsDue' | 'teamAdult' | 'teamLeadsMany' | 'teamJoinedMany' | 'teamFull' | 'teamAlready' | 'teamAskedLately' | 'teamClosed' | 'teamCode'
  | 'teamHandOver' | 'teamDeputies' | 'teamOfficeTwice' | 'teamOffered' | 'teamNotMember' | 'teamNotOffered' | 'teamNotOffice' | 'teamLeaderGone' | 'teamReason' | 'teamMoney' | 'teamPersonal' | 'teamUnit' | 'teamTimelineFull';

/** What of a volunteer decides whether they found, lead or join. */
export interface TeamVolunteer {
  readonly state: VolunteerState;
  readonly termsDue: boolean;
  readonly minor: boolean;
}
/** Who holds which office, and who is asked to. */
export interface TeamOffices {
  readonly leader: { readonly personId: string } | null;
  readonly deputies: readonly { readonly personId: string }[];
  readonly offers: readonly { readonly personId: string; readonly office: TeamOffice }[];
}

/** Why somebody takes no part in teams at all now. */
export function ruleAgainstVolunteer(volunteer: TeamVolunteer | null): TeamRuleCode | null {
  if (volunteer?.state !== 'active') return 'teamNotVolunteer';
  return volunteer.termsDue ? 'teamTermsDue' : null;
}

/** Why somebody may not lead: whoever answers for others is of age (民法典 Art. 17, 18). `leads`: teams they lead or have proposed. */
export function ruleAgainstLeading(volunteer: TeamVolunteer | null, leads: number): TeamRuleCode | null {
  const rule = ruleAgainstVolunteer(volunteer);
  if (rule) return rule;
  if (volunteer?.minor) return 'teamAdult';
  return leads >= TEAM_LIMITS.led ? 'teamLeadsMany' : null;
}

/** A row of somebody in a team, as far as it decides whether they may come again. */
export interface Standing {
  readonly state: MemberState;
  readonly updatedAt: Date;
}
/** Why somebody may not ask, or come by a code. Who was declined or removed waits a week before asking; a code does not open the door to who was removed. */
export function ruleAgainstJoining(action: 'ask' | 'join', facts: { readonly team: TeamState; readonly volunteer: TeamVolunteer | null; readonly standing: Standing | null; readonly joined: number; readonly members: number; readonly now: Date }): TeamRuleCode | null {
  const { team, volunteer, standing, joined, members, now } = facts;
  if (team !== 'active') return 'teamClosed';
  const rule = ruleAgainstVolunteer(volunteer);
  if (rule) return rule;
  if (standing?.state === 'in' || (standing?.state === 'asked' && action === 'ask')) return 'teamAlready';
  const sentAway = standing?.state === 'removed' || (standing?.state === 'declined' && action === 'ask');
  if (standing && sentAway && now.getTime() - standing.updatedAt.getTime() < ASK_AGAIN_DAYS * DAY_MS) return 'teamAskedLately';
  if (joined >= TEAM_LIMITS.joined) return 'teamJoinedMany';
  return members >= TEAM_LIMITS.members ? 'teamFull' : null;
}

const holds = ({ leader, deputies }: TeamOffices, personId: string): TeamOffice | null => (leader?.personId === personId ? 'leader' : deputies.some((one) => one.personId === personId) ? 'deputy' : null);
/** The office somebody holds in a team. */
export const officeOf = holds;

/** Why an office is not offered: they hold it, were asked already, all deputies are found (a leader's office that is offered waits for nobody). */
export function ruleAgainstOffer(team: TeamOffices, personId: string, office: TeamOffice): TeamRuleCode | null {
  if (holds(team, personId) === office || (office === 'deputy' && holds(team, personId) === 'leader')) return 'teamOfficeTwice';
  if (team.offers.some((one) => one.personId === personId)) return 'teamOffered';
  if (office === 'leader') return team.offers.some((one) => one.office === 'leader') ? 'teamOffered' : null;
  return team.deputies.length + team.offers.filter((one) => one.office === 'deputy').length >= TEAM_LIMITS.deputies ? 'teamDeputies' : null;
}

/** The offices after somebody took on what was offered: whoever led before is a member from then on, and a deputy who leads is none any more. */
export function officesAfter<P extends { readonly personId: string }>({ leader, deputies }: { readonly leader: P | null; readonly deputies: readonly P[] }, who: P, office: TeamOffice): { leader: P | null; deputies: P[] } {
  const others = deputies.filter((one) => one.personId !== who.personId);
  return office === 'leader' ? { leader: who, deputies: others } : { leader, deputies: [...others, who] };
}

/** Why a step of a member is refused. `office`: what they hold in the team. */
export function ruleAgainstMember(action: MemberAction, office: TeamOffice | null, ask: { readonly reason?: string; readonly text?: string } = {}): TeamRuleCode | null {
  if ((action === 'leave' || action === 'remove') && office === 'leader') return 'teamHandOver';
  return (action === 'decline' || action === 'remove') && ask.reason === 'other' && !ask.text?.trim() ? 'teamReason' : null;
}

/** The buttons of a reply: what these parts may do now, in the order of the table. */
export function teamActions(team: TeamOffices & { readonly state: TeamState; readonly coded: boolean }, parts: readonly TeamPart[]): TeamAction[] {
  return actionsFrom(TEAM_TRANSITIONS, team.state, parts).filter((action) => {
    if (action === 'endCode') return team.coded;
    if (action === 'takeBack') return team.offers.length > 0;
    return action !== 'dismiss' || team.deputies.length > 0 || (parts.includes('station') && team.leader !== null);
  });
}
