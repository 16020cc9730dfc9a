/** Which top-level fields of the stored documents a pipeline can need: the others are not even decoded. */
import { isDoc, type Doc, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { expressionFields } from './scope';

/** Undefined when all may be needed. */
export function neededFields(stages: readonly Doc[]): ReadonlySet<string> | undefined {
  const needed = new Set<string>();
  for (const stage of stages) {
    const [name, argument] = [...stage][0] as [string, Value];
    if (name === '$group') return add(needed, expressionFields(argument)) ? needed : undefined;
    if (name === '$count') return needed;
    if (name === '$sortByCount') return add(needed, expressionFields(argument)) ? needed : undefined;
    if (name === '$match' && isDoc(argument)) {
      if (!add(needed, compileFilter(argument).fields)) return undefined;
    } else if (name === '$unwind') {
      const path = isDoc(argument) ? argument.get('path') : argument;
      if (typeof path !== 'string' || !add(needed, expressionFields(path))) return undefined;
    } else if (name === '$sort' && isDoc(argument)) {
      for (const path of argument.keys()) needed.add(path.split('.')[0] as string);
    } else if (name !== '$limit' && name !== '$skip') return undefined;
  }
  return undefined;
}

function add(into: Set<string>, fields: ReadonlySet<string> | undefined): boolean {
  fields?.forEach((field) => into.add(field));
  return fields !== undefined;
}
