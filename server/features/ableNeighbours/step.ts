import type { AbleRuleCode, InviteAction, InvitePart } from '../../../shared/domain/ableNeighbours/rules';
import { INVITE_TRANSITIONS } from '../../../shared/domain/ableNeighbours/rules';
import { guardedSteps, refuse as refuseBy, type StepActor, type Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { InviteDoc } from './document';
import { Invitations } from './model';

export { stampOf, type Ask } from '../../jobs/guardedStep';
export type InviteActor = StepActor<InvitePart>;
export const refuse: (rule: AbleRuleCode) => never = refuseBy;

export const inviteEvent = (step: InviteAction): string => `invitation.${step}`;
export function inviteEventOf(doc: InviteDoc, step: InviteAction, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: inviteEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}

/** Steps of an invitation, each one guarded write. */
export const applyInvite = guardedSteps<InviteDoc, InviteAction, InviteAction>({
  model: Invitations,
  transitions: INVITE_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: ['answer'],
  full: 'inviteTimelineFull' satisfies AbleRuleCode,
  derive: () => ({}),
  eventOf: inviteEventOf,
});
