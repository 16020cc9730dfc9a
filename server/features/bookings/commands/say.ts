import type { ParsedOf } from '../../../../shared/contract';
import { consentWays } from '../../../../shared/domain/cases/proxy';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { BOOKING_LIMITS } from '../../../../shared/domain/bookings/kinds';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { getPeople } from '../../identity';
import { carryOut, checkConversion, targetIdOf } from '../../threads';
import { settingsOf } from '../../settings';
import type { Booked, TalkDoc } from '../document';
import { Talks } from '../model';
import { loadBookable, talksOf } from '../queries';
import { refuse, stampOf, type Actor, type Ask } from '../step';
import { askOf, carriedFrom, refOf, TALK_SAID } from '../talks';
import { admit, noteSaid } from './turns';

export type Saying = ParsedOf<'POST /bookings/:id/say'>['body'];

/** Writes down what was said, with what is to be made of it, in one write; the second time it is there. */
async function put(deps: Deps, doc: TalkDoc): Promise<void> {
  try {
    await Talks(deps).insertMany([{ ...doc, ...pendingOf([{ _id: `${doc._id}-0`, type: TALK_SAID, at: doc.at, data: { to: doc.to, station: doc.station, actor: doc.helperId } }], doc.at) }]);
    deps.nudge(Talks(deps));
  } catch (error) {
    const there = isDuplicateKey(error) ? await Talks(deps).findById(doc._id).lean<TalkDoc>() : null;
    if (!there) throw error;
    if (there.contentHash !== doc.contentHash) throw new DomainError('key_reused');
  }
}

/**
 * What was said at a reception or service becomes a case or a wish in the name of who said it, who agreed to that face to face; nothing is
 * typed again, and they follow it as one of their own. It is checked as it would be made before anything is written down. Outcomes: made,
 * the same for the same key; `key_reused`; `rule_refused` consentDoesNotFit, bookingNotYet, bookingYourself, bookingTalks, bookingNobody, and as cases and wishes say.
 */
export async function say(deps: Deps, booked: Booked, actor: Actor, saying: Saying & Pick<Ask, 'key'>): Promise<Booked> {
  const { key, revision, ...said } = saying;
  const { row, sheet } = booked;
  const tap = { revision, key };
  if (row.keys.includes(stampOf('say', actor.personId, key))) return booked;
  if (!consentWays('counter').includes(said.consent)) refuse('consentDoesNotFit');
  const [bookable, { calendar }, talks, people, now] = [await loadBookable(deps, sheet.bookableId), await settingsOf(deps), await talksOf(deps, booked.id), await getPeople(deps, [row.personId]), deps.clock.now()];
  admit({ bookable, day: sheet.day, rows: sheet.rows, calendar, now }, row, actor, 'say', tap);
  if (!people.has(row.personId)) refuse('bookingNobody');
  const _id = `${booked.id}-${idFrom('talk', booked.id, key).slice(0, 12)}`;
  if (talks.length >= BOOKING_LIMITS.talks && !talks.some((one) => one._id === _id)) refuse('bookingTalks');
  const doc: TalkDoc = {
    _id, contentHash: deps.cipher.fingerprint(JSON.stringify(said)), bookingId: booked.id, sheetId: sheet._id, personId: row.personId, helperId: actor.personId ?? '', station: sheet.scope.station, to: said.to, text: said.text,
    place: { text: said.place.text, point: said.place.point }, consent: said.consent, accountless: row.helper?.accountless ?? false, conversions: [], at: now, pending: [],
  };
  const ask = askOf(said);
  await checkConversion(deps, carriedFrom(doc), ask);
  await put(deps, { ...doc, conversions: [{ targetId: targetIdOf(refOf(doc), said.to, key), ask, at: now, by: { personId: actor.personId ?? '', unitId: sheet.scope.station }, state: 'open' }] });
  await carryOut(deps, refOf(doc));
  return noteSaid(deps, booked, actor, tap);
}
