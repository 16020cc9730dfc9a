import type { DECLINE_REASONS, END_REASONS } from '../../../../shared/domain/identity/homes';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { getRoom } from '../../organisation';
import { Homes, type HomeDoc } from '../model';
import { applyStep, type Actor, type Ask } from '../step';

export interface Confirmation extends Ask {
  /** The door, where the request has none of the list, or the wrong one. */
  readonly roomId?: string | undefined;
  /** The plate in the station's words, where the building is in no list. */
  readonly placeText?: string | undefined;
}

/** Where the person lives in the station's eyes. */
async function placeOf(deps: Deps, doc: HomeDoc, { roomId, placeText }: Confirmation): Promise<Partial<HomeDoc>> {
  const id = roomId ?? (placeText === undefined ? doc.roomId : null);
  if (id === null && placeText === undefined) throw new DomainError('rule_refused', { rule: 'homeNeedsPlace' });
  if (id === null) return { roomId: null, placeText: placeText ?? '', placeId: null, point: null };
  const room = await getRoom(deps, id);
  // Taken out of the list since it was asked for, or a door of somebody else's community.
  if (room?.communityId !== doc.communityId) throw new DomainError('rule_refused', { rule: 'roomGone' });
  const again = await Homes(deps).exists({ personId: doc.personId, roomId: id, state: { $in: ['asked', 'confirmed'] }, _id: { $ne: doc._id } });
  if (again) throw new DomainError('rule_refused', { rule: 'homeTwice' });
  return { roomId: id, placeText: room.placeText, no: room.no, placeId: room.placeId, point: room.point };
}

/**
 * Confirms that somebody lives behind a door. Outcomes: those of `applyStep`; `rule_refused` {rule: homeNeedsPlace |
 * roomGone | homeTwice}.
 */
export async function confirmHome(deps: Deps, doc: HomeDoc, actor: Actor, ask: Confirmation): Promise<HomeDoc> {
  const set = doc.state === 'asked' && doc.revision === ask.revision ? await placeOf(deps, doc, ask) : {};
  return applyStep(deps, doc, actor, 'confirm', ask, { set: { ...set, reason: null } });
}

interface Why<R> extends Ask {
  readonly reason: R;
  readonly text: string;
}

/** `rule_refused` {rule: reasonNeeded}: 「有别的原因」 alone tells nobody what to do. */
function reasoned<R extends string>({ reason, text }: Why<R>): { id: R; text: string } {
  if (reason === 'other' && text === '') throw new DomainError('rule_refused', { rule: 'reasonNeeded' });
  return { id: reason, text };
}

/** Does not confirm a request, and says why. Outcomes: those of `applyStep`; `rule_refused` {rule: reasonNeeded}. */
export async function declineHome(deps: Deps, doc: HomeDoc, actor: Actor, ask: Why<(typeof DECLINE_REASONS)[number]>): Promise<HomeDoc> {
  return applyStep(deps, doc, actor, 'decline', ask, { set: { reason: reasoned(ask) }, reason: ask.reason });
}

/** Ends a confirmed home in the station's name, and says why. Outcomes as for `declineHome`. */
export async function endHome(deps: Deps, doc: HomeDoc, actor: Actor, ask: Why<(typeof END_REASONS)[number]>): Promise<HomeDoc> {
  return applyStep(deps, doc, actor, 'end', ask, { set: { reason: reasoned(ask) }, reason: ask.reason });
}
