import { CONSULTATION_STATE_WORDS, consultationMomentWords } from '../../../shared/copy/consultations';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { openIntents, settleIntent, threadFilter, type Ask, type Carried, type ConvertibleKind, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { worksAt } from '../bodies';
import { giveTask, type Owner } from './commands/tasks';
import type { ConsultationDoc } from './document';
import { Consultations } from './model';
import { authorise, standingOf } from './policy';
import { presentConsultation } from './presenter';
import { consultationsOfOrigin, loadConsultation } from './queries';

const refOf = (doc: ConsultationDoc): ThingRef => ({ kind: 'consultation', id: doc._id });
const originOf = (doc: ConsultationDoc): ThingRef => doc.origin ?? refOf(doc);
const carriedFrom = (doc: ConsultationDoc): Carried => ({ from: refOf(doc), origin: originOf(doc), personId: doc.voiceId, place: { text: doc.place.text, point: { ...doc.place[doc.place.given], system: doc.place.given }, placeId: doc.place.placeId }, photoIds: [], showToNeighbours: false });
const ownerIn = (ask: Ask): Owner | undefined => (ask.to === 'case' || ask.to === 'project' ? ask.owner : undefined);

async function partOf(deps: Deps, doc: ConsultationDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentConsultation(deps, doc, who);
  const of = refOf(doc);
  const matter = { ...of, title: view.title, number: view.number, state: CONSULTATION_STATE_WORDS[view.state], late: false, done: view.state === 'done' || view.state === 'stopped', unit: null, from: doc.topicId ? { kind: 'topic' as const, id: doc.topicId } : null, at: view.at, staff: view.viewer === 'body' };
  return { matter, story: [...view.timeline].reverse().map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at, words: consultationMomentWords(moment), text: moment.text })) };
}
/** A thread joins what one person said: they and the station follow it there. */
const exists = (who: Onlooker, doc: ConsultationDoc): boolean => (doc.state !== 'draft' && doc.voiceId === who.personId) || worksAt(who, doc.scope.station);

/** Consultations in the registry of conversions: what was decided becomes cases and micro-projects, each with its owner and day. */
export const consultationKind: ConvertibleKind = {
  kind: 'consultation',
  async originOf(deps, who, id) {
    const doc = await loadConsultation(deps, id);
    await standingOf(deps, who, doc);
    return originOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = (await consultationsOfOrigin(deps, threadFilter('consultation', origin))).filter((doc) => exists(who, doc));
    return Promise.all(docs.map((doc) => partOf(deps, doc, who)));
  },
  gives: {
    into: ['case', 'project'],
    async carry(deps, who, id) {
      const doc = await loadConsultation(deps, id);
      await authorise(deps, who, doc, 'task');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      const doc = await loadConsultation(deps, id);
      const actor = await authorise(deps, who, doc, 'task');
      await giveTask(deps, doc, actor, intent, ownerIn(intent.ask), ask);
    },
    async open(deps, id) {
      return openIntents(await loadConsultation(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Consultations(deps), id, targetId),
  },
};
