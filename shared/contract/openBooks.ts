import { z } from 'zod';
import { BOOK_KINDS, BOOK_LIMITS, BOOK_QUESTION_STATES, BOOK_SIDES, BOOK_UNITS } from '../domain/openBooks/kinds';
import { BOOK_PERIOD } from '../domain/openBooks/periods';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'openBooks';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
/** Whole fen. */
const Fen = z.number().int().min(0).max(BOOK_LIMITS.fen);
const Sum = z.number().int();
const Period = z.string().regex(BOOK_PERIOD);
const Line = z.strictObject({ side: z.enum(BOOK_SIDES), item: must(BOOK_LIMITS.item), fen: Fen, note: z.string().trim().max(BOOK_LIMITS.note) });
const Contract = z.strictObject({ party: must(BOOK_LIMITS.party), fen: Fen.nullable(), from: Day, to: Day });
const Content = { title: must(BOOK_LIMITS.title), text: z.string().trim().max(BOOK_LIMITS.text), lines: z.array(Line).max(BOOK_LIMITS.lines), contract: Contract.nullable(), decidedOn: Day.nullable() };
const Sums = z.object({ in: Sum, out: Sum, rest: Sum });
const Unit = Named.extend({ kind: z.enum(BOOK_UNITS) });

export const BookRow = z.object({
  id: Id, kind: z.enum(BOOK_KINDS), period: Period, title: z.string(), unit: Unit, at: Moment, corrections: z.number().int(), /** Of a finance table; null otherwise. */ sums: Sums.nullable(),
});
const Question = z.object({
  id: Id, revision, text: z.string(), state: z.enum(BOOK_QUESTION_STATES), mine: z.boolean(), /** Who asks, to who answers; null to everybody else. */ by: z.string().nullable(), at: Moment,
  /** The last moment for the answer, by the calendar. */
  answerBy: Moment, late: z.boolean(), answer: z.string().nullable(), /** Who answered, by name. */ answeredBy: z.string().nullable(), answeredAt: Moment.nullable(),
});
const stands = { title: z.string(), text: z.string(), lines: z.array(Line), contract: Contract.nullable(), decidedOn: Day.nullable() };
export const BookView = BookRow.extend({
  ...stands, revision, station: StationView, community: Named, /** Who published it. */ person: z.string(),
  /** What stood before, until when, and why it was corrected; the latest first. */
  history: z.array(z.object({ ...stands, until: Moment, why: z.string(), by: z.string() })),
  questions: z.array(Question), /** The viewer may ask. */ asks: z.boolean(), /** The viewer publishes and answers for the unit. */ publishes: z.boolean(),
});
const step = stepRoute(tag, BookView);
const Fault = z.object({ cell: z.string().nullable(), /** What is wrong and how to mend it. */ text: z.string() });
const Due = z.object({ period: Period, by: Day, late: z.boolean() });

export const openBookRoutes = {
  'GET /open-books': defineRoute({
    summary: 'The publication board (公开栏) of a community, the latest first; without a name of one, of where one lives', tag, access: 'session', query: z.strictObject({ communityId: Id.optional(), unitKind: z.enum(BOOK_UNITS).optional(), ...PageQuery }), status: 200,
    response: page(BookRow).extend({ community: Named.nullable(), publishes: z.boolean() }), errors: ['not_found'],
  }),
  'GET /open-books/:id': defineRoute({ summary: 'One publication with what stood before and what was asked', tag, access: 'session', params: IdParams, status: 200, response: BookView, errors: ['not_found'] }),
  'GET /workbench/open-books': defineRoute({
    summary: 'Units one publishes for: what is due and late, questions that wait', tag, access: 'session', status: 200,
    response: z.object({ units: z.array(Unit.extend({ due: z.array(Due) })), questions: z.array(Question.pick({ id: true, text: true, at: true, answerBy: true, late: true }).extend({ book: Named })), items: z.array(BookRow) }), errors: ['not_allowed'],
  }),
  'POST /open-books/check': defineRoute({
    summary: 'Look through a finance table (xlsx): its lines and sums, or what is wrong in which cell; nothing is kept of it', tag, access: 'session', bodyKind: 'multipart', maxBytes: BOOK_LIMITS.fileBytes, status: 201,
    response: z.object({ lines: z.array(Line), sums: Sums, faults: z.array(Fault) }), errors: ['not_allowed', 'file_too_large'],
  }),
  'POST /open-books': defineRoute({
    summary: 'Publish for a unit; the money of a period once', tag, access: 'session', body: z.strictObject({ unitId: Id, kind: z.enum(BOOK_KINDS), period: Period, ...Content }), idempotent: true, status: 201, response: BookView, errors: ['not_allowed', 'rule_refused', 'key_reused'],
  }),
  'POST /open-books/:id/correct': step(z.strictObject({ revision, ...Content, why: must(BOOK_LIMITS.why) }), 'Correct it; what stood before stays to be read'),
  'POST /open-books/:id/questions': defineRoute({
    summary: 'Ask about it; answered by name within some working days', tag, access: 'session', params: IdParams, body: z.strictObject({ text: must(BOOK_LIMITS.question) }), idempotent: true, status: 201, response: BookView, errors: ['not_found', 'rule_refused', 'key_reused'],
  }),
  'POST /open-books/:id/questions/:ref/answer': defineRoute({
    summary: 'Answer a question, for everybody to read', tag, access: 'session', params: z.strictObject({ id: Id, ref: Id }), body: z.strictObject({ revision, text: must(BOOK_LIMITS.answer) }), idempotent: true, status: 200, response: BookView,
    errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'],
  }),
};
