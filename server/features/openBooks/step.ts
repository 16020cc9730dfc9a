import { BOOK_QUESTION_TRANSITIONS, BOOK_TRANSITIONS, type BookPart, type BookRuleCode } from '../../../shared/domain/openBooks/rules';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { BookDoc, BookQuestionDoc } from './document';
import { BookQuestions, Books } from './model';

export type { Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<BookPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: BookRuleCode) => never = refuseBy;

export type BookStep = 'publish' | 'correct';
export type BookQuestionStep = 'ask' | 'answer' | 'late';
export const bookEvent = (step: BookStep): string => `book.${step}`;
export const bookQuestionEvent = (step: BookQuestionStep): string => `bookQuestion.${step}`;
export const ofBook = (doc: BookDoc, step: BookStep, actor: string | null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: bookEvent(step), at: doc.updatedAt, data: { unit: doc.unitId, kind: doc.kind, period: doc.period, actor } });
export const ofQuestion = (doc: BookQuestionDoc, step: BookQuestionStep, actor: string | null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: bookQuestionEvent(step), at: doc.updatedAt, data: { unit: doc.unitId, book: doc.bookId, actor } });

const full = 'bookTimelineFull' satisfies BookRuleCode;
/** Corrections of a publication, each one guarded write with its event. */
export const bookStep = guardedSteps<BookDoc, 'correct', BookStep>({ model: Books, transitions: BOOK_TRANSITIONS, ruleAgainst: () => null, unhurried: ['correct'], full, derive: () => ({}), eventOf: ofBook });
/** Steps of a question. That its answer is late is told once. */
export const questionStep = guardedSteps<BookQuestionDoc, 'answer' | 'late', BookQuestionStep>({
  model: BookQuestions, transitions: BOOK_QUESTION_TRANSITIONS, ruleAgainst: () => null, unhurried: [], full, eventOf: ofQuestion,
  derive: ({ state, toldLate, answerBy }) => ({ nextCheckAt: state === 'open' && !toldLate ? answerBy : undefined }),
});
