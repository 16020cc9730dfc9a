/** Compiles aggregation expressions: field paths, variables, literals and operators. */
import { EngineError, notSupported } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { refuseNulls } from './fieldNames';
import { operatorRegistry } from './registry';
import type { Expression, Scope } from './scope';

/** Compiles an expression; unknown operators are refused with code 168. */
export function compileExpression(value: Value): Expression {
  if (typeof value === 'string' && value.startsWith('$')) return reference(value);
  if (Array.isArray(value)) {
    const items = value.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  return isDoc(value) ? compileDocument(value) : () => value;
}

function compileDocument(doc: Doc): Expression {
  const [first] = doc.keys();
  if (first?.startsWith('$')) {
    if (doc.size !== 1) throw new EngineError(15983, `An object representing an expression must have exactly one field: ${[...doc.keys()].join(', ')}`);
    return compileOperator(first, doc.get(first) as Value);
  }
  const fields = [...doc].map(([name, value]) => [name, compileExpression(value)] as const);
  return (scope) => {
    const result: Doc = new Map();
    for (const [name, field] of fields) {
      const item = field(scope);
      if (item !== undefined) result.set(name, item);
    }
    return result;
  };
}

/** What MongoDB 7 has besides; anything else is unknown. */
const refused = new Set(['$function', '$accumulator', '$meta', '$toHashedIndexKey', '$median', '$percentile']);

function compileOperator(name: string, argument: Value): Expression {
  if (name === '$literal') return () => argument;
  const build = operatorRegistry.get(name);
  if (build) return build(argument, compileExpression, name);
  if (refused.has(name)) throw notSupported(`the expression operator ${name}`);
  throw new EngineError(168, `Unrecognized expression '${name}'`);
}

function reference(text: string): Expression {
  if (!text.startsWith('$$')) return fieldOf((scope) => scope.root, text.slice(1).split('.'), text);
  const [name, ...rest] = text.slice(2).split('.');
  return fieldOf(variable(name ?? ''), rest, text);
}

function variable(name: string): Expression {
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return (scope) => scope.root;
    case 'NOW':
      return (scope) => scope.now;
    case 'REMOVE':
      return () => undefined;
    default:
      return (scope) => {
        if (!scope.variables.has(name)) throw new EngineError(17276, `Use of undefined variable: ${name}`);
        return scope.variables.get(name);
      };
  }
}

function fieldOf(base: Expression, path: readonly string[], text: string): Expression {
  refuseNulls(text);
  if (path.some((part) => part === '')) throw new EngineError(40353, `FieldPath '${text}' must not have empty parts.`);
  const [only] = path;
  if (only === undefined) return base;
  if (path.length === 1) {
    return (scope: Scope) => {
      const root = base(scope);
      return isDoc(root) ? root.get(only) : descend(root, path, 0);
    };
  }
  return (scope) => descend(base(scope), path, 0);
}

/** Through arrays a path gives an array of what their elements have; positions are no path parts here. */
function descend(value: Maybe, path: readonly string[], at: number): Maybe {
  if (at === path.length) return value;
  if (isDoc(value)) return descend(value.get(path[at] as string), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((item) => (isDoc(item) || Array.isArray(item) ? descend(item, path, at) : undefined)).filter((item): item is Value => item !== undefined);
}
