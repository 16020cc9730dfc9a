/** update: each statement finds, changes and, where asked, inserts. */
import { EngineError } from '../errors';
import { ObjectId } from 'bson';
import { encode, maxDocumentSize } from '../bson/encode';
import { decode } from '../bson/decode';
import { checkDepth } from '../bson/depth';
import { isDoc, isTruthy, toPlainNumber, typeName, type Doc, type Maybe, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { collationOrder } from '../match/collation';
import { compileFilter } from '../match/compile';
import type { MatchDetails } from '../match/paths';
import type { Filter } from '../match/types';
import type { CollectionState } from '../store/types';
import { compileUpdate, type Update, type UpdateContext } from '../update/compile';
import { seedDocument } from '../update/upsert';
import { requireCollection } from './collections';
import { prepare } from './insert';
import { checkNames, statementFields } from './fields';
import type { Found } from './locate';
import { modify } from './modify';
import { hintName, missingField, type Request } from './request';
import type { Command } from './types';
import { writeError, writeReply } from './writeReply';

/** A change of documents, as update and findAndModify share it. */
export interface UpdateWork {
  readonly filterDoc: Doc;
  readonly filter: Filter;
  readonly update: Update;
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly now: Date;
}

/** Changes one found document and gives the new one; inside a transaction. */
export function updateFound(engine: Engine, collection: CollectionState, found: Found, work: UpdateWork): { doc: Doc; bytes: Buffer; changed: boolean } {
  const details: MatchDetails = {};
  work.filter.matches(found.doc, details);
  const next = work.update.apply(found.doc, contextOf(work, details.position, false));
  checkDepth(next, 'update');
  const bytes = encode(next);
  if (bytes.length > maxDocumentSize) throw new EngineError(17419, `Resulting document after update is larger than ${maxDocumentSize}`);
  if (bytes.equals(found.bytes)) return { doc: next, bytes, changed: false };
  engine.records.replace(collection, found.idKey, found, next, bytes);
  return { doc: next, bytes, changed: true };
}

const contextOf = (work: UpdateWork, matched: number | undefined, inserting: boolean): UpdateContext =>
  ({ matched, inserting, now: work.now, variables: work.variables });

/** Inserts what an upsert makes; inside a transaction. */
export function upsertNew(engine: Engine, database: string, name: string, work: UpdateWork): { doc: Doc; bytes: Buffer } {
  const seed = seedDocument(work.filterDoc, work.update.isReplacement);
  let doc = work.update.apply(seed, contextOf(work, undefined, true));
  if (!doc.has('_id')) doc = new Map<string, Value>([['_id', new ObjectId()], ...doc]);
  const prepared = prepare(doc);
  const collection = requireCollection(engine, database, name);
  engine.records.insert(collection, prepared.doc, prepared.bytes);
  return prepared;
}

/** The statements of a write command, from the body or from a document sequence. */
export function statementsOf(request: Request, field: 'updates' | 'deletes'): Doc[] {
  const [command, names] = field === 'updates' ? ['update', statementFields.update] as const : ['delete', statementFields.delete] as const;
  const raw = request.sequences.get(field);
  const list = raw ? raw.map((bytes) => decode(bytes)) : request.requiredList(field);
  if (list.length === 0 || list.length > 100_000) throw new EngineError(16, `Write batch sizes must be between 1 and 100000. Got ${list.length} operations.`);
  return list.map((statement, i) => {
    if (!isDoc(statement)) throw new EngineError(14, `BSON field '${command}.${field}.${i}' is the wrong type '${typeName(statement)}', expected type 'object'`);
    checkNames(statement.keys(), names, `${command}.${field}`);
    for (const name of command === 'update' ? ['q', 'u'] : ['q', 'limit']) if (!statement.has(name)) throw missingField(`${command}.${field}.${name}`);
    if (!isDoc(statement.get('q'))) throw new EngineError(14, `BSON field '${command}.${field}.q' is the wrong type '${typeName(statement.get('q'))}', expected type 'object'`);
    return statement;
  });
}

/** Statements whose order says nothing share transactions and flushes, so many at once. */
const unorderedTogether = 200;
const indexOf = (entry: Doc): number => toPlainNumber(entry.get('index')) ?? 0;
const byIndex = (a: Doc, b: Doc): number => indexOf(a) - indexOf(b);

interface Totals {
  matched: number;
  modified: number;
  readonly upserted: Doc[];
}

export const update: Command = async (engine, request) => {
  const statements = statementsOf(request, 'updates');
  const ordered = request.get('ordered') !== false;
  const errors: Doc[] = [];
  const totals: Totals = { matched: 0, modified: 0, upserted: [] };
  const run = async (statement: Doc, i: number): Promise<void> => {
    try {
      await runStatement(engine, request, statement, i, totals);
    } catch (error) {
      errors.push(writeError(i, error));
    }
  };
  const together = ordered ? 1 : unorderedTogether;
  for (let start = 0; start < statements.length && !(ordered && errors.length > 0); start += together) {
    await Promise.all(statements.slice(start, start + together).map((statement, i) => run(statement, start + i)));
  }
  errors.sort(byIndex);
  totals.upserted.sort(byIndex);
  const upserted: [string, Value][] = totals.upserted.length > 0 ? [['upserted', totals.upserted]] : [];
  return writeReply(totals.matched + totals.upserted.length, errors, [['nModified', totals.modified], ...upserted]);
};

async function runStatement(engine: Engine, request: Request, statement: Doc, index: number, totals: Totals): Promise<void> {
  const filterDoc = statement.get('q');
  if (!isDoc(filterDoc)) throw missingField('update.updates.q');
  const collation = statement.get('collation');
  const order = collationOrder(isDoc(collation) ? collation : undefined);
  const variables = request.variables;
  const filter = compileFilter(filterDoc, { order, variables });
  const compiled = compileUpdate(statement.get('u') ?? null, statement.get('arrayFilters'));
  const multi = isTruthy(statement.get('multi'));
  if (multi && compiled.isReplacement) throw new EngineError(9, 'multi update is not supported for replacement-style update');
  const work: UpdateWork = { filterDoc, filter, update: compiled, variables: withConstants(statement, variables), now: new Date() };
  const counts = { matched: 0, modified: 0 };
  await modify(engine, {
    database: request.database,
    collection: request.collection,
    query: (collection) => ({
      filter, sort: [], skip: 0, limit: multi ? 0 : 1, order,
      hint: hintName(statement.get('hint'), collection?.indexes ?? []),
    }),
    each: (collection, found) => {
      if (updateFound(engine, collection, found, work).changed) counts.modified += 1;
      counts.matched += 1;
    },
    none: () => {
      if (!isTruthy(statement.get('upsert'))) return;
      const { doc } = upsertNew(engine, request.database, request.collection, work);
      totals.upserted.push(new Map<string, Value>([['index', index], ['_id', doc.get('_id') ?? null]]));
    },
  });
  // (A statement that fails half way counts nothing.)
  totals.matched += counts.matched;
  totals.modified += counts.modified;
}

/** `c` of a pipeline update: constants used as variables. */
function withConstants(statement: Doc, variables: ReadonlyMap<string, Maybe>): Map<string, Maybe> {
  const constants = statement.get('c');
  return new Map([...variables, ...(isDoc(constants) ? constants : [])]);
}
