/** findAndModify: finds one document, changes or removes it, and returns it as it was or as it is. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc, Value } from '../bson/types';
import type { Engine } from '../engine';
import { compileFilter } from '../match/compile';
import { compileProjection } from '../plan/projection';
import { parseSort } from '../plan/sort';
import { compileUpdate } from '../update/compile';
import { modify, type Modification } from './modify';
import type { Request } from './request';
import type { Command } from './types';
import { updateFound, upsertNew, type UpdateWork } from './update';

interface Outcome {
  /** The document to return, before projection. */
  readonly value: Buffer | null;
  readonly updatedExisting: boolean;
  readonly upserted?: Value;
}

export const findAndModify: Command = async (engine, request) => {
  const remove = request.flag('remove');
  const update = request.get('update');
  if (remove && update !== undefined) throw new EngineError(9, 'Cannot specify both an update and remove=true');
  if (!remove && update === undefined) throw new EngineError(9, 'Either an update or remove=true must be specified');
  if (remove && (request.flag('upsert') || request.flag('new'))) throw new EngineError(9, 'Cannot specify upsert or new with remove=true');
  const filterDoc = request.doc('query') ?? new Map<string, Value>();
  const filter = compileFilter(filterDoc, { order: request.order, variables: request.variables });
  const projection = compileProjection(request.doc('fields'), filter);
  const sort = parseSort(request.doc('sort') ?? new Map());
  const base: Pick<Modification<Outcome>, 'database' | 'collection' | 'query'> = {
    database: request.database,
    collection: request.collection,
    query: (collection) => ({ filter, sort, skip: 0, limit: 1, order: request.order, hint: request.hint(collection?.indexes ?? []) }),
  };
  const work: UpdateWork | undefined = update === undefined ? undefined
    : { filterDoc, filter, update: compileUpdate(update, request.get('arrayFilters')), variables: request.variables, now: new Date() };
  const [outcome] = await modify(engine, work ? updating(engine, request, base, work) : removing(engine, base));
  const project = (bytes: Buffer | null): Doc | null => {
    if (!bytes) return null;
    const doc = decode(bytes);
    return projection ? projection(doc, { variables: request.variables, now: new Date() }) : doc;
  };
  return encode(replyOf(outcome, project(outcome?.value ?? null), remove));
};

type Base = Pick<Modification<Outcome>, 'database' | 'collection' | 'query'>;

const removing = (engine: Engine, base: Base): Modification<Outcome> => ({
  ...base,
  each: (collection, found) => {
    engine.records.remove(collection, found.idKey, found.doc, found.bytes.length);
    return { value: found.bytes, updatedExisting: false };
  },
});

const updating = (engine: Engine, request: Request, base: Base, work: UpdateWork): Modification<Outcome> => ({
  ...base,
  each: (collection, found) => {
    const { bytes } = updateFound(engine, collection, found, work);
    return { value: request.flag('new') ? bytes : found.bytes, updatedExisting: true };
  },
  none: () => {
    if (!request.flag('upsert')) return undefined;
    const { doc, bytes } = upsertNew(engine, request.database, request.collection, work);
    return { value: request.flag('new') ? bytes : null, updatedExisting: false, upserted: doc.get('_id') ?? null };
  },
});

function replyOf(outcome: Outcome | undefined, value: Doc | null, remove: boolean): Doc {
  const touched = outcome ? 1 : 0;
  const last: Doc = new Map<string, Value>([['n', touched]]);
  if (!remove) last.set('updatedExisting', outcome?.updatedExisting ?? false);
  if (outcome?.upserted !== undefined) last.set('upserted', outcome.upserted);
  return new Map<string, Value>([['lastErrorObject', last], ['value', value], ['ok', 1]]);
}
