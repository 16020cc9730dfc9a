import { INVITE_TERMS } from '../../../config/catalogue/wishes';
import type { ResponseOf } from '../../../shared/contract';
import { HELP_SKILLS, invitesLeft, inviteState } from '../../../shared/domain/wishes/invitations';
import type { Deps } from '../../platform/deps';
import { volunteersById } from '../volunteers';
import type { Fitting } from './commands/invite';
import type { WishDoc, WishInvite } from './document';
import type { Actor } from './step';

type View = ResponseOf<'GET /wishes/:id'>;

const stateOf = (deps: Deps, one: WishInvite): View['invites'][number]['state'] => inviteState(one, deps.clock.now(), INVITE_TERMS);

/** The viewer's own invitation; null where they have none. */
export function invitationOf(deps: Deps, { invites = [] }: WishDoc, { personId }: Actor): View['invitation'] {
  const mine = invites.find((one) => one.personId === personId);
  return mine ? { state: stateOf(deps, mine), at: mine.at.toISOString() } : null;
}

/** Whom the station invited and what they said, the latest first: for the station alone. */
export async function presentInvites(deps: Deps, { invites = [] }: WishDoc): Promise<View['invites']> {
  const known = await volunteersById(deps, invites.map(({ volunteerId }) => volunteerId));
  return invites
    .map((one) => ({ volunteerId: one.volunteerId, name: known.get(one.volunteerId)?.name ?? '', state: stateOf(deps, one), at: one.at.toISOString(), answeredAt: one.answeredAt?.toISOString() ?? null }))
    .reverse();
}

/** Who fits, for the station to choose from. */
export function presentFitting(deps: Deps, { category, invites = [] }: WishDoc, fitting: readonly Fitting[]): ResponseOf<'GET /wishes/:id/volunteers'> {
  return {
    items: fitting.map(({ id, name, fitting: skills, times }) => ({ volunteerId: id, name, skills: [...skills], times: [...times] })),
    skills: [...HELP_SKILLS[category]],
    left: invitesLeft(invites, deps.clock.now(), INVITE_TERMS),
  };
}
