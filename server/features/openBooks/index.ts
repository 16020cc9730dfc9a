import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { watchQuestion } from './commands';
import { bookEraser } from './erase';
import { BookQuestions, Books, ensureIndexes } from './model';
import { bookPages } from './publicPage';
import { dueQuestions } from './queries';
import { handlers } from './routes';

export { answer, ask, correct, publish, type Publishing } from './commands';
export type { BookDoc, BookQuestionDoc } from './document';
export { authorisePublisher, unitsFor } from './policy';
export { askersOf, booksById, loadQuestion } from './queries';
export { bookEvent, bookQuestionEvent, type BookQuestionStep, type BookStep } from './step';

/** Questions whose answer is late. */
export const questionClock = watchDue('openBooks.questions', dueQuestions, watchQuestion);
const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });

/** Open books (公开栏): money, contracts and decisions of committee, collective company, owners' committee and property company, asked about and answered by name. */
export const feature: Feature = { name: 'openBooks', handlers, sources: [source('book', Books), source('bookQuestion', BookQuestions)], tasks: [questionClock], pages: bookPages, erasers: [bookEraser], ensureIndexes };
