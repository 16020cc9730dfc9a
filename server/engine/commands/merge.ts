/** $merge: what a pipeline gives is put into a collection, document by document. */
import { EngineError, failedToParse } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { compileExpression } from '../aggregate/expression';
import { scopeFor } from '../aggregate/scope';
import type { Engine } from '../engine';
import { compileFilter } from '../match/compile';
import { valueAt } from '../match/paths';
import { compileUpdate, type Update } from '../update/compile';
import { prepare } from './insert';
import { locateNow, tooLong } from './locate';
import type { Target } from './pipelineWrites';
import { requireCollection } from './collections';
import { checkNewName, type Request } from './request';
import { updateFound } from './update';

interface Merge {
  readonly database: string;
  readonly name: string;
  readonly on: readonly string[];
  readonly matched: 'replace' | 'keepExisting' | 'merge' | 'fail' | readonly Value[];
  readonly notMatched: 'insert' | 'discard' | 'fail';
  readonly variables: Doc;
}

const fields = new Set(['into', 'on', 'let', 'whenMatched', 'whenNotMatched']);
const whenMatched = ['replace', 'keepExisting', 'merge', 'fail'] as const;
const whenNotMatched = ['insert', 'discard', 'fail'] as const;

function mergeOf(argument: Value, database: string): Merge {
  const given = typeof argument === 'string' ? new Map<string, Value>([['into', argument]]) : argument;
  if (!isDoc(given)) throw new EngineError(51182, `$merge requires a string or object argument`);
  const odd = [...given.keys()].find((name) => !fields.has(name));
  if (odd !== undefined) throw new EngineError(40415, `BSON field '$merge.${odd}' is an unknown field.`);
  const into = given.get('into');
  const [place, name] = isDoc(into) ? [into.get('db') ?? database, into.get('coll')] : [database, into];
  if (typeof place !== 'string' || typeof name !== 'string') throw new EngineError(51178, "$merge 'into' field must specify a collection");
  const on = given.get('on') ?? '_id';
  const list = Array.isArray(on) ? on : [on];
  if (list.length === 0 || !list.every((field) => typeof field === 'string')) throw new EngineError(51186, "$merge 'on' field must be a string or a non-empty array of strings");
  const matched = given.get('whenMatched') ?? 'merge';
  const notMatched = given.get('whenNotMatched') ?? 'insert';
  if (!Array.isArray(matched) && !whenMatched.some((one) => one === matched)) throw new EngineError(2, `Enumeration value '${String(matched)}' for field 'whenMatched' is not a valid value.`);
  if (!whenNotMatched.some((one) => one === notMatched)) throw new EngineError(2, `Enumeration value '${String(notMatched)}' for field 'whenNotMatched' is not a valid value.`);
  const variables = given.get('let');
  if (variables !== undefined && !Array.isArray(matched)) throw new EngineError(51199, "Cannot use 'let' variables without a 'whenMatched' pipeline");
  if (variables !== undefined && !isDoc(variables)) throw failedToParse("$merge 'let' must be an object");
  return {
    database: place, name, on: list as string[], matched: matched as Merge['matched'], notMatched: notMatched as Merge['notMatched'],
    variables: variables ?? new Map(),
  };
}

/** The fields joined by must be unique, or a document would not know its partner. */
function checkUnique(engine: Engine, merge: Merge): void {
  if (merge.on.length === 1 && merge.on[0] === '_id') return;
  const indexes = engine.store.catalogue.get(merge.database, merge.name)?.indexes ?? [];
  const fits = indexes.some((index) => index.unique && !index.partial && !index.building && index.key.size === merge.on.length && merge.on.every((field) => index.key.has(field)));
  if (!fits) throw new EngineError(51183, 'Cannot find index to verify that join fields will be unique');
}

/** What becomes of a document that is there. */
function updateOf(merge: Merge): Update | undefined {
  if (Array.isArray(merge.matched)) return compileUpdate(merge.matched as Value[], undefined);
  if (merge.matched !== 'merge') return undefined;
  return compileUpdate([new Map([['$replaceWith', new Map([['$mergeObjects', ['$$ROOT', '$$new']]])]])], undefined);
}

export function mergeInto(engine: Engine, request: Request, argument: Value): Target {
  const merge = mergeOf(argument, request.database);
  checkNewName(merge.database, merge.name);
  checkUnique(engine, merge);
  const update = updateOf(merge);
  const given = [...merge.variables].map(([name, value]) => [name, compileExpression(value)] as const);
  const base = request.variables;
  const variablesFor = (doc: Doc, now: Date): Map<string, Maybe> => {
    const scope = scopeFor(doc, base, now);
    const own: [string, Maybe][] = given.length > 0 ? given.map(([name, value]) => [name, value(scope)]) : [['new', doc]];
    return new Map([...base, ...own]);
  };
  return {
    // (One transaction for a document: each is written as soon as it can be, as MongoDB does.)
    write: async (docs) => {
      const outcomes = await Promise.allSettled(docs.map((doc) => engine.queue.run(() => mergeOne(engine, merge, doc, update, variablesFor))));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
  };
}

function mergeOne(engine: Engine, merge: Merge, doc: Doc, update: Update | undefined, variablesFor: (doc: Doc, now: Date) => Map<string, Maybe>): void {
  const whole = merge.on.includes('_id') && !doc.has('_id') ? prepare(doc).doc : doc;
  const collection = requireCollection(engine, merge.database, merge.name);
  const filterDoc: Doc = new Map(merge.on.map((field): [string, Value] => [field, new Map([['$eq', joinedBy(whole, field)]])]));
  const filter = compileFilter(filterDoc);
  // (A unique index leads to it, so the search is never too long.)
  const rows = locateNow(engine, collection, { filter, sort: [], skip: 0, limit: 1 });
  const found = rows === tooLong ? undefined : rows[0];
  if (!found) return notThere(engine, merge, whole);
  if (merge.matched === 'keepExisting') return;
  if (merge.matched === 'fail') return insertOne(engine, merge, whole);
  const now = new Date();
  const replaced = update ?? compileUpdate(whole, undefined);
  updateFound(engine, collection, found, { filterDoc, filter, update: replaced, variables: variablesFor(whole, now), now });
}

function joinedBy(doc: Doc, field: string): Value {
  const value = valueAt(doc, field.split('.'));
  if (value === undefined || value === null || Array.isArray(value)) throw new EngineError(51132, `$merge write error: 'on' field '${field}' cannot be missing, null, undefined or an array`);
  return value;
}

function notThere(engine: Engine, merge: Merge, doc: Doc): void {
  if (merge.notMatched === 'fail') throw new EngineError(13113, '$merge could not find a matching document in the target collection for at least one document in the source collection');
  if (merge.notMatched === 'insert') insertOne(engine, merge, doc);
}

function insertOne(engine: Engine, merge: Merge, doc: Doc): void {
  const ready = prepare(doc);
  engine.records.insert(requireCollection(engine, merge.database, merge.name), ready.doc, ready.bytes);
}
