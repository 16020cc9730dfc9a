import { createHash } from 'node:crypto';
import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { matchDue, WISH_LIMITS } from '../../../../shared/domain/wishes/limits';
import { ruleAgainstClaim } from '../../../../shared/domain/wishes/rules';
import type { Companion } from '../../../../shared/domain/wishes/states';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { WishClaimRow, WishDoc, WishInvite, WishTicketDoc } from '../document';
import { eventOf } from '../events';
import { factsOf } from '../facts';
import { rawTickets, rawWishes, Wishes } from '../model';
import { forgetCounts, heldBy, loadWish } from '../queries';
import { momentOf, refuse, remembered, stampOf, written, type Actor } from '../step';

export interface ClaimAsk {
  readonly quantity: number;
  readonly companion?: Companion | undefined;
  readonly unitId?: string | undefined;
  readonly key: string;
}

/** The event of a ticket that was put in: what it says is carried out at once, or by whoever hears of it. */
export const TICKET_EVENT = 'wish.ticket';
/** How often a shared wish may have been claimed by others in between. */
const TRIES = WISH_LIMITS.target;

/** Where only one can have it, one ticket a round; where it is shared, one a round for each who claims. */
export function ticketIdOf({ _id, round, target }: WishDoc, holder: string): string {
  return target === 1 ? `${_id}-${round}` : `${_id}-${round}-${createHash('sha256').update(holder).digest('base64url').slice(0, 12)}`;
}

function claimRow({ _id, personId, unitId, quantity, companion, at }: WishTicketDoc): WishClaimRow {
  return { id: _id, personId, unitId, quantity, companion, state: 'active', sent: false, at, ...matchDue(at, WISH_TERMS), told: false, arrangedOn: null, sentAt: null, proof: null, confirmedAt: null };
}

/** Takes what the ticket says from the wish by one guarded write; null when others changed it meanwhile. */
async function take(deps: Deps, doc: WishDoc, ticket: WishTicketDoc): Promise<WishDoc | null> {
  const now = ticket.at;
  const left = doc.left - ticket.quantity;
  const claim = claimRow(ticket);
  const holder = ticket.unitId ?? ticket.personId;
  const { invites } = doc;
  // Whoever was invited has said yes by claiming it.
  const answered = invites?.map((one): WishInvite => (one.personId === ticket.personId ? { ...one, answer: 'yes', answeredAt: now } : one));
  const set: Partial<WishDoc> = { ...(answered ? { invites: answered } : {}), state: left === 0 ? 'claimed' : 'open', left, claims: [...doc.claims, claim], unmatched: null, revision: doc.revision + 1, updatedAt: now, hands: [...new Set([...doc.hands, holder])] };
  const moment = momentOf(doc, 'claim', 'claimant', ticket.personId, { unitId: ticket.unitId }, now);
  const event = eventOf({ ...doc, ...set }, 'claim', ticket.personId, { claim: ticket._id, claimant: holder });
  const update = { ...written(doc, set), $push: { timeline: moment, keys: remembered(ticket.stamp) } };
  // Straight to the driver: every value is ours, and many claim at one moment.
  const guard = { _id: doc._id, state: 'open', revision: doc.revision, left: doc.left, round: ticket.round } as const;
  const after = await rawWishes(deps).findOneAndUpdate(guard, withEvents(update, [event], now), { returnDocument: 'after', projection: { pending: 0 } });
  return after && { ...after, pending: [] };
}

/**
 * Carries out what a ticket says; `seen` is the wish as it was read a moment ago, which the guarded write holds against. Cut off anywhere, doing it again completes it: the wish has the claim, or the ticket is
 * taken out because there is nothing to have any more. Outcomes: the wish with the claim; `rule_refused` claimTaken or
 * claimMore, `wrong_state` when the wish is no longer open.
 */
export async function settle(deps: Deps, ticket: WishTicketDoc, seen?: WishDoc): Promise<WishDoc> {
  for (let left = TRIES; left > 0; left -= 1) {
    const doc = seen && left === TRIES ? seen : await loadWish(deps, ticket.wishId);
    if (doc.claims.some(({ id }) => id === ticket._id) || doc.past.some(({ id }) => id === ticket._id)) return doc;
    const fits = doc.state === 'open' && doc.round === ticket.round && doc.left >= ticket.quantity;
    if (!fits) {
      await rawTickets(deps).deleteOne({ _id: ticket._id });
      if (doc.state === 'open' && doc.left > 0) refuse('claimMore');
      if (doc.state === 'open' || doc.state === 'claimed') refuse('claimTaken');
      throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
    }
    const after = await take(deps, doc, ticket);
    if (after) {
      deps.nudge(Wishes(deps));
      return after;
    }
  }
  throw new DomainError('unavailable');
}

/** Puts the ticket in. Whoever comes second with another hand is told kindly; the same tap again finds its own. */
async function putIn(deps: Deps, ticket: WishTicketDoc): Promise<WishTicketDoc> {
  try {
    await rawTickets(deps).insertOne(ticket);
    return ticket;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const first = await rawTickets(deps).findOne({ _id: ticket._id });
    if (first?.stamp === ticket.stamp) return first;
    return refuse(first && first.personId === ticket.personId && first.unitId === ticket.unitId ? 'claimTwice' : 'claimTaken');
  }
}

/**
 * Somebody claims a wish (认领), for themselves or in the name of a unit. Exactly one gets it: the ticket's id is one over the
 * whole, and what a shared wish has left is taken by a guarded write. Outcomes: the wish with the claim, the same for the same
 * key; `rule_refused` claimTaken, claimMore, claimTwice, claimOwn, claimMany, wishLevel, wishVisitLevel, companionNeeded;
 * `not_allowed` for a unit that is not theirs; `wrong_state`.
 */
export async function claim(deps: Deps, doc: WishDoc, actor: Actor, ask: ClaimAsk): Promise<WishDoc> {
  const { personId } = actor;
  const unitId = ask.unitId ?? null;
  if (personId === null || (unitId !== null && !actor.units.includes(unitId))) throw new DomainError('not_allowed');
  const stamp = stampOf('claim', personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  if (doc.state !== 'open') return doc.state === 'claimed' ? refuse('claimTaken') : Promise.reject(new DomainError('wrong_state', { state: doc.state, revision: doc.revision }));
  const held = unitId === null ? await heldBy(deps, personId, WISH_LIMITS.claims) : 0;
  const companion = ask.companion ?? null;
  const rule = ruleAgainstClaim(factsOf(doc), { personId, level: actor.level, unitId, quantity: ask.quantity, companion, held });
  if (rule) refuse(rule);
  const at = deps.clock.now();
  const _id = ticketIdOf(doc, unitId ?? personId);
  const event = { _id: `${_id}-${createHash('sha256').update(stamp).digest('base64url').slice(0, 8)}`, type: TICKET_EVENT, at, data: { wish: doc._id } };
  const ticket = await putIn(deps, { _id, wishId: doc._id, round: doc.round, personId, unitId, quantity: ask.quantity, companion, stamp, at, ...pendingOf([event], at) });
  const after = await settle(deps, ticket, doc);
  forgetCounts(deps, doc.scope.community);
  return after;
}
