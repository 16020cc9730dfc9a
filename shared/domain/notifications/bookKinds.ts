/** Kinds of inbox message about open books: to those who answer, to who asked. */
export const BOOK_INBOX_KINDS = ['bookAsked', 'bookLate', 'bookAnswered', 'bookCorrected'] as const;
export type BookInboxKind = (typeof BOOK_INBOX_KINDS)[number];
