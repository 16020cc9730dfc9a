import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import type { PostWish } from '../../../../shared/contract/wishes';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { numberYear } from '../../../../shared/domain/cases/number';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { checkDue, WISH_LIMITS } from '../../../../shared/domain/wishes/limits';
import { wishNumber } from '../../../../shared/domain/wishes/number';
import { ruleAgainstPost } from '../../../../shared/domain/wishes/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { nextSerial } from '../../cases';
import { openVisit } from '../../counter';
import { ownerOfNumber, ownPhoneOf } from '../../identity';
import { checkWords } from '../../moderation';
import { locate, type Location } from '../../organisation';
import { personFor } from '../../proxy';
import { settingsOf } from '../../settings';
import { derive } from '../derive';
import type { WishDoc } from '../document';
import { eventOf } from '../events';
import { Wishes } from '../model';
import { openOf } from '../queries';
import { refuse, type Actor } from '../step';
import { fitDay, fitFiles, fitWords } from '../words';
import { giveTo } from './give';

export type Posting = z.output<typeof PostWish>;

/** Who posts: a resident, or staff in the name of a unit. */
export interface Poster extends Pick<Actor, 'personId' | 'level'> {
  readonly personId: string;
  /** The unit of a station's or grid worker's hand; null for residents. */
  readonly unitId: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
/** The id of the wish that a person makes with a key. */
export const wishIdOf = (personId: string, key: string): string => digest(`wish\n${personId}\n${key}`).slice(0, 24);

/** For whom it is. `mark`: the fingerprint of the number of somebody without an account, under which they are found later. */
interface Recipient {
  readonly id: string;
  readonly accountless: boolean;
  readonly mark: string | null;
  readonly hasPhone: boolean;
}

async function recipientOf(deps: Deps, poster: Poster, { whom, person }: Posting, once: string): Promise<Recipient> {
  if (whom !== 'proxy' || !person) return { id: poster.personId, accountless: false, mark: null, hasPhone: true };
  if ('visit' in person) {
    if (poster.unitId === null) throw new DomainError('not_allowed');
    const { personId: id } = openVisit(deps, poster.personId, person.visit);
    return { id, accountless: false, mark: null, hasPhone: (await ownPhoneOf(deps, id)) !== null };
  }
  const { personId, ...rest } = await personFor(deps, person, once);
  return { id: personId, ...rest };
}

export const scopeOf = (at: Location): WishDoc['scope'] => ({ district: at.district.id, street: at.street.id, community: at.community.id, grid: at.grid?.id ?? null, gridVersion: at.grid?.version ?? null, station: at.station.id });
export const placeOf = ({ text, point, placeId }: Posting['place']): WishDoc['place'] => ({ text, placeId: placeId ?? null, given: point.system, gcj02: toSystem(point, 'gcj02'), wgs84: toSystem(point, 'wgs84') });

/** Fields that every new wish has alike. */
export const FRESH = {
  state: 'submitted', revision: 0, round: 0, release: null, urgent: false, checkLate: false, waitingSince: null, unmatched: null, again: false, addressOpen: false,
  claims: [], past: [], holders: [], questions: [], proposal: null, thanks: null, storyConsent: null, story: null, realisedAt: null, keys: [],
} as const;

/** The parts of a new wish that follow from the rest: clock, first moment, event. */
export async function openedWish(deps: Deps, base: Omit<WishDoc, 'desk' | 'deskAt' | 'lane' | 'laneAt' | 'pending' | 'timeline' | 'checkDueAt' | 'hands' | 'fileIds'>, by: { readonly personId: string; readonly unitId: string | null }): Promise<WishDoc> {
  const now = base.createdAt;
  const doc: WishDoc = { ...base, checkDueAt: checkDue(now, WISH_TERMS, (await settingsOf(deps)).calendar), hands: [], fileIds: [...base.photoIds, ...base.voiceIds], timeline: [], pending: [], desk: 'check', deskAt: now };
  const { lane: _lane, laneAt: _at, nextCheckAt, ...derived } = derive(doc);
  const first = { id: '0', at: now, action: 'post' as const, part: by.unitId === null ? ('author' as const) : ('station' as const), personId: by.personId, unitId: by.unitId, code: null, text: null };
  Object.assign(doc, derived, nextCheckAt ? { nextCheckAt } : {}, { timeline: [first] });
  return { ...doc, ...pendingOf([eventOf(doc, 'post', by.personId)], now) };
}

async function build(deps: Deps, _id: string, contentHash: string, poster: Poster, ask: Posting, key: string): Promise<{ doc: WishDoc; recipient: Recipient }> {
  const rule = ruleAgainstPost({
    level: poster.level, whom: ask.whom, care: ask.care, guardian: ask.guardian, staff: poster.unitId !== null,
    consented: ask.consent !== undefined && ask.person !== undefined, door: ask.source, how: ask.consent, open: poster.unitId === null ? await openOf(deps, poster.personId, WISH_LIMITS.open) : 0,
  });
  if (rule) refuse(rule);
  if (ask.text === '' && ask.voiceIds.length === 0) refuse('wishNothingSaid');
  const now = deps.clock.now();
  const text = fitWords(ask.text, ask.mask);
  const neededOn = fitDay(ask.neededOn, dayOf(now));
  const [photoIds, voiceIds, at, words] = await Promise.all([
    fitFiles(deps, poster.personId, ask.photoIds, 'photo'), fitFiles(deps, poster.personId, ask.voiceIds, 'voice'), locate(deps, ask.place.point), checkWords(deps, poster.personId, [text]),
  ]);
  const recipient = await recipientOf(deps, poster, ask, `${poster.personId}:${key}`);
  if (ask.whom === 'proxy' && recipient.id === poster.personId) refuse('helpYourself');
  const sms = ask.sms && poster.unitId !== null;
  if (sms && !recipient.hasPhone) refuse('smsNeedsPhone');
  const door = poster.unitId !== null && ask.source ? { door: ask.source } : {};
  const proxy = ask.whom === 'proxy' && ask.consent ? { unitId: poster.unitId, ...door, how: ask.consent, at: now, accountless: recipient.accountless, ...(sms ? { sms } : {}) } : null;
  const number = wishNumber(now, await nextSerial(deps, `wish-${numberYear(now)}`));
  const doc = await openedWish(deps, {
    ...FRESH, _id, number, contentHash, claims: [], past: [], holders: [], questions: [], keys: [], category: ask.category, text, photoIds, voiceIds, whom: ask.whom, care: ask.care,
    authorId: poster.personId, recipientId: recipient.id, proxy, visit: ask.visit, neededOn, target: ask.target, left: ask.target, place: placeOf(ask.place), scope: scopeOf(at),
    ...(words === 'review' || words === 'unchecked' ? { wordsCheck: words } : {}), createdAt: now, updatedAt: now,
  }, { personId: poster.personId, unitId: poster.unitId });
  return { doc, recipient };
}

/**
 * Somebody posts a wish; the station checks it before others read it. Outcomes: the wish, the same one for the same key;
 * `key_reused` with other content; `rule_refused` wishLevel, guardianNeeded, wishConsent, consentDoesNotFit, helpYourself, smsNeedsPhone, wishTooMany, wishNothingSaid, dayBehind,
 * outsideDistrict, those of `fitWords` and `fitFiles`, wordsRisky; `invalid_input` person.phone.
 */
export async function post(deps: Deps, poster: Poster, ask: Posting, key: string): Promise<WishDoc> {
  const id = wishIdOf(poster.personId, key);
  // Keyed, because a number may be in it; whose visit it was, not its seal, which is another each time.
  const { person, ...rest } = ask;
  const said = person && 'visit' in person ? { visit: true } : person;
  const contentHash = deps.cipher.fingerprint(JSON.stringify({ said, ...rest }));
  const made = await Wishes(deps).findById(id, { pending: 0 }).lean<WishDoc>();
  if (made) return same(made, contentHash);
  const { doc, recipient } = await build(deps, id, contentHash, poster, ask, key);
  try {
    await Wishes(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const before = await Wishes(deps).findById(id, { pending: 0 }).lean<WishDoc>();
    if (before) return same(before, contentHash);
    throw error;
  }
  deps.nudge(Wishes(deps));
  // Somebody may have confirmed the number meanwhile: they looked before this wish was there.
  const owner = recipient.mark !== null && recipient.accountless ? await ownerOfNumber(deps, recipient.mark) : null;
  if (owner === null || recipient.mark === null) return doc;
  await giveTo(deps, recipient.mark, owner);
  return (await Wishes(deps).findById(id, { pending: 0 }).lean<WishDoc>()) ?? doc;
}

function same(doc: WishDoc, contentHash: string): WishDoc {
  if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
  return doc;
}
