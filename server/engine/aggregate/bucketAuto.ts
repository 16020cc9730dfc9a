/** $bucketAuto: so many buckets of about the same number of documents. Preferred numbers (granularity) are refused. */
import { EngineError, notSupported } from '../errors';
import { compareValues } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import { roughSize } from '../bson/size';
import { isDoc, type Doc, type Value } from '../bson/types';
import { tick } from '../plan/scan';
import { memoryLimit } from '../plan/sort';
import { compileAccumulator } from './accumulators';
import { namedOf } from './arguments';
import { compileExpression } from './expression';
import type { PipelineInput } from './input';
import { scopeFor, type Scope } from './scope';
import type { Stage } from './stream';

interface Item {
  readonly value: Value;
  readonly scope: Scope;
}

const countOnly: Doc = new Map([['count', new Map([['$sum', 1]])]]);

export function bucketAutoStage(argument: Value, input: PipelineInput): Stage {
  const given = namedOf(argument, ['groupBy', 'buckets', 'output', 'granularity'], ['groupBy', 'buckets'], '$bucketAuto');
  if (given.has('granularity')) throw notSupported('the granularity of $bucketAuto');
  const buckets = wholeNumber(given.get('buckets'));
  if (buckets === undefined || buckets <= 0) throw new EngineError(40243, `The $bucketAuto 'buckets' field must be greater than 0`);
  const by = compileExpression(given.get('groupBy') ?? null);
  const output = given.get('output');
  const fields = [...(isDoc(output) ? output : countOnly)].map(([name, spec]) => ({ name, make: compileAccumulator(name, spec) }));
  return function* bucketed(source) {
    const items: Item[] = [];
    let bytes = 0;
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const scope = scopeFor(item, input.variables, input.now);
      items.push({ value: by(scope) ?? null, scope });
      bytes += roughSize(item);
      if (bytes > memoryLimit) throw new EngineError(292, 'Exceeded memory limit for $bucketAuto, but did not allow external sort.');
    }
    for (const bucket of split(items.sort((a, b) => compareValues(a.value, b.value)), buckets)) yield rowOf(bucket, fields);
  };
}

interface Bucket {
  readonly items: readonly Item[];
  readonly min: Value;
  readonly max: Value;
}

/** Equal values stay together; the upper bound of a bucket is the lower of the next, the last includes its own. */
function split(items: readonly Item[], buckets: number): Bucket[] {
  const result: Item[][] = [];
  const size = Math.max(1, Math.round(items.length / buckets));
  for (let at = 0; at < items.length;) {
    let end = result.length === buckets - 1 ? items.length : Math.min(items.length, at + size);
    while (end < items.length && compareValues(items[end]?.value, items[end - 1]?.value) === 0) end += 1;
    result.push(items.slice(at, end));
    at = end;
  }
  return result.map((own, i) => ({
    items: own, min: own[0]?.value ?? null, max: (result[i + 1]?.[0] ?? own[own.length - 1])?.value ?? null,
  }));
}

function rowOf(bucket: Bucket, fields: readonly { name: string; make: ReturnType<typeof compileAccumulator> }[]): Doc {
  const accumulators = fields.map((field) => field.make());
  for (const { scope } of bucket.items) for (const accumulator of accumulators) accumulator.add(scope);
  return new Map<string, Value>([
    ['_id', new Map([['min', bucket.min], ['max', bucket.max]])],
    ...fields.map((field, i): [string, Value] => [field.name, accumulators[i]?.finish() ?? null]),
  ]);
}
