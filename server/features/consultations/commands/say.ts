import type { ParsedOf } from '../../../../shared/contract';
import { CONSULTATION_LIMITS } from '../../../../shared/domain/consultations/kinds';
import { ruleAgainstAsk, ruleAgainstOpinion, ruleAgainstRating } from '../../../../shared/domain/consultations/rules';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { answerDue } from '../../../../shared/domain/topics/limits';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import type { AskDoc, ConsultationDoc, OpinionDoc } from '../document';
import { askEventOf } from '../events';
import { Asks, Opinions, Ratings } from '../model';
import { askIdOf, countAnew, follow, forgetScores, tookPart } from '../people';
import { standingOf, type Looker, type Standing } from '../policy';
import { askedBy, loadAsk, opinionIdOf } from '../queries';
import { ratingIdOf } from '../ratings';
import { goingStep, refuse, refuseIf } from '../step';
import { fitWords, judged } from '../words';

type Asked<K extends 'opinions' | 'papers' | 'asks' | 'rate'> = ParsedOf<`POST /consultations/:id/${K}`>['body'];
const placeOf = (doc: ConsultationDoc) => ({ state: doc.state, step: goingStep(doc)?.step.kind ?? null });
const speakerOf = (who: Looker, { near }: Standing) => ({ level: who.level ?? 0, near });
const fitClause = (doc: ConsultationDoc, clauseId: string): void => { if (!doc.clauses.some(({ id }) => id === clauseId)) refuse('consultationNotInNotice'); };

/** Puts a row in, or in place of the one of the same id: of two at once the database takes both, one after the other. */
async function put(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await write();
  }
}

/** What somebody thinks of a clause: one row for each clause and person, the last one counts. `rule_refused` consultationClosed, consultationElsewhere, consultationLevel, consultationNotInNotice, those of words. */
export async function giveOpinion(deps: Deps, doc: ConsultationDoc, who: Looker, { clauseId, stance, text }: Asked<'opinions'>): Promise<void> {
  const standing = await standingOf(deps, who, doc);
  refuseIf(ruleAgainstOpinion(placeOf(doc), speakerOf(who, standing)));
  fitClause(doc, clauseId);
  const row: Omit<OpinionDoc, '_id'> = { consultationId: doc._id, clauseId, personId: who.personId, stance, text, paper: null, byId: who.personId, ...(await judged(deps, who.personId, text)), at: deps.clock.now() };
  await put(() => Opinions(deps).updateOne({ _id: opinionIdOf(doc._id, clauseId, who.personId) }, { $set: row }, { upsert: true }));
  await follow(deps, doc._id, who.personId);
  await countAnew(deps, doc._id);
}
/** Takes back what one said of a clause, while it is talked about. */
export async function withdrawOpinion(deps: Deps, doc: ConsultationDoc, who: Looker, clauseId: string): Promise<void> {
  refuseIf(ruleAgainstOpinion(placeOf(doc), speakerOf(who, await standingOf(deps, who, doc))));
  await Opinions(deps).deleteOne({ _id: opinionIdOf(doc._id, clauseId, who.personId) });
  await countAnew(deps, doc._id);
}
/** What somebody said on paper, as staff write it down and marked as such: one sheet for one key. */
export async function writePaper(deps: Deps, doc: ConsultationDoc, byId: string, { clauseId, stance, text, from }: Asked<'papers'>, key: string): Promise<void> {
  if (ruleAgainstOpinion(placeOf(doc), { level: 1, near: true })) refuse('consultationClosed');
  fitClause(doc, clauseId);
  const row: Omit<OpinionDoc, '_id'> = { consultationId: doc._id, clauseId, personId: null, stance, text: fitWords(text), paper: fitWords(from), byId, shown: true, toCheck: false, at: deps.clock.now() };
  await put(() => Opinions(deps).updateOne({ _id: idFrom('opinionPaper', doc._id, byId, key) }, { $setOnInsert: row }, { upsert: true }));
  await countAnew(deps, doc._id);
}
/** Words that nobody could judge were looked at: shown, or taken off; what was thought still counts. */
export async function lookAt(deps: Deps, doc: ConsultationDoc, opinionId: string, show: boolean): Promise<void> {
  const { matchedCount } = await Opinions(deps).updateOne({ _id: opinionId, consultationId: doc._id }, { $set: { shown: show, toCheck: false } });
  if (matchedCount === 0) throw new DomainError('not_found');
}

