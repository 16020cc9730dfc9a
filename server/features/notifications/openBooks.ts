import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import type { BookInboxKind } from '../../../shared/domain/notifications/bookKinds';
import { BOOKS_BY_STATION } from '../../../shared/domain/openBooks/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { askersOf, bookEvent, booksById, bookQuestionEvent, loadQuestion, type BookDoc, type BookQuestionStep } from '../openBooks';
import { getUnits, levelsOf } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
const tell = (deps: Deps, event: DomainEvent, book: BookDoc, kind: BookInboxKind, people: readonly string[]): Promise<void> =>
  putIntoInboxes(deps, event, [...new Set(people)].filter((personId) => personId !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, unitId: null, openBookId: book._id })));
/** Who answers for the unit: its own people, and the station's where it publishes for it. */
async function answerers(deps: Deps, { unitId, unitKind, communityId }: BookDoc): Promise<string[]> {
  const station = BOOKS_BY_STATION.includes(unitKind) ? await holdersOf(deps, [(await levelsOf(deps, communityId)).station.id], ['stationStaff', 'stationHead']) : [];
  return [...(await holdersOf(deps, [unitId], ['departmentHandler'])), ...station];
}

const KINDS: Readonly<Record<BookQuestionStep, BookInboxKind>> = { ask: 'bookAsked', late: 'bookLate', answer: 'bookAnswered' };
/** Tells of questions: who answers, that it is late, who asked. */
export const toBookAskers: Subscriber = {
  name: 'notifications.bookQuestions',
  types: (Object.keys(KINDS) as BookQuestionStep[]).map(bookQuestionEvent),
  async handle(event, deps) {
    const bookId = String(event.data.book);
    const [book, kind] = [(await booksById(deps, [bookId])).get(bookId), KINDS[event.type.slice('bookQuestion.'.length) as BookQuestionStep]];
    if (!book) return;
    await tell(deps, event, book, kind, kind === 'bookAnswered' ? [(await loadQuestion(deps, bookId, event.source.id)).personId] : await answerers(deps, book));
  },
};
/** Whoever asked about a publication hears that it was corrected. */
export const toBooks: Subscriber = {
  name: 'notifications.books',
  types: [bookEvent('correct')],
  async handle(event, deps) {
    const book = (await booksById(deps, [event.source.id])).get(event.source.id);
    if (book) await tell(deps, event, book, 'bookCorrected', await askersOf(deps, book._id));
  },
};

/** Messages about open books, in words. */
export async function bookItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const books = await booksById(deps, messages.flatMap(({ openBookId }) => openBookId ?? []));
  const units = await getUnits(deps, [...books.values()].map(({ unitId }) => unitId));
  return new Map(messages.flatMap(({ _id: id, openBookId, kind, at, read }): [string, Item][] => {
    const book = books.get(openBookId ?? '');
    return book ? [[id, { id, kind, ...inboxWords(kind, { title: book.title, unit: units.get(book.unitId)?.name ?? '' }), target: { kind: 'openBook', id: book._id }, at: at.toISOString(), read }]] : [];
  }));
}
