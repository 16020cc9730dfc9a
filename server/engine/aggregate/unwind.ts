/** $unwind: one document per element. */
import { EngineError } from '../errors';
import { isDoc, isTruthy, type Doc, type Maybe, type Value } from '../bson/types';
import { tick } from '../plan/scan';
import type { Stage } from './stream';

export function unwindStage(argument: Value): Stage {
  const path = isDoc(argument) ? argument.get('path') : argument;
  const indexField = isDoc(argument) ? argument.get('includeArrayIndex') : undefined;
  const keepEmpty = isDoc(argument) && isTruthy(argument.get('preserveNullAndEmptyArrays'));
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) throw new EngineError(28818, `path option to $unwind stage should be prefixed with a '$'`);
  if (isDoc(argument)) {
    const odd = [...argument.keys()].find((name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name));
    if (odd !== undefined) throw new EngineError(28811, `unrecognized option to $unwind stage: ${odd}`);
  }
  const parts = path.slice(1).split('.');
  return function* unwound(source) {
    for (const item of source) {
      if (item === tick) yield tick;
      else yield* unwindOne(item, parts, typeof indexField === 'string' ? indexField : undefined, keepEmpty);
    }
  };
}

function* unwindOne(doc: Doc, parts: readonly string[], indexField: string | undefined, keepEmpty: boolean): Generator<Doc> {
  let value: Maybe = doc;
  for (const part of parts) value = isDoc(value) ? value.get(part) : undefined;
  const numbered = (result: Doc, index: bigint | null): Doc => (indexField === undefined ? result : withAt(result, indexField.split('.'), index));
  if (Array.isArray(value)) {
    if (value.length === 0 && keepEmpty) yield numbered(withAt(doc, parts, undefined), null);
    for (const [i, item] of value.entries()) yield numbered(withAt(doc, parts, item), BigInt(i));
  } else if (value !== undefined && value !== null) yield numbered(doc, null);
  else if (keepEmpty) yield numbered(doc, null);
}

/** A copy of the document with another value at a path. */
export function withAt(doc: Doc, parts: readonly string[], value: Maybe): Doc {
  const copy: Doc = new Map(doc);
  const [first = '', ...rest] = parts;
  if (rest.length > 0) {
    const child = copy.get(first);
    copy.set(first, withAt(isDoc(child) ? child : new Map(), rest, value));
  } else if (value === undefined) copy.delete(first);
  else copy.set(first, value);
  return copy;
}
