/** How deep documents may be nested. */
import { EngineError } from '../errors';
import type { Value } from './types';

/** Levels MongoDB 7 stores; a message may have 200. */
const maxStoredDepth = 180;

/** Refuses what MongoDB would not store for its depth (code 15). */
export function checkDepth(value: Value, verb: 'insert' | 'update', depth = 1): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) below(item, verb, depth);
  else if (value instanceof Map) for (const item of value.values()) below(item, verb, depth);
}

function below(item: Value, verb: 'insert' | 'update', depth: number): void {
  if (typeof item !== 'object' || item === null) return;
  if (depth > maxStoredDepth) throw new EngineError(15, `cannot ${verb} document because it exceeds ${maxStoredDepth} levels of nesting`);
  checkDepth(item, verb, depth + 1);
}
