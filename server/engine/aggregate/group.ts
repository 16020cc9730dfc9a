/** $group, bounded in memory. */
import { EngineError } from '../errors';
import { roughSize } from '../bson/size';
import { isDoc, type Doc, type Value } from '../bson/types';
import { encodeKey } from '../keys/encode';
import { tick } from '../plan/scan';
import { memoryLimit } from '../plan/sort';
import { compileAccumulator, type Accumulator } from './accumulators';
import { compileExpression } from './expression';
import type { PipelineInput } from './input';
import { scopeFor } from './scope';
import type { Stage } from './stream';

interface Group {
  readonly id: Value;
  readonly accumulators: readonly Accumulator[];
}

export function groupStage(argument: Value, input: PipelineInput): Stage {
  if (!isDoc(argument)) throw new EngineError(15947, "a group's fields must be specified in an object");
  const idSpec = argument.get('_id');
  if (idSpec === undefined) throw new EngineError(15955, 'a group specification must include an _id');
  const id = compileExpression(idSpec);
  const fields = [...argument].filter(([name]) => name !== '_id').map(([name, spec]) => {
    if (name.includes('.') || name.startsWith('$')) throw new EngineError(40235, `The field name '${name}' cannot contain '.' or start with '$'`);
    return { name, make: compileAccumulator(name, spec) };
  });
  return function* grouped(source) {
    // (Strings, the commonest keys, need no encoding to be told apart.)
    const [byText, byKey] = [new Map<string, Group>(), new Map<string, Group>()];
    const order: Group[] = [];
    const makers = fields.map((field) => field.make);
    let bytes = 0;
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const scope = scopeFor(item, input.variables, input.now);
      const value = id(scope) ?? null;
      const isText = typeof value === 'string';
      const groups = isText ? byText : byKey;
      const key = isText ? value : encodeKey(value).toString('latin1');
      let group = groups.get(key);
      if (!group) {
        group = { id: value, accumulators: makers.map((make) => make()) };
        groups.set(key, group);
        order.push(group);
        bytes += 200 + roughSize(value) + fields.length * 64;
      }
      for (const accumulator of group.accumulators) bytes += accumulator.add(scope);
      if (bytes > memoryLimit) throw new EngineError(292, `Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in.`);
    }
    for (const group of order) yield result(group, fields.map((field) => field.name));
  };
}

function result(group: Group, names: readonly string[]): Doc {
  const doc: Doc = new Map([['_id', group.id]]);
  names.forEach((name, i) => doc.set(name, group.accumulators[i]?.finish() ?? null));
  return doc;
}
