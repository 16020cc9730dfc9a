import type { ParsedOf } from '../../../../shared/contract';
import { numberYear } from '../../../../shared/domain/cases/number';
import type { Level } from '../../../../shared/domain/identity/levels';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { answerDue, secondUntil, topicNumber } from '../../../../shared/domain/topics/limits';
import { ruleAgainstRaise } from '../../../../shared/domain/topics/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { loadBody, rulesNow, seatsHeldBy, worksAt, type BodyDoc } from '../../bodies';
import { nextSerial } from '../../cases';
import { checkWords } from '../../moderation';
import { locate } from '../../organisation';
import { settingsOf } from '../../settings';
import type { TopicDoc } from '../document';
import { eventOf } from '../events';
import { Topics } from '../model';
import type { Person } from '../policy';
import { topicIdOf, waitingOf } from '../queries';
import { derive, refuse, UNTOLD } from '../step';
import { fitWords } from '../words';

export type Raising = ParsedOf<'POST /topics'>['body'];
type Place = Raising['place'];
/** Who raises. */
export interface Raiser extends Person {
  readonly level: Level;
  /** Communities in which they live, by what they chose or what was confirmed. */
  readonly lives: readonly string[];
}

export const placeOf = ({ text, point, placeId }: Place): TopicDoc['place'] => ({ text, placeId: placeId ?? null, given: point.system, gcj02: toSystem(point, 'gcj02'), wgs84: toSystem(point, 'wgs84') });

/** The body, where it still takes topics about that place. `rule_refused` topicBodyOver, topicPlace, outsideDistrict. */
export async function fitBody(deps: Deps, bodyId: string, point: Place['point']): Promise<BodyDoc> {
  const body = await loadBody(deps, bodyId);
  if (body.state === 'ended' || (body.until !== null && body.until < dayOf(deps.clock.now()))) refuse('topicBodyOver');
  if ((await locate(deps, point)).community.id !== body.scope.community) refuse('topicPlace');
  return body;
}

type Given = Pick<TopicDoc, '_id' | 'contentHash' | 'by' | 'authorId' | 'accountless' | 'title' | 'text' | 'place'> & Partial<Pick<TopicDoc, 'wordsCheck' | 'origin' | 'cameFrom'>>;

/** A new topic under the rules that hold today. What members and the station raise waits for its answer at once, where the rules say so; words that nobody could judge wait for the station. */
export async function openedTopic(deps: Deps, body: BodyDoc, given: Given, by: { readonly personId: string; readonly part: 'author' | 'body' }): Promise<TopicDoc> {
  const [now, { version, procedure }] = [deps.clock.now(), await rulesNow(deps, body._id)];
  const careful = given.wordsCheck === 'review' || given.wordsCheck === 'unchecked';
  const direct = procedure.direct && given.by !== 'resident';
  const base: TopicDoc = {
    ...given, number: topicNumber(now, await nextSerial(deps, `topic-${numberYear(now)}`)), state: careful && given.by === 'resident' ? 'toCheck' : direct ? 'toAnswer' : 'gathering', revision: 0, bodyId: body._id, scope: body.scope, rules: { version, procedure },
    secondUntil: secondUntil(now, procedure.secondDays), answerBy: direct ? answerDue(now, procedure.answerDays, (await settingsOf(deps)).calendar) : null, adoptedAt: null, answer: null, mergedInto: null, decision: null, result: null, owners: [], told: { ...UNTOLD }, dueAt: now,
    timeline: [{ id: '0', at: now, action: 'raise', part: by.part, personId: by.personId, unitId: null, code: given.by, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  const { lane, dueAt, nextCheckAt } = derive(base);
  const doc = { ...base, dueAt, ...(lane ? { lane } : {}), ...(nextCheckAt ? { nextCheckAt } : {}) };
  return { ...doc, ...pendingOf([eventOf(doc, 'raise', by.personId)], now) };
}

/** Puts a new topic in; the second time the one that is there is given. */
export async function putIn(deps: Deps, doc: TopicDoc): Promise<TopicDoc> {
  try {
    await Topics(deps).insertMany([doc]);
  } catch (error) {
    const before = isDuplicateKey(error) ? await Topics(deps).findById(doc._id, { pending: 0 }).lean<TopicDoc>() : null;
    if (before) return before;
    throw error;
  }
  deps.nudge(Topics(deps));
  return doc;
}

/**
 * Somebody raises a topic: as a member of the body, as the station, else as a resident. Outcomes: the topic, the same one for
 * the same key; `key_reused` with other content; `not_found` for the body; `rule_refused` topicLevel, topicDocument,
 * topicElsewhere, topicTooMany, topicBodyOver, topicPlace, those of words, wordsRisky.
 */
export async function raise(deps: Deps, who: Raiser, ask: Raising, key: string): Promise<TopicDoc> {
  const [_id, contentHash] = [topicIdOf(who.personId, key), deps.cipher.fingerprint(JSON.stringify(ask))];
  const same = (doc: TopicDoc): TopicDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const made = await Topics(deps).findById(_id, { pending: 0 }).lean<TopicDoc>();
  if (made) return same(made);
  const body = await fitBody(deps, ask.bodyId, ask.place.point);
  const seats = await seatsHeldBy(deps, who.personId);
  const by = seats.some(({ bodyId }) => bodyId === body._id) ? 'member' : worksAt(who, body.scope.station) ? 'station' : 'resident';
  if (by === 'resident') {
    const rule = ruleAgainstRaise({ level: who.level, lives: who.lives.includes(body.scope.community), open: await waitingOf(deps, who.personId) }, (await rulesNow(deps, body._id)).procedure.level);
    if (rule) refuse(rule);
  }
  const [title, text] = [fitWords(ask.title), fitWords(ask.text)];
  fitWords(ask.place.text);
  const wordsCheck = await checkWords(deps, who.personId, [title, text, ask.place.text]);
  return same(await putIn(deps, await openedTopic(deps, body, { _id, contentHash, by, authorId: who.personId, accountless: false, title, text, place: placeOf(ask.place), wordsCheck }, { personId: who.personId, part: 'author' })));
}
