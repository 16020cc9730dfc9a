/** $type: by number, alias or a list of them. */
import { EngineError, badValue } from '../errors';
import { isNumeric, toPlainNumber, typeAliases, typeNumber, type Value } from '../bson/types';
import type { Test } from './paths';

const numberTypes = [1, 16, 18, 19];

/** The test of `{$type: …}`; throws for a type that BSON has not. */
export function typeTest(value: Value): Test {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new EngineError(9, '$type must match at least one type');
  const wanted = new Set(list.flatMap(typesOf));
  return (item) => item !== undefined && wanted.has(typeNumber(item));
}

function typesOf(value: Value): readonly number[] {
  if (typeof value === 'string') {
    if (value === 'number') return numberTypes;
    const known = typeAliases[value];
    if (known === undefined) throw badValue(`Unknown type name alias: ${value}`);
    return [known];
  }
  if (!isNumeric(value)) throw new EngineError(14, 'type must be represented as a number or a string');
  const code = toPlainNumber(value) ?? 0;
  if (!Object.values(typeAliases).includes(code)) throw badValue(`Invalid numerical type code: ${code}`);
  return [code];
}
