import { createHash } from 'node:crypto';
import { TOPIC_STATE_WORDS, topicMomentWords } from '../../../shared/copy/topics';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { TOPIC_OVER } from '../../../shared/domain/topics/states';
import { openIntents, settleIntent, threadFilter, type Ask, type Carried, type ConvertibleKind, type Intent, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { worksAt } from '../bodies';
import { fitBody, openedTopic, placeOf, putIn } from './commands/raise';
import type { TopicDoc } from './document';
import { Topics } from './model';
import { authorise, sightIn } from './policy';
import { presentTopic } from './presenter';
import { loadTopic, topicsOfOrigin } from './queries';
import { applyStep, refuse } from './step';
import { fitWords } from './words';

type ToTopic = Extract<Ask, { to: 'topic' }>;
const refOf = (doc: TopicDoc): ThingRef => ({ kind: 'topic', id: doc._id });
const originOf = (doc: TopicDoc): ThingRef => doc.origin ?? refOf(doc);

function carriedFrom(doc: TopicDoc): Carried {
  const { place } = doc;
  return { from: refOf(doc), origin: originOf(doc), personId: doc.authorId, place: { text: place.text, point: { ...place[place.given], system: place.given }, placeId: place.placeId }, photoIds: [], showToNeighbours: false };
}

/** A thread joins what one person said: they and the station follow it there; neighbours read the topic without what it came of. */
const exists = (who: Onlooker, doc: TopicDoc): boolean => doc.authorId === who.personId || worksAt(who, doc.scope.station);

/** One topic as its viewer may see it: the same presenter as its own page, so that the thread shows no more. */
async function partOf(deps: Deps, doc: TopicDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentTopic(deps, doc, who);
  const of = refOf(doc);
  const matter = { ...of, title: view.title, number: view.number, state: TOPIC_STATE_WORDS[view.state], late: view.late, done: TOPIC_OVER.includes(view.state), unit: null, from: doc.cameFrom ?? null, at: view.at, staff: view.viewer === 'body' };
  return { matter, story: [...view.timeline].reverse().map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at, words: topicMomentWords(moment), text: moment.text })) };
}

/** What would refuse it later refuses it now. Pictures do not go along: neighbours will read it. */
async function check(deps: Deps, carried: Carried, ask: Ask): Promise<void> {
  const { bodyId, title, text } = ask as ToTopic;
  if (!carried.place) return refuse('cannotBecome');
  await fitBody(deps, bodyId, carried.place.point);
  for (const words of [title, text]) fitWords(words);
}

/** Raises the topic that the station made of what residents said; the place is told as the community's alone. Made, or there already. */
async function make(deps: Deps, carried: Carried, { targetId, ask, by }: Intent): Promise<void> {
  const { bodyId, title, text, where } = ask as ToTopic;
  if (!carried.place || (await Topics(deps).exists({ _id: targetId }))) return;
  const { placeId, ...place } = carried.place;
  await putIn(deps, await openedTopic(deps, await fitBody(deps, bodyId, place.point), {
    _id: targetId, contentHash: createHash('sha256').update(JSON.stringify(ask)).digest('base64url'), by: carried.from.kind === 'wish' ? 'wish' : 'case', authorId: carried.personId, accountless: carried.proxy?.accountless === true, title, text,
    place: { ...placeOf({ ...place, ...(placeId ? { placeId } : {}) }), text: where }, origin: carried.origin, cameFrom: carried.from,
  }, { personId: by.personId, part: 'body' }));
}

/** Topics in the registry of conversions: made of a case or a wish; what turns out to be somebody's duty becomes a case. */
export const topicKind: ConvertibleKind = {
  kind: 'topic',
  async originOf(deps, who, id) {
    const doc = await loadTopic(deps, id);
    await sightIn(deps, who, doc);
    return originOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = (await topicsOfOrigin(deps, threadFilter('topic', origin))).filter((doc) => !doc.origin || doc.origin.kind === origin.kind);
    return Promise.all(docs.filter((doc) => exists(who, doc)).map((doc) => partOf(deps, doc, who)));
  },
  gives: {
    into: ['case'],
    async carry(deps, who, id) {
      const doc = await loadTopic(deps, id);
      await authorise(deps, who, doc, 'handOver');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      const doc = await loadTopic(deps, id);
      await applyStep(deps, doc, await authorise(deps, who, doc, 'handOver'), 'handOver', ask, () => ({
        set: { conversions: [...(doc.conversions ?? []), { ...intent, by: { personId: who.personId, unitId: doc.scope.station }, state: 'open' }] },
      }));
    },
    async open(deps, id) {
      return openIntents(await loadTopic(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Topics(deps), id, targetId),
  },
  takes: { from: ['case', 'wish'], check, make },
};
