/** Does a filter stay inside a partial index? Only what can be proved simply counts as yes. */
import { compareValues, comparable, equalValues } from '../bson/compare';
import { isDoc, type Doc, type Value } from '../bson/types';
import type { PathPredicates } from './planner';
import { compileFilter } from '../match/compile';
import type { MatchNode, Predicate } from '../match/types';

const compiled = new WeakMap<Doc, MatchNode>();

/** True when every document the predicates match also matches the partial filter. */
export function implies(predicates: PathPredicates, partial: Doc): boolean {
  let node = compiled.get(partial);
  if (!node) {
    node = compileFilter(partial).node;
    compiled.set(partial, node);
  }
  return holds(predicates, node);
}

function holds(predicates: PathPredicates, node: MatchNode): boolean {
  if (node.kind === 'and') return node.children.every((child) => holds(predicates, child));
  if (node.kind === 'or') return node.children.some((child) => holds(predicates, child));
  if (node.kind !== 'leaf') return false;
  return (predicates.get(node.path.text) ?? []).some((given) => stronger(given, node.predicate));
}

function stronger(given: Predicate, wanted: Predicate): boolean {
  if (given.op === wanted.op && equalValues(given.value, wanted.value)) return true;
  if (given.op === '$in' && Array.isArray(given.value)) {
    return given.value.every((value) => stronger({ ...given, op: '$eq', value }, wanted));
  }
  if (given.op === '$eq' && !isDoc(given.value) && !Array.isArray(given.value)) return wanted.on(given.value) && given.value !== null;
  if (wanted.op === '$exists') return wanted.on(given.value) && given.value !== null && ['$gt', '$gte', '$lt', '$lte', '$regex'].includes(given.op);
  return strongerRange(given, wanted.op, wanted.value);
}

function strongerRange(given: Predicate, op: string, value: Value): boolean {
  if (!comparable(given.value, value) || given.value === null) return false;
  const order = compareValues(given.value, value);
  const up = given.op === '$gt' || given.op === '$gte';
  const down = given.op === '$lt' || given.op === '$lte';
  if (up && op === '$gte') return order >= 0;
  if (up && op === '$gt') return order > 0 || (order === 0 && given.op === '$gt');
  if (down && op === '$lte') return order <= 0;
  return down && op === '$lt' && (order < 0 || (order === 0 && given.op === '$lt'));
}

