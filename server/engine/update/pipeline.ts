/** Updates written as an aggregation pipeline: $set/$addFields, $unset/$project, $replaceRoot/$replaceWith. */
import { EngineError } from '../errors';
import { equalValues } from '../bson/compare';
import { isDoc, type Doc, type Value } from '../bson/types';
import { documentStage } from '../aggregate/documentStages';
import { isStage } from '../aggregate/stageNames';
import type { Update } from './compile';

const allowed = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

export function compileUpdatePipeline(stages: readonly Value[]): Update {
  const steps = stages.map((stage) => {
    const [name, argument] = isDoc(stage) && stage.size === 1 ? ([...stage][0] as [string, Value]) : [];
    if (name === undefined || argument === undefined) throw new EngineError(40323, 'A pipeline stage specification object must contain exactly one field.');
    if (!allowed.has(name)) throw isStage(name) ? new EngineError(72, `${name} is not allowed to be used within an update`) : new EngineError(40324, `Unrecognized pipeline stage name: '${name}'`);
    return documentStage(name, argument);
  });
  return {
    isReplacement: false,
    apply: (doc, context) => {
      let next: Doc = doc;
      for (const step of steps) next = step(next, { variables: context.variables, now: context.now });
      const id = doc.get('_id');
      if (id === undefined) return next;
      if (!next.has('_id')) return new Map([['_id', id], ...next]);
      if (!equalValues(next.get('_id'), id)) throw new EngineError(66, `Performing an update on the path '_id' would modify the immutable field '_id'`);
      return next;
    },
  };
}
