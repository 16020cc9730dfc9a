import { CONSULTATION_TEMPLATES } from '../../../../config/catalogue/consultations';
import type { ParsedOf } from '../../../../shared/contract';
import { numberYear } from '../../../../shared/domain/cases/number';
import { consultationNumber } from '../../../../shared/domain/consultations/number';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { answersFor, loadBody, rulesNow, seatsHeldBy, type BodyDoc } from '../../bodies';
import { nextSerial } from '../../cases';
import { locate } from '../../organisation';
import { rollNow } from '../../rolls';
import { authoriseTopic, consultOn, loadTopic, type TopicDoc } from '../../topics';
import type { ConsultationDoc } from '../document';
import { eventOf } from '../events';
import { Consultations } from '../model';
import type { Person } from '../policy';
import { consultationIdOf, loadConsultation } from '../queries';
import { applyStep, refuse, type Actor, type Ask } from '../step';
import { fitPhotos, fitWords } from '../words';

export type Beginning = ParsedOf<'POST /consultations'>['body'];
type About = Pick<Beginning, 'title' | 'text' | 'clauses' | 'options' | 'rollId'>;
type Given = Pick<ConsultationDoc, 'title' | 'text' | 'clauses' | 'options' | 'rollId' | 'fileIds'>;

/** A roll of the body that is settled: in its version that holds now. `rule_refused` consultationRoll. */
async function fitRoll(deps: Deps, bodyId: string, rollId: string | null): Promise<string | null> {
  const roll = rollId === null ? null : await rollNow(deps, rollId);
  if (rollId !== null && (roll?.bodyId !== bodyId || roll.state !== 'settled')) refuse('consultationRoll');
  return roll?._id ?? null;
}
/** Words, clauses, options and roll where they fit. Ids of clauses and options are theirs for good. `rule_refused` consultationRoll, and of words and photos. */
async function fitAbout(deps: Deps, { personId, bodyId }: { readonly personId: string; readonly bodyId: string }, { title, text, clauses, options, rollId }: About, kept: readonly string[] = []): Promise<Given> {
  for (const words of [title, text, ...clauses, ...options.map(({ label }) => label)]) fitWords(words);
  const fileIds = await fitPhotos(deps, personId, options.flatMap(({ photoIds }) => photoIds), kept);
  return { title, text, clauses: clauses.map((words, at) => ({ id: `c${at + 1}`, words })), options: options.map((option, at) => ({ id: `o${at + 1}`, ...option })), rollId: await fitRoll(deps, bodyId, rollId), fileIds };
}
async function placeFor(deps: Deps, topic: TopicDoc | null, body: BodyDoc, place: Beginning['place']): Promise<ConsultationDoc['place']> {
  if (topic) return topic.place;
  if (place === null) return refuse('consultationPlace');
  if ((await locate(deps, place.point)).community.id !== body.scope.community) refuse('consultationPlace');
  return { text: fitWords(place.text), placeId: place.placeId ?? null, given: place.point.system, gcj02: toSystem(place.point, 'gcj02'), wgs84: toSystem(place.point, 'wgs84') };
}
/** The topic that is consulted on, where it was adopted and nothing began of it yet. `not_found`, `not_allowed`, `rule_refused` consultationTopic. */
async function topicFor(deps: Deps, person: Person, { topicId, bodyId }: Beginning): Promise<TopicDoc | null> {
  if (topicId === null) return null;
  const topic = await loadTopic(deps, topicId);
  await authoriseTopic(deps, person, topic, 'consult');
  if (topic.bodyId !== bodyId || topic.state !== 'adopted') refuse('consultationTopic');
  return topic;
}
async function fitBody(deps: Deps, person: Person, bodyId: string): Promise<BodyDoc> {
  const [body, held] = await Promise.all([loadBody(deps, bodyId), seatsHeldBy(deps, person.personId)]);
  if (!answersFor(person, body, held)) throw new DomainError('not_allowed');
  if (body.state === 'ended' || (body.until !== null && body.until < dayOf(deps.clock.now()))) refuse('consultationTopic');
  return body;
}

