import { createHash } from 'node:crypto';
import { numberYear } from '../../../shared/domain/cases/number';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { TASK_ASKED } from '../../../shared/copy/volunteerTasks';
import { WISH_STATE_WORDS, wishMomentWords } from '../../../shared/copy/wishes';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { wishNumber } from '../../../shared/domain/wishes/number';
import { WISH_OVER } from '../../../shared/domain/wishes/states';
import { isDuplicateKey } from '../../platform/database/errors';
import { openIntents, settleIntent, threadFilter, type Ask, type Carried, type ConvertibleKind, type Intent, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { nextSerial } from '../cases';
import { locate } from '../organisation';
import { FRESH, openedWish, placeOf, scopeOf } from './commands/post';
import { noteVolunteers } from './commands/volunteers';
import type { WishDoc } from './document';
import { Wishes } from './model';
import { authorise, sightIn } from './policy';
import { presentWish } from './presenter';
import { loadWish, wishesOfOrigin } from './queries';
import { applyStep, refuse } from './step';
import { fitWords, refusePictures } from './words';

type ToWish = Extract<Ask, { to: 'wish' }>;
const refOf = (doc: WishDoc): ThingRef => ({ kind: 'wish', id: doc._id });
const originOf = (doc: WishDoc): ThingRef => doc.origin ?? refOf(doc);

/** What goes along into a case: for whom staff filed it is its reporter; else who posted it. */
function carriedFrom(doc: WishDoc): Carried {
  const { place, proxy } = doc;
  const byStaff = proxy !== null && proxy.unitId !== null;
  return {
    from: refOf(doc), origin: originOf(doc), personId: byStaff ? doc.recipientId : doc.authorId, uploaderId: doc.authorId,
    place: { text: place.text, point: { ...place[place.given], system: place.given }, placeId: place.placeId }, photoIds: doc.photoIds, voiceIds: doc.voiceIds, showToNeighbours: false,
    ...(byStaff ? { proxy: { helperId: doc.authorId, helperUnitId: proxy.unitId ?? '', how: proxy.how, at: proxy.at, accountless: proxy.accountless } } : {}),
  };
}

/** A thread joins what one person said: only who posted it, for whom it is and the station follow it there. */
const exists = (who: Onlooker, doc: WishDoc): boolean => {
  try {
    return sightIn(who, doc).sight.original;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

/** One wish as its viewer may see it: the same presenter as its own page, so that the thread shows no more. */
async function partOf(deps: Deps, doc: WishDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentWish(deps, doc, who);
  const of = refOf(doc);
  const matter = {
    ...of, title: view.text.slice(0, 30), number: view.number, state: WISH_STATE_WORDS[view.state], late: false, done: WISH_OVER.includes(view.state), unit: null, from: doc.cameFrom ?? null, at: view.createdAt,
    staff: view.viewer === 'station',
  };
  const story = [...view.timeline].reverse().map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at, words: wishMomentWords(moment), text: moment.text }));
  return { matter, story };
}

/** What would refuse it later refuses it now. */
async function check(deps: Deps, carried: Carried, ask: Ask): Promise<void> {
  const { text, photoIds } = ask as ToWish;
  if (!carried.place) refuse('cannotBecome');
  fitWords(text, false);
  if (photoIds.some((id) => !carried.photoIds.includes(id))) refuse('photoNotYours');
  await refusePictures(deps, photoIds);
  if (carried.place) await locate(deps, carried.place.point);
}

/** Whose wish it is: of somebody without an account whoever helped is the author, and it is posted on their behalf. */
const personsOf = ({ personId, proxy }: Carried): Pick<WishDoc, 'whom' | 'authorId' | 'recipientId' | 'proxy'> =>
  proxy ? { whom: 'proxy', authorId: proxy.helperId, recipientId: personId, proxy: { unitId: proxy.helperUnitId, how: proxy.how, at: proxy.at, accountless: proxy.accountless } } : { whom: 'self', authorId: personId, recipientId: personId, proxy: null };

/** Opens the wish of what a case or a visit said; its author is who said it. Opened, or there already. */
async function make(deps: Deps, carried: Carried, { targetId, ask, by }: Intent): Promise<void> {
  const { category, text, photoIds, visit } = ask as ToWish;
  if (!carried.place || (await Wishes(deps).exists({ _id: targetId }))) return;
  const { placeId, ...where } = carried.place;
  const [at, now] = [await locate(deps, carried.place.point), deps.clock.now()];
  const doc = await openedWish(deps, {
    ...FRESH, _id: targetId, number: wishNumber(now, await nextSerial(deps, `wish-${numberYear(now)}`)), contentHash: createHash('sha256').update(JSON.stringify(ask)).digest('base64url'),
    claims: [], past: [], holders: [], questions: [], keys: [], category, text: fitWords(text, false), photoIds: [...photoIds], voiceIds: [], care: 'none', ...personsOf(carried),
    visit, neededOn: null, target: 1, left: 1, place: placeOf({ ...where, ...(placeId ? { placeId } : {}) }), scope: scopeOf(at), origin: carried.origin, cameFrom: carried.from, createdAt: now, updatedAt: now,
  }, by);
  try {
    await Wishes(deps).insertMany([doc]);
    deps.nudge(Wishes(deps));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Wishes in the registry of conversions: a wish may become a case or a micro-project, and a case may give birth to a wish (镇海: three linked flows). */
export const wishKind: ConvertibleKind = {
  kind: 'wish',
  async originOf(deps, who, id) {
    const doc = await loadWish(deps, id);
    sightIn(who, doc);
    return originOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = (await wishesOfOrigin(deps, threadFilter('wish', origin))).filter((doc) => !doc.origin || doc.origin.kind === origin.kind);
    return Promise.all(docs.filter((doc) => exists(who, doc)).map((doc) => partOf(deps, doc, who)));
  },
  gives: {
    into: ['case', 'project', 'task', 'topic'],
    async carry(deps, who, id) {
      const doc = await loadWish(deps, id);
      authorise(who, doc, 'handOver');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      const doc = await loadWish(deps, id);
      // A wish that volunteers help with goes on; what becomes something else ends here.
      const action = intent.ask.to === 'task' ? 'volunteerTask' : 'handOver';
      await applyStep(deps, doc, authorise(who, doc, action), action, ask, () => ({
        code: intent.ask.to, tell: { to: intent.ask.to }, text: intent.ask.to === 'task' ? TASK_ASKED[intent.ask.kind] : null,
        set: { conversions: [...(doc.conversions ?? []), { ...intent, by: { personId: who.personId, unitId: doc.scope.station }, state: 'open' }] },
      }));
    },
    async open(deps, id) {
      return openIntents(await loadWish(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Wishes(deps), id, targetId),
    told: noteVolunteers,
  },
  takes: { from: ['case', 'visit', 'talk'], check, make },
};
