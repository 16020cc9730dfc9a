import type { MemberAction } from '../../../shared/domain/volunteerTeams/members';
import type { TeamAction } from '../../../shared/domain/volunteerTeams/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { MemberDoc, TeamDoc } from './document';

/** What happened to a team, as others hear of it. */
export type TeamStep = TeamAction;
export const teamEvent = (step: TeamStep): string => `volunteerTeam.${step}`;
/** What happened to a membership. */
export type MemberStep = MemberAction;
export const memberEvent = (step: MemberStep): string => `volunteerMember.${step}`;

function eventWith(type: string, doc: Pick<TeamDoc, '_id' | 'revision' | 'updatedAt' | 'state' | 'scope'> | Pick<MemberDoc, '_id' | 'revision' | 'updatedAt' | 'state' | 'scope'>, actorId: string | null, tell: Tell): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type, at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
export const teamEventOf = (doc: TeamDoc, step: TeamStep, actorId: string | null, tell: Tell = {}): DomainEvent => eventWith(teamEvent(step), doc, actorId, tell);
export const memberEventOf = (doc: MemberDoc, step: MemberStep, actorId: string | null, tell: Tell = {}): DomainEvent => eventWith(memberEvent(step), doc, actorId, { team: doc.teamId, ...tell });
