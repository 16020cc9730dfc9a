/** delete: one or all matching documents of each statement. */
import { EngineError } from '../errors';
import { isDoc, toPlainNumber, type Doc } from '../bson/types';
import { collationOrder } from '../match/collation';
import { compileFilter } from '../match/compile';
import { modify } from './modify';
import { hintName, missingField } from './request';
import type { Command } from './types';
import { statementsOf } from './update';
import { writeError, writeReply } from './writeReply';

export const deleteCommand: Command = async (engine, request) => {
  const ordered = request.get('ordered') !== false;
  const statements = statementsOf(request, 'deletes');
  const errors: Doc[] = [];
  let removed = 0;
  for (const [i, statement] of statements.entries()) {
    try {
      removed += await run(statement);
    } catch (error) {
      errors.push(writeError(i, error));
      if (ordered) break;
    }
  }
  return writeReply(removed, errors);

  async function run(statement: Doc): Promise<number> {
    const filterDoc = statement.get('q');
    const limit = toPlainNumber(statement.get('limit'));
    if (!isDoc(filterDoc)) throw missingField('delete.deletes.q');
    if (limit !== 0 && limit !== 1) throw new EngineError(9, `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`);
    const collation = statement.get('collation');
    const order = collationOrder(isDoc(collation) ? collation : undefined);
    const filter = compileFilter(filterDoc, { order, variables: request.variables });
    const done = await modify(engine, {
      database: request.database,
      collection: request.collection,
      query: (collection) => ({ filter, sort: [], skip: 0, limit, order, hint: hintName(statement.get('hint'), collection?.indexes ?? []) }),
      each: (collection, found) => {
        engine.records.remove(collection, found.idKey, found.doc, found.bytes.length);
        return true;
      },
    });
    return done.length;
  }
};