/**
 * Somebody asks, or objects to what was published. Answered by the working days that the rules give for answers. Outcomes: kept, once
 * for a key; `rule_refused` consultationClosed, consultationElsewhere, consultationLevel, consultationTooMany, those of words.
 */
export async function ask(deps: Deps, doc: ConsultationDoc, who: Looker, { kind, text }: Asked<'asks'>, key: string): Promise<void> {
  const _id = askIdOf(doc._id, kind, who.personId, key);
  if (await Asks(deps).exists({ _id })) return;
  const [standing, asked] = [await standingOf(deps, who, doc), await askedBy(deps, doc._id, kind, who.personId, CONSULTATION_LIMITS.asks)];
  refuseIf(ruleAgainstAsk(placeOf(doc), kind, speakerOf(who, standing), asked, CONSULTATION_LIMITS.asks));
  const [now, { shown }] = [deps.clock.now(), await judged(deps, who.personId, text)];
  const answerBy = answerDue(now, doc.rules.procedure.answerDays, (await settingsOf(deps)).calendar);
  const row: AskDoc = { _id, consultationId: doc._id, kind, stepId: goingStep(doc)?.step.id ?? '', personId: who.personId, text, shown, revision: 0, open: true, answerBy, answer: null, nextCheckAt: answerBy, scope: doc.scope, at: now, pending: [] };
  try {
    await Asks(deps).insertMany([{ ...row, ...pendingOf([askEventOf(row, 'ask', who.personId, now)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await follow(deps, doc._id, who.personId);
  deps.nudge(Asks(deps));
}
/** One guarded write of a question or an objection with its event. */
async function changeAsk(deps: Deps, row: AskDoc, step: 'answer' | 'late', actorId: string | null, set: Partial<AskDoc>): Promise<boolean> {
  const now = deps.clock.now();
  const after: AskDoc = { ...row, ...set, revision: row.revision + 1 };
  const update = { $set: { ...set, revision: after.revision }, $unset: { nextCheckAt: 1 } };
  const { matchedCount } = await Asks(deps).updateOne({ _id: row._id, revision: row.revision, open: true }, withEvents(update, [askEventOf(after, step, actorId, now)], now));
  if (matchedCount > 0) deps.nudge(Asks(deps));
  return matchedCount > 0;
}
/** Answers in one's own name; what was answered stays so, and its words are read from then on. `rule_refused` consultationAnswered. */
export async function answer(deps: Deps, doc: ConsultationDoc, askId: string, byId: string, text: string): Promise<void> {
  for (let left = 3; left > 0; left -= 1) {
    const row = await loadAsk(deps, doc._id, askId);
    if (!row.open && row.answer?.byId === byId && row.answer.text === text) return;
    if (!row.open) refuse('consultationAnswered');
    if (await changeAsk(deps, row, 'answer', byId, { open: false, shown: true, answer: { text: fitWords(text), byId, at: deps.clock.now() } })) return;
  }
  throw new DomainError('conflict');
}
/** Nobody answered by the day: those who must are told, once. */
export const tellLate = (deps: Deps, row: AskDoc): Promise<boolean> => changeAsk(deps, row, 'late', null, {});

/** How it went, by somebody who took part; the last word counts. `rule_refused` consultationClosed, consultationTookPart, those of words. */
export async function rate(deps: Deps, doc: ConsultationDoc, who: Looker, { score, text }: Asked<'rate'>): Promise<void> {
  const { seats } = await standingOf(deps, who, doc);
  refuseIf(ruleAgainstRating(placeOf(doc), await tookPart(deps, doc, who.personId, seats.length > 0)));
  fitWords(text);
  await put(() => Ratings(deps).updateOne({ _id: ratingIdOf(doc._id, who.personId) }, { $set: { consultationId: doc._id, personId: who.personId, score, text, at: deps.clock.now() } }, { upsert: true }));
  forgetScores(deps, doc._id);
}
