/** $graphLookup: documents that are reached from others, breadth first. */
import { EngineError } from '../errors';
import { roughSize } from '../bson/size';
import { wholeNumber } from '../bson/numbers';
import { isDoc, type Doc, type Value } from '../bson/types';
import { encodeKey } from '../keys/encode';
import { tick, type ScanStats, type Tick } from '../plan/scan';
import { memoryLimit } from '../plan/sort';
import { compileExpression } from './expression';
import { collectionIn, inputOn, matching, valuesAt } from './others';
import { pathParts, type PipelineInput } from './input';
import { scopeFor, type Expression } from './scope';
import type { Stage } from './stream';
import { withAt } from './unwind';

const names = new Set(['from', 'as', 'startWith', 'connectFromField', 'connectToField', 'maxDepth', 'depthField', 'restrictSearchWithMatch']);

interface Search {
  readonly start: Expression;
  readonly as: readonly string[];
  readonly to: string;
  readonly from: readonly string[];
  readonly most: number;
  readonly depth: readonly string[] | undefined;
  readonly filter: Doc | undefined;
}

function fieldOf(given: Doc, name: string): string {
  const value = given.get(name);
  if (typeof value !== 'string') throw new EngineError(40103, `expected string as argument for ${name}`);
  if (value.startsWith('$')) throw new EngineError(16410, `FieldPath field names may not start with '$': ${value}`);
  return value;
}

function searchOf(given: Doc): Search {
  const odd = [...given.keys()].find((name) => !names.has(name));
  if (odd !== undefined) throw new EngineError(40104, `Unknown argument to $graphLookup: ${odd}`);
  for (const name of ['from', 'as', 'startWith', 'connectFromField', 'connectToField']) {
    if (!given.has(name)) throw new EngineError(40105, `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`);
  }
  const most = given.has('maxDepth') ? wholeNumber(given.get('maxDepth')) : Infinity;
  if (most === undefined || most < 0) throw new EngineError(40101, 'maxDepth requires a nonnegative whole number');
  const filter = given.get('restrictSearchWithMatch');
  if (filter !== undefined && !isDoc(filter)) throw new EngineError(40185, 'restrictSearchWithMatch must be an object');
  return {
    start: compileExpression(given.get('startWith') ?? null), as: pathParts(fieldOf(given, 'as')), to: fieldOf(given, 'connectToField'),
    from: pathParts(fieldOf(given, 'connectFromField')), most, depth: given.has('depthField') ? pathParts(fieldOf(given, 'depthField')) : undefined, filter,
  };
}

export function graphLookupStage(argument: Value, input: PipelineInput, stats: ScanStats): Stage {
  if (!isDoc(argument)) throw new EngineError(40327, 'the $graphLookup stage specification must be an object');
  const search = searchOf(argument);
  const other = inputOn(input, collectionIn(argument.get('from'), '$graphLookup'));
  return function* searched(source) {
    for (const item of source) {
      if (item === tick) yield tick;
      else yield withAt(item, search.as, yield* reachedFrom(item, search, other, stats));
    }
  };
}

function* reachedFrom(doc: Doc, search: Search, input: PipelineInput, stats: ScanStats): Generator<Tick, Value[]> {
  const started = search.start(scopeFor(doc, input.variables, input.now));
  const reached = new Map<string, Value>();
  const asked = new Set<string>();
  let bytes = 0;
  let frontier: Value[] = Array.isArray(started) ? started : started === undefined ? [] : [started];
  for (let depth = 0; frontier.length > 0 && depth <= search.most; depth += 1) {
    const values = frontier.filter((value) => isNew(asked, value));
    if (values.length === 0) break;
    const connected: Doc = new Map([[search.to, new Map([['$in', values]])]]);
    frontier = [];
    for (const item of matching(input, search.filter ? new Map([['$and', [connected, search.filter]]]) : connected, stats)) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const key = encodeKey(item.get('_id')).toString('latin1');
      if (reached.has(key)) continue;
      reached.set(key, search.depth ? withAt(item, search.depth, BigInt(depth)) : item);
      bytes += roughSize(item);
      if (bytes > memoryLimit) throw new EngineError(40099, '$graphLookup reached maximum memory consumption');
      frontier.push(...valuesAt(item, search.from, 0));
    }
  }
  return [...reached.values()];
}

function isNew(asked: Set<string>, value: Value): boolean {
  const key = encodeKey(value).toString('latin1');
  if (asked.has(key)) return false;
  asked.add(key);
  return true;
}
