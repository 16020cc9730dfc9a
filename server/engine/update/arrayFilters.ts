/** arrayFilters: one filter per identifier of `$[identifier]`. */
import { failedToParse, badValue } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';

/** The identifiers in a path: `a.$[x].b` → x; `$[]` has none. */
export const identifiersOf = (parts: readonly string[]): string[] =>
  parts.filter((part) => part.startsWith('$[') && part !== '$[]').map((part) => part.slice(2, -1));

/** Tests by identifier; every identifier used needs a filter, every filter must be used. */
export function compileArrayFilters(filters: Value | undefined, used: ReadonlySet<string>): Map<string, (item: Maybe) => boolean> {
  const tests = new Map<string, (item: Maybe) => boolean>();
  if (filters !== undefined && !Array.isArray(filters)) throw badValue('arrayFilters must be an array');
  for (const filter of filters ?? []) {
    if (!isDoc(filter)) throw badValue('arrayFilters must hold documents');
    const names = new Set(topNames(filter));
    const [name] = names;
    if (name === undefined || names.size > 1) throw failedToParse(`Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`);
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) throw badValue(`Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`);
    if (tests.has(name)) throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    const compiled = compileFilter(filter);
    tests.set(name, (item) => compiled.matches(new Map(item === undefined ? [] : [[name, item]])));
  }
  for (const name of used) if (!tests.has(name)) throw badValue(`No array filter found for identifier '${name}' in path`);
  for (const name of tests.keys()) if (!used.has(name)) throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  return tests;
}

function topNames(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (name.startsWith('$') && Array.isArray(value)) return value.filter(isDoc).flatMap(topNames);
    return [name.split('.')[0] as string];
  });
}
