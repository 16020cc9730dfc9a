import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { BOOKING_LIMITS, type Closure } from '../../../../shared/domain/bookings/kinds';
import { ruleAgainstClosure, ruleAgainstHours } from '../../../../shared/domain/bookings/rules';
import { pendingOf } from '../../../jobs/events';
import type { StepActor } from '../../../jobs/guardedStep';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { getUnit, levelsOf } from '../../organisation';
import type { BookableDoc } from '../document';
import { bookableEventOf } from '../events';
import { Bookables } from '../model';
import { bookableIdOf } from '../queries';
import { applyStep, refuse, refuseIf, type Ask } from '../step';
import { recheck } from './recheck';

export type Writing = ParsedOf<'POST /bookables'>['body'];
type Keeper = StepActor<'station'>;
const wordsOf = (ask: Writing) => {
  const { kind, title, where, who, text, capacity, equipment, room, service, audience, ahead, longest, atOnce, agree, cancelHours } = ask;
  return { kind, title, where, who, text, capacity, equipment: [...equipment], room, service, audience, ahead, longest, atOnce, agree, cancelHours };
};

/** A station writes down a room or service. Outcomes: written, the same for the same key; `key_reused`; `rule_refused` bookingKind, bookingHours. */
export async function write(deps: Deps, personId: string, station: string, ask: Writing, key: string): Promise<BookableDoc> {
  const [_id, contentHash, now] = [bookableIdOf(station, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const known = async (): Promise<BookableDoc | null> => {
    const doc = await Bookables(deps).findById(_id, { pending: 0 }).lean<BookableDoc>();
    if (doc && doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const before = await known();
  if (before) return before;
  refuseIf(ruleAgainstHours(ask));
  const { communityId } = (await getUnit(deps, station)) ?? {};
  if (!communityId) throw new DomainError('not_found');
  const levels = await levelsOf(deps, communityId);
  const doc: BookableDoc = {
    _id, contentHash, state: 'open', revision: 0, ...wordsOf(ask), closed: [], scope: { district: levels.district.id, street: levels.street.id, community: communityId, station },
    timeline: [{ id: '0', at: now, action: 'write', part: 'station', personId, unitId: station, code: null, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  try {
    await Bookables(deps).insertMany([{ ...doc, ...pendingOf([bookableEventOf(doc, 'write', personId)], now) }]);
  } catch (error) {
    const there = isDuplicateKey(error) ? await known() : null;
    if (there) return there;
    throw error;
  }
  deps.nudge(Bookables(deps));
  return doc;
}

/** After the hours were changed every sheet ahead is looked through at once; the subscriber does what is left where this process ends. */
async function fitted(deps: Deps, doc: BookableDoc): Promise<BookableDoc> {
  await recheck(deps, doc);
  return doc;
}
/** Written anew. `rule_refused` bookingKind, bookingHours. */
export const edit = async (deps: Deps, doc: BookableDoc, actor: Keeper, ask: Ask & Writing): Promise<BookableDoc> =>
  fitted(deps, await applyStep(deps, doc, actor, 'edit', ask, () => {
    refuseIf(ruleAgainstHours(ask));
    return { set: wordsOf(ask) };
  }));
export const pause = (deps: Deps, doc: BookableDoc, actor: Keeper, ask: Ask): Promise<BookableDoc> => applyStep(deps, doc, actor, 'pause', ask, () => ({}));
export const resume = async (deps: Deps, doc: BookableDoc, actor: Keeper, ask: Ask): Promise<BookableDoc> => fitted(deps, await applyStep(deps, doc, actor, 'resume', ask, () => ({})));
/** Closed on some days; what has gone by is forgotten. `rule_refused` bookingClosure. */
export const close = async (deps: Deps, doc: BookableDoc, actor: Keeper, ask: Ask & { readonly closure: Closure }): Promise<BookableDoc> =>
  fitted(deps, await applyStep(deps, doc, actor, 'close', ask, ({ now }) => {
    const today = dayOf(now);
    refuseIf(ruleAgainstClosure(ask.closure, today));
    const closed = [...doc.closed.filter(({ to }) => to >= today), ask.closure].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (closed.length > BOOKING_LIMITS.closures) refuse('bookingClosure');
    return { set: { closed }, text: ask.closure.why };
  }));
/** Not closed after all; nobody is told whom it had hit. `rule_refused` bookingClosure. */
export const reopen = async (deps: Deps, doc: BookableDoc, actor: Keeper, ask: Ask & { readonly from: string; readonly to: string }): Promise<BookableDoc> =>
  fitted(deps, await applyStep(deps, doc, actor, 'reopen', ask, () => {
    const closed = doc.closed.filter(({ from, to }) => from !== ask.from || to !== ask.to);
    if (closed.length === doc.closed.length) refuse('bookingClosure');
    return { set: { closed } };
  }));
