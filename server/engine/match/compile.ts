/** Compiles a query filter. Whatever is not known is refused: nothing is ever ignored. */
import { badValue, notSupported } from '../errors';
import { isDoc, isNumeric, isTruthy, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import { compileExpression } from '../aggregate/expression';
import { expressionFields, scopeFor } from '../aggregate/scope';
import { elementTest } from './arrayOperators';
import { compileOperators } from './operators';
import { parsePath, topOf, type MatchDetails } from './paths';
import { equality } from './predicates';
import type { Compilers, Filter, MatchNode, MatchOptions } from './types';

/** Compiles a filter document; throws code 2, 9 or 238. */
export function compileFilter(filter: Doc, options: MatchOptions = {}): Filter {
  const node = compileNode(filter, options);
  const fields = new Set<string>();
  const all = collectFields(node, fields);
  return { node, fields: all ? undefined : fields, hasNear: hasNear(node), matches: (root, details) => matchNode(node, root, details) };
}

function hasNear(node: MatchNode): boolean {
  if (node.kind === 'leaf') return node.predicate.near !== undefined;
  return 'children' in node && node.children.some(hasNear);
}

function compilersFor(options: MatchOptions): Compilers {
  const compilers: Compilers = {
    filter: (filter) => compileFilter(filter, options),
    operators: (operators) => compileOperators(operators, options, compilers),
  };
  return compilers;
}

/** A test of single array elements, as $elemMatch and $pull have it. */
export const compileElement = (condition: Doc): ((item: Maybe) => boolean) => elementTest(condition, compilersFor({}));

/** Does a node hold for a document? */
export function matchNode(node: MatchNode, root: Maybe, details?: MatchDetails): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.predicate.over(root, node.path, details);
    case 'and':
      for (const child of node.children) if (!matchNode(child, root, details)) return false;
      return true;
    case 'or':
      return node.children.some((child) => matchNode(child, root, details));
    case 'nor':
      return !node.children.some((child) => matchNode(child, root));
    case 'expr':
      return node.test(root);
    default:
      return node.result;
  }
}

function compileNode(filter: Doc, options: MatchOptions): MatchNode {
  const children: MatchNode[] = [];
  for (const [name, value] of filter) {
    // (A reference's $ref, $id and $db are fields.)
    if (name.startsWith('$') && !/^\$(ref|id|db)$/.test(name)) children.push(...topLevel(name, value, options));
    else children.push(...fieldNodes(name, value, options));
  }
  return children.length === 1 ? (children[0] as MatchNode) : { kind: 'and', children };
}

function fieldNodes(name: string, value: Value, options: MatchOptions): MatchNode[] {
  const path = parsePath(name);
  const predicates = isOperatorDoc(value) ? compileOperators(value, options, compilersFor(options)) : [equality(value, options)];
  return predicates.map((predicate) => ({ kind: 'leaf', path, predicate }));
}

/** `{$gt: 1}` is operators, `{$ref: …, $id: …}` and `{a: 1}` are values. */
export function isOperatorDoc(value: Maybe): value is Doc {
  if (!isDoc(value) || value.size === 0) return false;
  const names = [...value.keys()];
  const first = names[0] as string;
  if (!first.startsWith('$')) return false;
  if (['$ref', '$id', '$db'].includes(first)) return false;
  const odd = names.find((name) => !name.startsWith('$'));
  if (odd !== undefined) throw badValue(`unknown operator: ${odd}`);
  return true;
}

function topLevel(name: string, value: Value, options: MatchOptions): MatchNode[] {
  switch (name) {
    case '$and':
      return branches(name, value, options);
    case '$or':
    case '$nor':
      return [{ kind: name === '$or' ? 'or' : 'nor', children: branches(name, value, options) }];
    case '$comment':
      return [];
    case '$expr':
      return [exprNode(value, options)];
    case '$alwaysTrue':
    case '$alwaysFalse':
      return [{ kind: 'constant', result: name === '$alwaysTrue' }];
    case '$sampleRate':
      return [sampleNode(value)];
    case '$where': case '$text': case '$jsonSchema':
      throw notSupported(`the query operator ${name}`);
    default:
      throw badValue(`unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`);
  }
}

function branches(name: string, value: Value, options: MatchOptions): MatchNode[] {
  if (!Array.isArray(value)) throw badValue(`${name} must be an array`);
  if (value.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return value.map((item) => {
    if (!isDoc(item)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileNode(item, options);
  });
}

/** Lets each document through by chance. */
function sampleNode(value: Value): MatchNode {
  const rate = isNumeric(value) ? toPlainNumber(value) : undefined;
  if (rate === undefined || !(rate >= 0 && rate <= 1)) throw badValue('numeric argument to $sampleRate must be in [0, 1]');
  return { kind: 'expr', fields: new Set(), test: () => Math.random() < rate };
}

function exprNode(value: Value, options: MatchOptions): MatchNode {
  const expression = compileExpression(value);
  return {
    kind: 'expr',
    fields: expressionFields(value),
    test: (root) => isTruthy(expression(scopeFor(root, options.variables, options.now))),
  };
}

/** True when any field may be looked at. */
function collectFields(node: MatchNode, into: Set<string>): boolean {
  if (node.kind === 'leaf') {
    into.add(topOf(node.path.text));
    return false;
  }
  if (node.kind === 'expr') {
    node.fields?.forEach((field) => into.add(field));
    return node.fields === undefined;
  }
  return node.kind === 'constant' ? false : node.children.map((child) => collectFields(child, into)).some(Boolean);
}
