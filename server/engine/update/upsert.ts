/** The document an upsert starts from: what the filter says by equality. */
import { EngineError } from '../errors';
import { BSONRegExp } from 'bson';
import { cloneValue, isDoc, type Doc, type Value } from '../bson/types';
import { isOperatorDoc } from '../match/compile';
import { setAt } from './paths';

/** Fields fixed by equality in a filter (`a: 1`, `a: {$eq: 1}`, inside $and, or a single $in/$or branch). */
export function equalityFields(filter: Doc, into = new Map<string, Value>()): Map<string, Value> {
  for (const [name, value] of filter) {
    if (name === '$and' && Array.isArray(value)) value.filter(isDoc).forEach((part) => equalityFields(part, into));
    else if (name === '$or' && Array.isArray(value) && value.length === 1 && isDoc(value[0])) equalityFields(value[0], into);
    else if (!name.startsWith('$')) addField(name, value, into);
  }
  return into;
}

function addField(name: string, value: Value, into: Map<string, Value>): void {
  const fixed = fixedValue(value);
  if (fixed === undefined) return;
  if (into.has(name)) throw new EngineError(54, `cannot infer query fields to set, path '${name}' is matched twice`);
  const over = [...into.keys()].find((other) => other.startsWith(`${name}.`) || name.startsWith(`${other}.`));
  if (over !== undefined) throw new EngineError(54, `cannot infer query fields to set, both paths '${name}' and '${over}' are matched`);
  into.set(name, fixed);
}

function fixedValue(value: Value): Value | undefined {
  if (value instanceof BSONRegExp) return undefined;
  if (!isOperatorDoc(value)) return value;
  if (value.has('$eq')) return value.get('$eq');
  const listed = value.get('$in') ?? value.get('$all');
  return Array.isArray(listed) && listed.length === 1 && !isOperatorDoc(listed[0]) ? listed[0] : undefined;
}

/** The document before the update is applied; for a replacement only the _id counts. */
export function seedDocument(filter: Doc, isReplacement: boolean): Doc {
  const doc: Doc = new Map();
  for (const [path, value] of equalityFields(filter)) {
    if (!isReplacement || path === '_id') setAt(doc, path.split('.'), cloneValue(value));
  }
  return doc;
}
