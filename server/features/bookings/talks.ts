import { SAID_KIND_WORDS } from '../../../shared/copy/bookings';
import { TALK_THREAD } from '../../../shared/copy/threads';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { openIntents, settleIntent, threadFilter, type Ask, type Carried, type ConvertibleKind, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { TalkDoc } from './document';
import { Talks } from './model';
import type { Saying } from './commands/say';
import { stationsOf } from './policy';
import { loadTalk } from './queries';

/** Something was said and is to be made a matter of: `INTENT_EVENTS` names it too. */
export const TALK_SAID = 'talk.say';
export const refOf = ({ _id }: Pick<TalkDoc, '_id'>): ThingRef => ({ kind: 'talk', id: _id });

/** What goes along: who said it is the reporter, the station helped. */
export function carriedFrom(doc: TalkDoc): Carried {
  const { personId, place, helperId, station, consent, at, accountless } = doc;
  return { from: refOf(doc), origin: refOf(doc), personId, place: place && { text: place.text, point: place.point, placeId: null }, photoIds: [], showToNeighbours: false, proxy: { helperId, helperUnitId: station, how: consent, at, accountless } };
}
/** What was said, whatever it is to become, apart from the revision that was looked at. */
type Said = { [K in Saying['to']]: Omit<Extract<Saying, { to: K }>, 'revision'> }[Saying['to']];
/** What the registry of conversions is asked for. */
export const askOf = (said: Said): Ask => (said.to === 'case' ? { to: 'case', revision: 0, categoryId: said.categoryId, text: said.text, photoIds: [] } : { to: 'wish', revision: 0, category: said.category, text: said.text, photoIds: [], visit: false });

/** Who said it and the station follow a matter back to it; who works on the matter does not. */
const exists = (who: Onlooker, doc: TalkDoc): boolean => doc.personId !== '' && (doc.personId === who.personId || stationsOf(who).includes(doc.station));
function partOf(doc: TalkDoc, who: Onlooker): ThreadPart {
  const [of, at, done] = [refOf(doc), doc.at.toISOString(), doc.conversions.every(({ state }) => state === 'done')];
  const matter = { ...of, title: TALK_THREAD, number: null, state: SAID_KIND_WORDS[doc.to], late: false, done, unit: null, from: null, at, staff: doc.personId !== who.personId };
  return { matter, story: [{ id: `${doc._id}-said`, of, at, words: TALK_THREAD, text: doc.text }] };
}
/** Nothing is made of it but by who wrote it down with the consent of who said it. */
const never = (): Promise<never> => Promise.reject(new DomainError('not_allowed'));

/** What was said at a reception or service in the registry of conversions: it becomes a case or a wish as it is written down. */
export const talkKind: ConvertibleKind = {
  kind: 'talk',
  async originOf(deps, who, id) {
    const doc = await loadTalk(deps, id);
    if (!exists(who, doc)) throw new DomainError('not_found');
    return refOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = origin.kind === 'talk' ? await Talks(deps).find(threadFilter('talk', origin), { pending: 0 }).lean<TalkDoc[]>() : [];
    return docs.filter((doc) => exists(who, doc)).map((doc) => partOf(doc, who));
  },
  gives: {
    into: ['case', 'wish'],
    async carry(deps, who, id) {
      if (!exists(who, await loadTalk(deps, id))) throw new DomainError('not_found');
      return never();
    },
    intend: never,
    async open(deps, id) {
      return openIntents(await loadTalk(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Talks(deps), id, targetId),
  },
};
