import type { ParsedOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import { addWorkingDays } from '../../../shared/domain/kernel/workingTime';
import { BOOK_ANSWER_DAYS, BOOK_LIMITS, keepsBooks } from '../../../shared/domain/openBooks/kinds';
import { ruleAgainstBook, ruleAgainstCorrection, type BookContent } from '../../../shared/domain/openBooks/rules';
import { pendingOf } from '../../jobs/events';
import { isDuplicateKey } from '../../platform/database/errors';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import type { UnitInfo } from '../organisation';
import { settingsOf } from '../settings';
import type { BookDoc, BookQuestionDoc } from './document';
import { BookQuestions, Books } from './model';
import { openOf } from './queries';
import { bookStep, ofBook, ofQuestion, questionStep, refuse, SYSTEM, type Actor, type Ask } from './step';

export type Publishing = ParsedOf<'POST /open-books'>['body'];
export const contentOf = ({ title, text, lines, contract, decidedOn }: BookContent): BookContent => ({ title, text, lines, contract, decidedOn });

/** Puts a document in unless it is there: null then. */
async function putIn(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/**
 * Publishes for a unit, all of it in one write. Outcomes: published, the same for the same request; `rule_refused` bookTwice where the
 * money of the period stands already (it is corrected), bookUnit, and what `ruleAgainstBook` says; `key_reused`.
 */
export async function publish(deps: Deps, personId: string, unit: UnitInfo, { kind, period, unitId: _unit, ...rest }: Publishing, key: string): Promise<BookDoc> {
  const now = deps.clock.now();
  if (!keepsBooks(unit.kind) || unit.communityId === null) return refuse('bookUnit');
  const rule = ruleAgainstBook(kind, period, rest, dayOf(now));
  if (rule) refuse(rule);
  const _id = kind === 'finance' ? idFrom('book', unit.id, period) : idFrom('book', personId, key);
  const contentHash = deps.cipher.fingerprint(JSON.stringify([unit.id, kind, period, rest]));
  const doc: BookDoc = {
    _id, contentHash, state: 'out', revision: 0, unitId: unit.id, unitKind: unit.kind, communityId: unit.communityId, scope: { station: unit.id }, kind, period, ...contentOf(rest), publisherId: personId, before: [], timeline: [], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  if (!(await putIn(() => Books(deps).insertMany([{ ...doc, ...pendingOf([ofBook(doc, 'publish', personId)], now) }])))) {
    const there = await Books(deps).findById(_id, { pending: 0 }).lean<BookDoc>();
    if (there?.contentHash === contentHash) return there;
    return kind === 'finance' ? refuse('bookTwice') : Promise.reject(new DomainError('key_reused'));
  }
  deps.nudge(Books(deps));
  return doc;
}

/** What is to stand there from now on; what stood before is kept with the reason. `rule_refused` bookSame, bookCorrections, and as for publishing. */
export const correct = (deps: Deps, doc: BookDoc, actor: Actor, { why, ...ask }: Ask & BookContent & { readonly why: string }): Promise<BookDoc> =>
  bookStep(deps, doc, actor, 'correct', ask, ({ now }) => {
    const next = contentOf(ask);
    const rule = ruleAgainstBook(doc.kind, doc.period, next, dayOf(now)) ?? ruleAgainstCorrection(doc, next, doc.before.length);
    if (rule) refuse(rule);
    return { text: why, set: { ...next, before: [...doc.before, { ...contentOf(doc), until: now, why, by: actor.personId ?? '' }] } };
  });

/** Somebody who lives there asks. It is answered within some working days. Outcomes: asked, the same for the same key; `key_reused`; `rule_refused` bookQuestions while too many of theirs wait. */
export async function ask(deps: Deps, book: BookDoc, personId: string, text: string, key: string): Promise<BookQuestionDoc> {
  const [now, { calendar }] = [deps.clock.now(), await settingsOf(deps)];
  const [_id, contentHash] = [idFrom('bookQuestion', book._id, personId, key), deps.cipher.fingerprint(text)];
  const known = async (): Promise<BookQuestionDoc | null> => {
    const there = await BookQuestions(deps).findById(_id, { pending: 0 }).lean<BookQuestionDoc>();
    if (there && there.contentHash !== contentHash) throw new DomainError('key_reused');
    return there;
  };
  const before = await known();
  if (before) return before;
  if ((await openOf(deps, personId, book._id)) >= BOOK_LIMITS.questions) refuse('bookQuestions');
  const answerBy = addWorkingDays(now, BOOK_ANSWER_DAYS, calendar);
  const doc: BookQuestionDoc = {
    _id, contentHash, bookId: book._id, unitId: book.unitId, scope: { station: book.unitId }, personId, state: 'open', revision: 0, text, answerBy, answer: null, answeredBy: null, answeredAt: null, toldLate: false, nextCheckAt: answerBy, timeline: [], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  if (!(await putIn(() => BookQuestions(deps).insertMany([{ ...doc, ...pendingOf([ofQuestion(doc, 'ask', personId)], now) }])))) return (await known()) ?? doc;
  deps.nudge(BookQuestions(deps));
  return doc;
}
/** Answers by name, for everybody to read. Outcomes: answered; `conflict`, `wrong_state` where it was answered already. */
export const answer = (deps: Deps, doc: BookQuestionDoc, actor: Actor, { text, ...rest }: Ask & { readonly text: string }): Promise<BookQuestionDoc> =>
  questionStep(deps, doc, actor, 'answer', rest, ({ now }) => ({ set: { answer: text, answeredBy: actor.personId, answeredAt: now } }));
/** Tells once that an answer is late. Somebody else's write in between is harmless: it is looked at again. */
export async function watchQuestion(deps: Deps, doc: BookQuestionDoc): Promise<void> {
  if (doc.state !== 'open' || doc.toldLate) return;
  await questionStep(deps, doc, SYSTEM, 'late', { revision: doc.revision, key: `late-${doc.revision}` }, () => ({ set: { toldLate: true } })).catch((error: unknown) => { if (!(error instanceof DomainError)) throw error; });
}
