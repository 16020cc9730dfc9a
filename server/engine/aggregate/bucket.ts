/** $bucket: groups by boundaries; each bucket includes its lower boundary. */
import { EngineError } from '../errors';
import { compareValues } from '../bson/compare';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { tick } from '../plan/scan';
import { compileAccumulator, type Accumulator } from './accumulators';
import { namedOf } from './arguments';
import { compileExpression } from './expression';
import type { PipelineInput } from './input';
import { scopeFor } from './scope';
import type { Stage } from './stream';

const countOnly: Doc = new Map([['count', new Map([['$sum', 1]])]]);

export function bucketStage(argument: Value, input: PipelineInput): Stage {
  const given = namedOf(argument, ['groupBy', 'boundaries', 'default', 'output'], ['groupBy', 'boundaries'], '$bucket');
  const boundaries = given.get('boundaries');
  if (!Array.isArray(boundaries) || boundaries.length < 2) throw new EngineError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (boundaries.some((value, i) => i > 0 && compareValues(boundaries[i - 1], value) >= 0)) throw new EngineError(40194, "The 'boundaries' option to $bucket must be sorted");
  const by = compileExpression(given.get('groupBy') ?? null);
  const output = given.get('output');
  const fields = [...(isDoc(output) ? output : countOnly)].map(([name, spec]) => ({ name, make: compileAccumulator(name, spec) }));
  return function* bucketed(source) {
    const buckets = new Map<number, readonly Accumulator[]>();
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const scope = scopeFor(item, input.variables, input.now);
      const at = bucketOf(by(scope), boundaries, given.has('default'));
      const accumulators = buckets.get(at) ?? fields.map((field) => field.make());
      buckets.set(at, accumulators);
      for (const accumulator of accumulators) accumulator.add(scope);
    }
    const rows = [...buckets].map(([at, accumulators]) => row(boundaries[at] ?? given.get('default') ?? null, accumulators, fields));
    yield* rows.sort((a, b) => compareValues(a.get('_id'), b.get('_id')));
  };
}

/** Position of the bucket's lower boundary; -1 stands for the default bucket. */
function bucketOf(value: Maybe, boundaries: readonly Value[], hasDefault: boolean): number {
  for (let i = 0; i < boundaries.length - 1; i += 1) {
    if (compareValues(value, boundaries[i]) >= 0 && compareValues(value, boundaries[i + 1]) < 0) return i;
  }
  if (!hasDefault) throw new EngineError(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  return -1;
}

function row(id: Value, accumulators: readonly Accumulator[], fields: readonly { name: string }[]): Doc {
  return new Map<string, Value>([['_id', id], ...fields.map((field, i): [string, Value] => [field.name, accumulators[i]?.finish() ?? null])]);
}
