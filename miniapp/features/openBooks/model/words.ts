import type { ResponseOf } from '@/api';
import { monthDay, type StepsOf } from '@/ui';
import { BOOK, BOOK_KIND_WORDS, BOOK_UNIT_WORDS, bookMoney, bookPeriodWords } from '@shared/copy/openBooks';

export type BookView = ResponseOf<'GET /open-books/:id'>;
export type BookRow = ResponseOf<'GET /open-books'>['items'][number];
export type BookContent = Pick<BookView, 'title' | 'text' | 'lines' | 'contract' | 'decidedOn'>;
export type Question = BookView['questions'][number];
export type BookProps = StepsOf<BookView>;

/** What stands under the title of a row: whose, what, for when; of money what is left. */
export const rowWords = ({ unit, kind, period, sums, corrections }: BookRow): string => [unit.name, BOOK_KIND_WORDS[kind], bookPeriodWords(period), sums && `${BOOK.rest} ${bookMoney(sums.rest)}`, corrections > 0 && BOOK.corrected(corrections)].filter(Boolean).join('，');
export const tagOf = ({ unit }: BookRow): string => BOOK_UNIT_WORDS[unit.kind];
export const publishedWords = ({ unit, person, at }: BookView): string => `${BOOK.publishedBy(unit.name, person)}　${monthDay(new Date(at))}`;
