/** $lookup, by equality of fields and by a pipeline with variables. */
import { EngineError } from '../errors';
import { roughSize } from '../bson/size';
import { BSONRegExp, isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { tick, type ScanStats, type Tick } from '../plan/scan';
import { memoryLimit } from '../plan/sort';
import { compileExpression } from './expression';
import { collectionIn, inputOn, joinValues, stagesIn } from './others';
import { pathParts, type PipelineInput } from './input';
import { scopeFor, type Expression } from './scope';
import type { Stage } from './stream';
import { withAt } from './unwind';

const names = new Set(['from', 'localField', 'foreignField', 'as', 'let', 'pipeline']);

interface Join {
  readonly from: string;
  readonly as: readonly string[];
  readonly local: readonly string[] | undefined;
  readonly foreign: string | undefined;
  readonly variables: readonly (readonly [string, Expression])[];
  readonly pipeline: readonly Doc[] | undefined;
}

function joinOf(argument: Value): Join {
  if (!isDoc(argument)) throw new EngineError(9, 'the $lookup specification must be an object');
  const odd = [...argument.keys()].find((name) => !names.has(name));
  if (odd !== undefined) throw new EngineError(9, `unknown argument to $lookup: ${odd}`);
  const given = (name: string): Maybe => argument.get(name);
  for (const name of ['as', 'localField', 'foreignField']) {
    const value = given(name);
    if (value !== undefined && typeof value !== 'string') throw new EngineError(9, `$lookup argument '${name}' must be a string`);
  }
  const [as, local, foreign] = [given('as'), given('localField'), given('foreignField')] as (string | undefined)[];
  if (as === undefined) throw new EngineError(9, "must specify 'as' field for a $lookup");
  if ((local === undefined) !== (foreign === undefined)) throw new EngineError(9, '$lookup requires both or neither of \'localField\' and \'foreignField\' to be specified');
  if (local === undefined && given('pipeline') === undefined) throw new EngineError(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  const letDoc = given('let');
  if (letDoc !== undefined && given('pipeline') === undefined) throw new EngineError(9, "$lookup with a 'let' requires a 'pipeline'");
  if (letDoc !== undefined && !isDoc(letDoc)) throw new EngineError(9, "$lookup argument 'let' must be an object");
  return {
    from: collectionIn(given('from'), '$lookup'), as: pathParts(as), local: local === undefined ? undefined : pathParts(local),
    foreign: foreign === undefined ? undefined : pathParts(foreign).join('.'),
    variables: isDoc(letDoc) ? [...letDoc].map(([name, value]) => [name, compileExpression(value)] as const) : [],
    pipeline: given('pipeline') === undefined ? undefined : stagesIn(given('pipeline'), '$lookup'),
  };
}

export function lookupStage(argument: Value, input: PipelineInput, stats: ScanStats): Stage {
  const join = joinOf(argument);
  const other = inputOn(input, join.from);
  // (What is wrong in the pipeline is told even where there is nothing to join.)
  other.run(other, join.pipeline ?? [], stats);
  return function* joined(source) {
    let same: Value[] | undefined;
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const found = same ?? (yield* foundFor(item, join, other, stats));
      // Without anything of the local document in it, the answer is the same for all.
      if (!join.local && join.variables.length === 0) same = found;
      yield withAt(item, join.as, found);
    }
  };
}

function* foundFor(doc: Doc, join: Join, other: PipelineInput, stats: ScanStats): Generator<Tick, Value[]> {
  const scope = scopeFor(doc, other.variables, other.now);
  const input = join.variables.length === 0 ? other : { ...other, variables: new Map([...other.variables, ...join.variables.map(([name, value]): [string, Maybe] => [name, value(scope)])]) };
  const equality: Doc[] = join.local ? [new Map([['$match', equalTo(join.foreign ?? '', joinValues(doc, join.local))]])] : [];
  const found: Value[] = [];
  let bytes = 0;
  for (const item of other.run(input, [...equality, ...(join.pipeline ?? [])], stats)) {
    if (item === tick) {
      yield tick;
      continue;
    }
    found.push(item);
    bytes += roughSize(item);
    if (bytes > memoryLimit) throw new EngineError(4568, `Total size of documents in ${join.from} matching pipeline's $lookup stage exceeds ${memoryLimit} bytes`);
  }
  return found;
}

/** A regular expression among the values is compared, not matched. */
function equalTo(path: string, values: readonly Value[]): Doc {
  if (!values.some((value) => value instanceof BSONRegExp)) return new Map([[path, new Map([['$in', [...values]]])]]);
  return new Map([['$or', values.map((value): Doc => new Map([[path, new Map([['$eq', value]])]]))]]);
}
