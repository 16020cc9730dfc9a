/** $geoNear: the documents of a collection by their distance from a place. */
import { EngineError, badValue, notSupported } from '../errors';
import { decode } from '../bson/decode';
import { asDouble, isDoc, isNumeric, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import { geometriesAt, positionOf, shapeOf } from '../geo/shapes';
import { compileFilter } from '../match/compile';
import { nearIn, nearRows } from '../plan/near';
import { tick, type ScanStats } from '../plan/scan';
import { pathParts, type PipelineInput } from './input';
import type { Stream } from './stream';
import { withAt } from './unwind';

const names = new Set(['near', 'distanceField', 'spherical', 'maxDistance', 'minDistance', 'query', 'distanceMultiplier', 'includeLocs', 'key']);

interface Search {
  readonly filter: Doc;
  readonly key: string;
  readonly distance: readonly string[];
  readonly place: readonly string[] | undefined;
  readonly multiplier: number;
}

function searchOf(given: Doc, input: PipelineInput): Search {
  const odd = [...given.keys()].find((name) => !names.has(name));
  if (odd !== undefined) throw new EngineError(9, `Unknown argument to $geoNear: ${odd}`);
  const near = given.get('near');
  const [distance, place, query, multiplier] = [given.get('distanceField'), given.get('includeLocs'), given.get('query'), given.get('distanceMultiplier')];
  if (typeof distance !== 'string') throw new EngineError(16606, "$geoNear requires a 'distanceField' option as a String");
  if (place !== undefined && typeof place !== 'string') throw new EngineError(16607, '$geoNear requires that \'includeLocs\' option is a String');
  if (query !== undefined && !isDoc(query)) throw badValue("$geoNear option 'query' must be an object");
  const factor = multiplier === undefined ? 1 : toPlainNumber(multiplier);
  if (factor === undefined || !(factor >= 0)) throw badValue("invalid argument: $geoNear's 'distanceMultiplier' must be a nonnegative number");
  const key = keyOf(given.get('key'), input);
  const whole: Doc[] = [...(isDoc(query) ? [query] : []), new Map([[key, conditionOf(near, given)]])];
  return {
    filter: new Map([['$and', whole]]), key, distance: pathParts(distance), place: place === undefined ? undefined : pathParts(place), multiplier: factor,
  };
}

function conditionOf(near: Maybe, given: Doc): Doc {
  const bounds = (['minDistance', 'maxDistance'] as const).flatMap((name): [string, Value][] => {
    const value = given.get(name);
    if (value !== undefined && !isNumeric(value)) throw badValue(`${name} must be a number`);
    return value === undefined ? [] : [[`$${name}`, value]];
  });
  if (isDoc(near) && near.has('type')) return new Map([['$near', new Map<string, Value>([['$geometry', near], ...bounds])]]);
  if (near === undefined || (!isDoc(near) && !Array.isArray(near))) throw new EngineError(16605, "$geoNear requires a 'near' option as an Array");
  positionOf(near);
  if (given.get('spherical') !== true) throw notSupported('$geoNear on flat coordinates (an index of type 2d)');
  return new Map<string, Value>([['$nearSphere', near], ...bounds]);
}

/** The field asked for, or the only one that has an index. */
function keyOf(key: Maybe, input: PipelineInput): string {
  if (key !== undefined && (typeof key !== 'string' || key === '')) throw badValue("$geoNear parameter 'key' must be a non-empty string");
  if (typeof key === 'string') return key;
  const fields = new Set((input.collection?.indexes ?? []).flatMap((index) => [...index.key].filter(([, type]) => type === '2dsphere').map(([path]) => path)));
  const [only] = fields;
  if (input.collection && fields.size !== 1) throw new EngineError(27, fields.size === 0 ? '$geoNear requires a 2d or 2dsphere index, but none were found' : "There is more than one 2dsphere index; unsure which to use for $geoNear: set 'key'");
  return only ?? 'nothing';
}

/** The documents nearest first; only `wanted` of them when it is not 0. */
export function geoNearSource(argument: Value, input: PipelineInput, wanted: number, stats: ScanStats): Stream {
  if (!isDoc(argument)) throw new EngineError(10065, 'invalid parameter: expected an object ($geoNear)');
  const search = searchOf(argument, input);
  const filter = compileFilter(search.filter, { order: input.order, variables: input.variables, now: input.now });
  const flat = { ...filter, node: flattened(filter.node) };
  const on = nearIn(flat);
  return (function* nearest(): Stream {
    if (!input.collection || !on) return;
    for (const item of nearRows(input.store, input.collection, { filter: flat }, on, wanted, stats)) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const doc = decode(item.row.bytes);
      const measured = withAt(doc, search.distance, asDouble(item.distance * search.multiplier));
      yield search.place ? withAt(measured, search.place, nearestPlace(doc, search.key)) : measured;
    }
  })();
}

function nearestPlace(doc: Doc, key: string): Maybe {
  return geometriesAt(doc, key.split('.')).find((value) => shapeOf(value).points.length >= 0);
}

type Node = ReturnType<typeof compileFilter>['node'];

/** `$and` of conditions as one list. */
const flattened = (node: Node): Node =>
  (node.kind === 'and' ? { kind: 'and', children: node.children.map(flattened).flatMap((child) => (child.kind === 'and' ? child.children : [child])) } : node);
