import { z } from 'zod';
import { SHEET_FIELDS, SHEET_LIMITS, SHEET_USES } from '../domain/registers/fields';
import { SHEET_STATES } from '../domain/registers/states';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';

const tag = 'registers';
const refusals = ['not_allowed', 'not_found'] as const;
const Words = (max: number) => z.string().trim().min(1).max(max);
const Mapping = z.partialRecord(z.enum(SHEET_FIELDS), z.number().int().min(0).max(SHEET_LIMITS.columns - 1));

/** Where tables come from: a platform above, or another system whose register is taken over. What was chosen for it once is kept. */
export const SheetSource = z.object({ id: Id, use: z.enum(SHEET_USES), name: z.string(), unit: Named });

/** A table as the list shows it. */
export const SheetHead = z.object({
  id: Id,
  use: z.enum(SHEET_USES),
  source: Named,
  state: z.enum(SHEET_STATES),
  file: z.string(),
  rows: z.number().int(),
  problemCount: z.number().int(),
  /** How far the program is with what it does now; null where it does nothing. */
  progress: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  by: z.string(),
  createdAt: Moment,
});

/** What is wrong with a row (0: with the whole), or worth knowing of it. */
const Finding = z.object({ row: z.number().int(), column: z.string().optional(), value: z.string().optional(), text: z.string() });

/** One table with everything that is to be decided about it. */
export const SheetView = SheetHead.extend({
  titles: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  columns: Mapping,
  system: z.enum(['gcj02', 'wgs84']),
  /** Their words for categories, with how many rows have them and which of ours it is, or that it is work to be admitted first; neither: nobody has said. Empty before it was looked through. */
  categories: z.array(z.object({ word: z.string(), rows: z.number().int(), categoryId: z.string().nullable(), admission: z.boolean() })),
  /** Its unit may ask communities for work outside of their lists, so that words can stand for that. */
  asks: z.boolean(),
  problems: z.array(Finding),
  notes: z.array(Finding),
  noteCount: z.number().int(),
  /** `fresh` will be, or were, taken in; `known` have been before; `open` of the fresh ones become cases, `work` requests for admission. */
  counts: z.object({ fresh: z.number().int(), known: z.number().int(), open: z.number().int(), refused: z.number().int(), work: z.number().int() }),
  /** The replies can be had in their columns. */
  hasReplies: z.boolean(),
});

/** One matter of another system as its register had it. */
export const RegisterEntry = z.object({
  id: Id,
  number: z.string(),
  source: z.string(),
  category: z.string(),
  text: z.string(),
  address: z.string(),
  community: Named,
  filedAt: Moment,
  finished: z.boolean(),
  closedAt: Moment.nullable(),
  result: z.string(),
  /** The case in which it goes on here; null for what was finished, and until it is opened. */
  case: z.object({ id: Id, number: z.string() }).nullable(),
});

/** What a word of theirs stands for: a category of ours, or work that has to be admitted first. */
const Chosen = z
  .strictObject({ word: z.string().max(SHEET_LIMITS.cell), categoryId: Id.nullable().default(null), admission: z.boolean().default(false) })
  .refine(({ categoryId, admission }) => (categoryId === null) === admission, { path: ['categoryId'] });

const Decision = <const C extends readonly ('not_allowed' | 'not_found' | 'wrong_state' | 'rule_refused' | 'invalid_input')[]>(summary: string, errors: C) =>
  defineRoute({ summary, tag, access: 'session', params: IdParams, status: 200, response: SheetView, errors });

export const registerRoutes = {
  'GET /registers/entries': defineRoute({
    summary: 'Matters of other systems that were taken over with their registers, latest first; without names and numbers (station, dispatchers, auditors, for what they look after)',
    tag,
    access: 'session',
    query: z.strictObject({ ...PageQuery, search: z.string().trim().max(60).default('') }),
    status: 200,
    response: page(RegisterEntry),
    errors: ['not_allowed'],
  }),
  'GET /registers/sources': defineRoute({ summary: 'Where tables come from, of the units I dispatch for (dispatchers, administrator)', tag, access: 'session', status: 200, response: z.object({ items: z.array(SheetSource), units: z.array(Named) }), errors: ['not_allowed'] }),
  'POST /registers/sources': defineRoute({
    summary: 'Name a platform or another system whose tables are taken in',
    tag,
    access: 'session',
    idempotent: true,
    body: z.strictObject({ use: z.enum(SHEET_USES), unitId: Id, name: Words(40) }),
    status: 201,
    response: SheetSource,
    errors: ['not_allowed', 'key_reused'],
  }),
  'GET /registers/sheets': defineRoute({ summary: 'Tables that were handed in, latest first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(SheetHead), errors: ['not_allowed'] }),
  'POST /registers/sheets': defineRoute({
    summary: 'Hand in a table (xlsx, or CSV in UTF-8 or GB18030); it is read in the background, and nothing is in force yet',
    tag,
    access: 'session',
    bodyKind: 'multipart',
    maxBytes: SHEET_LIMITS.fileBytes,
    idempotent: true,
    query: z.strictObject({ source: Id, file: z.string().trim().max(80).default('') }),
    status: 201,
    response: SheetView,
    errors: [...refusals, 'file_too_large', 'key_reused'],
  }),
  'GET /registers/sheets/:id': Decision('One table: its first rows, columns, findings, and how far the program is', [...refusals]),
  'PUT /registers/sheets/:id/mapping': defineRoute({
    summary: 'Say which column holds what and which category of ours each of their words is; it is kept for the source, and the rows are looked through',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ columns: Mapping, system: z.enum(['gcj02', 'wgs84']).default('gcj02'), categories: z.array(Chosen).max(SHEET_LIMITS.categories).default([]) }),
    status: 200,
    response: SheetView,
    errors: [...refusals, 'wrong_state'],
  }),
  'POST /registers/sheets/:id/accept': Decision('Take a table in, all of its rows or none', [...refusals, 'wrong_state', 'rule_refused']),
  'POST /registers/sheets/:id/refuse': Decision('Put a table away', [...refusals, 'wrong_state']),
  'POST /registers/sheets/:id/undo': Decision('Take a register back, as long as nobody has acted on its matters', [...refusals, 'wrong_state', 'rule_refused']),
  'POST /registers/sheets/:id/replies': defineRoute({
    summary: 'The replies to the orders of a table in its own columns, at an address that lives minutes',
    tag,
    access: 'session',
    params: IdParams,
    status: 201,
    response: z.object({ url: z.string(), rows: z.number().int(), answered: z.number().int() }),
    errors: [...refusals, 'wrong_state', 'rule_refused'],
  }),
};

/** A signed address of replies. */
export const ReplyAddress = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9_-]{1,64}\.(xlsx|csv)$/) });
export const ReplyQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
