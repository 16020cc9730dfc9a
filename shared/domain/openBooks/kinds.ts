import type { UnitKind } from '../kernel/roles';

/** Who keeps an open book (公开栏): residents' committee, collective company, owners' committee, property company. */
export const BOOK_UNITS = ['residentsCommittee', 'collectiveCompany', 'ownersCommittee', 'property'] as const satisfies readonly UnitKind[];
export type BookUnitKind = (typeof BOOK_UNITS)[number];
/** For these the station of their community publishes too, because they seldom have anybody with a login; a property company answers for itself alone. */
export const BOOKS_BY_STATION: readonly BookUnitKind[] = ['residentsCommittee', 'collectiveCompany', 'ownersCommittee'];
export const keepsBooks = (kind: UnitKind): kind is BookUnitKind => BOOK_UNITS.some((one) => one === kind);

/** What is published (三务公开): money that came and went, a contract, a decision. */
export const BOOK_KINDS = ['finance', 'contract', 'decision'] as const;
export type BookKind = (typeof BOOK_KINDS)[number];

/** Came in or went out. */
export const BOOK_SIDES = ['in', 'out'] as const;
export type BookSide = (typeof BOOK_SIDES)[number];
/** One line of a finance table; whole fen, never negative. */
export interface BookLine {
  readonly side: BookSide;
  readonly item: string;
  readonly fen: number;
  readonly note: string;
}

/** Limits. Text in UTF-16 units; amounts in fen (a hundred million yuan); a table of a station has some dozens of lines. */
export const BOOK_LIMITS = { title: 40, text: 2_000, item: 60, note: 120, party: 60, why: 200, question: 300, answer: 600, lines: 300, fen: 10_000_000_000, fileBytes: 1024 * 1024, corrections: 20, questions: 5 } as const;
/** Working days in which a question is answered. */
export const BOOK_ANSWER_DAYS = 7;

export const BOOK_QUESTION_STATES = ['open', 'answered'] as const;
export type BookQuestionState = (typeof BOOK_QUESTION_STATES)[number];
