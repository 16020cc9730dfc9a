import { DomainError } from '../../../shared/domain/kernel/errors';
import type { BookUnitKind } from '../../../shared/domain/openBooks/kinds';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import type { BookDoc, BookQuestionDoc } from './document';
import { BookQuestions, Books } from './model';

const LIGHT = { pending: 0 } as const;
/** What lists leave out. */
const ROW = { ...LIGHT, timeline: 0, keys: 0, text: 0 } as const;
/** Rows of a desk, and questions of one publication that a page shows; the latest. */
const SHOWN = 100;

/** One publication. `not_found` when there is none. */
export async function loadBook(deps: Deps, id: string): Promise<BookDoc> {
  const doc = await Books(deps).findById(id, LIGHT).lean<BookDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** Publications by id; unknown ids are absent. */
export async function booksById(deps: Deps, ids: readonly string[]): Promise<Map<string, BookDoc>> {
  const docs = ids.length === 0 ? [] : await Books(deps).find({ _id: { $in: [...new Set(ids)] } }, ROW).lean<BookDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** One question of a publication. `not_found`. */
export async function loadQuestion(deps: Deps, bookId: string, id: string): Promise<BookQuestionDoc> {
  const doc = await BookQuestions(deps).findOne({ _id: id, bookId }, LIGHT).lean<BookQuestionDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** A page of the board of a community, published last first (indexes `board_of_community`, `board_of_kind`). */
export async function boardPage(deps: Deps, communityId: string, unitKind: BookUnitKind | undefined, { cursor, limit }: PageAsk): Promise<{ items: BookDoc[]; next: string | null }> {
  const rows = await Books(deps).find({ communityId, ...(unitKind ? { unitKind } : {}), ...after(decodeCursor(cursor), 'createdAt', 'down') }, ROW).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<BookDoc[]>();
  return pageOf(rows, limit, ({ createdAt, _id }) => ({ at: createdAt, id: _id }));
}
/** What some units published, the latest first. */
export const booksOf = (deps: Deps, unitIds: readonly string[]): Promise<BookDoc[]> => Books(deps).find({ unitId: { $in: [...unitIds] } }, ROW).sort({ createdAt: -1, _id: -1 }).limit(SHOWN).lean<BookDoc[]>();
export const questionsOf = (deps: Deps, bookId: string): Promise<BookQuestionDoc[]> => BookQuestions(deps).find({ bookId }, LIGHT).sort({ createdAt: -1, _id: -1 }).limit(SHOWN).lean<BookQuestionDoc[]>();
/** Questions that wait for some units, those due first first. */
export const waitingFor = (deps: Deps, unitIds: readonly string[]): Promise<BookQuestionDoc[]> => BookQuestions(deps).find({ unitId: { $in: [...unitIds] }, state: 'open' }, LIGHT).sort({ answerBy: 1, _id: 1 }).limit(SHOWN).lean<BookQuestionDoc[]>();
export const dueQuestions = (deps: Deps, now: Date, most: number): Promise<BookQuestionDoc[]> => BookQuestions(deps).find({ nextCheckAt: { $lte: now } }, LIGHT).sort({ nextCheckAt: 1, _id: 1 }).limit(most).lean<BookQuestionDoc[]>();
/** Who asked about a publication. */
export const askersOf = async (deps: Deps, bookId: string): Promise<string[]> => [...new Set((await questionsOf(deps, bookId)).map(({ personId }) => personId))];
/** How many questions of somebody about a publication wait. */
export const openOf = (deps: Deps, personId: string, bookId: string): Promise<number> => BookQuestions(deps).countDocuments({ personId, bookId, state: 'open' });
