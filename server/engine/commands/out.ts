/** $out: what a pipeline gives takes the place of a collection, at once and as a whole; its indexes stay. */
import { randomUUID } from 'node:crypto';
import { EngineError } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { requireCollection } from './collections';
import { prepare } from './insert';
import type { Target } from './pipelineWrites';
import { checkNewName, type Request } from './request';

function targetOf(argument: Value, database: string): [string, string] {
  if (typeof argument === 'string') return [database, argument];
  if (!isDoc(argument)) throw new EngineError(16990, '$out only supports a string or object argument');
  const odd = [...argument.keys()].find((name) => !['db', 'coll', 'timeseries'].includes(name));
  if (odd !== undefined) throw new EngineError(40415, `BSON field '$out.${odd}' is an unknown field.`);
  if (argument.has('timeseries')) throw new EngineError(238, 'the option timeseries of $out is not supported by the embedded engine; set MONGODB_URI');
  const [other, name] = [argument.get('db'), argument.get('coll')];
  if (typeof other !== 'string' || typeof name !== 'string') throw new EngineError(16994, "if an object is passed to $out it must have exactly 2 string fields, 'db' and 'coll'");
  return [other, name];
}

export function replaceWith(engine: Engine, request: Request, argument: Value): Target {
  const [database, name] = targetOf(argument, request.database);
  checkNewName(database, name);
  const draft = `tmp.agg_out.${randomUUID()}`;
  const { catalogue } = engine.store;
  const begin = (): Promise<void> => engine.queue.run(() => {
    const made = requireCollection(engine, database, draft);
    for (const index of catalogue.get(database, name)?.indexes ?? []) if (index.name !== '_id_') catalogue.addIndex(made, index.spec, false);
  });
  let begun: Promise<void> | undefined;
  return {
    write: async (docs: readonly Doc[]) => {
      await (begun ??= begin());
      await engine.queue.run(() => {
        for (const doc of docs) {
          const ready = prepare(doc);
          engine.records.insert(requireCollection(engine, database, draft), ready.doc, ready.bytes);
        }
      });
    },
    finish: async () => {
      await engine.queue.run(() => {
        const old = catalogue.get(database, name);
        if (old) catalogue.remove(old);
        catalogue.rename(requireCollection(engine, database, draft), database, name);
      });
      engine.indexBuilder.cleanUp();
    },
    undo: async () => {
      await engine.queue.run(() => {
        const made = catalogue.get(database, draft);
        if (made) catalogue.remove(made);
      });
      engine.indexBuilder.cleanUp();
    },
  };
}