/** Puts it in; the second time, or of two who begin on one topic, the one that is there is given. */
async function putIn(deps: Deps, doc: ConsultationDoc): Promise<ConsultationDoc> {
  try {
    await Consultations(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return loadConsultation(deps, doc._id);
  }
  deps.nudge(Consultations(deps));
  return doc;
}

/**
 * Begins a consultation on an adopted topic, or by the body itself, with the steps of a template as they are today. Nobody but
 * the body reads it before the notice. Outcomes: the consultation, the same one for the same key; `key_reused`; `not_found`,
 * `not_allowed`; `rule_refused` consultationTopic, consultationTopicTaken, consultationPlace, consultationRoll, those of words and photos.
 */
export async function begin(deps: Deps, person: Person, ask: Beginning, key: string): Promise<ConsultationDoc> {
  const [_id, contentHash, now] = [consultationIdOf(ask.topicId, ask.bodyId, key), deps.cipher.fingerprint(JSON.stringify({ ...ask, key })), deps.clock.now()];
  const same = (doc: ConsultationDoc): ConsultationDoc => {
    if (doc.contentHash !== contentHash) throw ask.topicId ? new DomainError('rule_refused', { rule: 'consultationTopicTaken' }) : new DomainError('key_reused');
    return doc;
  };
  const made = await Consultations(deps).findById(_id, { pending: 0 }).lean<ConsultationDoc>();
  const body = await fitBody(deps, person, ask.bodyId);
  if (made) return same(made);
  const topic = await topicFor(deps, person, ask);
  const [given, rules, place] = [await fitAbout(deps, { personId: person.personId, bodyId: body._id }, ask), await rulesNow(deps, body._id), await placeFor(deps, topic, body, ask.place)];
  const plan = CONSULTATION_TEMPLATES[ask.template].map((step) => ({ ...step }));
  const base: ConsultationDoc = {
    _id, contentHash, number: consultationNumber(now, await nextSerial(deps, `consultation-${numberYear(now)}`)), state: 'draft', revision: 0, topicId: topic?._id ?? null, bodyId: body._id, voiceId: topic && !topic.accountless ? topic.authorId : person.personId, byId: person.personId, ...given, template: ask.template, plan,
    steps: plan.map(({ id }) => ({ id, startedAt: null, endedAt: null, agreed: [] })), place, scope: body.scope, rules: { version: topic?.rules.version ?? rules.version, procedure: topic?.rules.procedure ?? rules.procedure }, conveners: body.convenerIds, counted: null, decision: null, tasks: [], owners: [], report: null,
    lane: 'draft', dueAt: now, told: [], timeline: [{ id: '0', at: now, action: 'begin', part: 'body', personId: person.personId, unitId: null, code: ask.template, text: null }], keys: [], ...(topic ? { origin: topic.origin ?? { kind: 'topic', id: topic._id } } : {}), createdAt: now, updatedAt: now, pending: [],
  };
  const doc = same(await putIn(deps, { ...base, ...pendingOf([eventOf(base, 'begin', person.personId)], now) }));
  if (topic) await consultOn(deps, topic._id, { action: 'consult', consultationId: _id, key: `${_id}-begin` });
  return doc;
}

/** Words, clauses, options and roll, before the notice. */
export const edit = (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Ask & About): Promise<ConsultationDoc> => applyStep(deps, doc, actor, 'edit', ask, async () => ({ quiet: true, set: await fitAbout(deps, { personId: actor.personId ?? '', bodyId: doc.bodyId }, ask, doc.fileIds) }));

/** Gives notice: from now on clauses, options and roll are what they are, and the first step goes on. `rule_refused` consultationClauses, consultationRoll. */
export const give = (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Ask): Promise<ConsultationDoc> =>
  applyStep(deps, doc, actor, 'give', ask, async ({ now }) => {
    if (doc.clauses.length + doc.options.length === 0) refuse('consultationClauses');
    return { set: { rollId: await fitRoll(deps, doc.bodyId, doc.rollId), steps: doc.steps.map((row, at) => (at === 0 ? { ...row, startedAt: now } : row)) } };
  });
