/** $project, $addFields and $unset, with dotted paths through arrays. */
import { EngineError } from '../errors';
import { isDoc, isNumeric, isTruthy, type Doc, type Maybe, type Value } from '../bson/types';
import { compileExpression } from './expression';
import { refuseNulls } from './fieldNames';
import { scopeFor, type Expression, type Scope } from './scope';
import type { DocumentStage } from './documentStages';

/** A tree of paths: what to do with each field. */
export type Leaf = { readonly kind: 'keep' } | { readonly kind: 'drop' } | { readonly kind: 'compute'; readonly expression: Expression };
export type Tree = Map<string, Tree | Leaf>;

export const isTree = (node: Tree | Leaf | undefined): node is Tree => node instanceof Map;

function plant(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split('.');
  refuseNulls(path);
  if (parts.some((part) => part === '' || part.startsWith('$'))) throw new EngineError(16410, `FieldPath field names may not be empty or start with '$': ${path}`);
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part) ?? new Map<string, Tree | Leaf>();
    if (!isTree(next)) throw new EngineError(31249, `Path collision at ${path}`);
    at.set(part, next);
    at = next;
  }
  const last = parts[parts.length - 1] as string;
  if (at.has(last)) throw new EngineError(31250, `Path collision at ${path}`);
  at.set(last, leaf);
}

const isFlag = (value: Value): boolean => typeof value === 'boolean' || isNumeric(value);

function collect(spec: Doc, prefix: string, tree: Tree): void {
  for (const [name, value] of spec) {
    const path = prefix ? `${prefix}.${name}` : name;
    const nested = isDoc(value) && value.size > 0 && ![...value.keys()][0]?.startsWith('$');
    if (isFlag(value)) plant(tree, path, isTruthy(value) ? { kind: 'keep' } : { kind: 'drop' });
    else if (nested) collect(value, path, tree);
    else plant(tree, path, { kind: 'compute', expression: compileExpression(value) });
  }
}

export function projectStage(spec: Value): DocumentStage {
  if (!isDoc(spec) || spec.size === 0) throw new EngineError(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  const tree: Tree = new Map();
  collect(spec, '', tree);
  const id = tree.get('_id');
  const kinds = leafKinds(tree, true);
  const exclusive = kinds.size === 0 ? !isTree(id) && id?.kind === 'drop' : kinds.has('drop');
  if (kinds.has('drop') && kinds.size > 1) throw new EngineError(31254, 'Invalid $project :: caused by :: Cannot do exclusion and inclusion in one projection');
  if (exclusive) {
    if (!isTree(id) && id?.kind === 'keep') tree.delete('_id');
    return (doc) => exclude(doc, tree);
  }
  if (id === undefined) tree.set('_id', { kind: 'keep' });
  return (doc, context) => include(doc, tree, scopeFor(doc, context.variables, context.now));
}

function leafKinds(tree: Tree, top: boolean, into = new Set<string>()): Set<string> {
  for (const [name, node] of tree) {
    if (top && name === '_id') continue;
    if (isTree(node)) leafKinds(node, false, into);
    else into.add(node.kind);
  }
  return into;
}

export function exclude(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === undefined) result.set(name, value);
    else if (isTree(node)) result.set(name, excludeIn(value, node));
  }
  return result;
}

function excludeIn(value: Value, tree: Tree): Value {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((item) => excludeIn(item, tree)) : value;
}

/** Kept fields stay in the document's order, computed ones follow in the order of the specification. */
export function include(doc: Doc, tree: Tree, scope: Scope): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === undefined) continue;
    const kept = isTree(node) ? includeIn(value, node, scope) : node.kind === 'keep' ? value : undefined;
    if (kept !== undefined) result.set(name, kept);
  }
  for (const [name, node] of tree) addComputed(result, doc, name, node, scope);
  return result;
}

function addComputed(result: Doc, doc: Doc, name: string, node: Tree | Leaf, scope: Scope): void {
  if (isTree(node)) {
    if (!doc.has(name) && hasComputed(node)) result.set(name, include(new Map(), node, scope));
    return;
  }
  if (node.kind !== 'compute') return;
  const value = node.expression(scope);
  if (value !== undefined) result.set(name, value);
}

function includeIn(value: Value, tree: Tree, scope: Scope): Maybe {
  if (isDoc(value)) return include(value, tree, scope);
  if (Array.isArray(value)) return value.map((item) => includeIn(item, tree, scope)).filter((item): item is Value => item !== undefined);
  return hasComputed(tree) ? include(new Map(), tree, scope) : undefined;
}

const hasComputed = (tree: Tree): boolean =>
  [...tree.values()].some((node) => (isTree(node) ? hasComputed(node) : node.kind === 'compute'));

export function addFieldsStage(spec: Value, name: string): DocumentStage {
  if (!isDoc(spec)) throw new EngineError(40272, `${name} specification stage must be an object`);
  const tree: Tree = new Map();
  collectComputed(spec, '', tree);
  return (doc, context) => addTo(doc, tree, scopeFor(doc, context.variables, context.now));
}

function collectComputed(spec: Doc, prefix: string, tree: Tree): void {
  for (const [name, value] of spec) {
    const path = prefix ? `${prefix}.${name}` : name;
    const nested = isDoc(value) && value.size > 0 && ![...value.keys()][0]?.startsWith('$');
    if (nested) collectComputed(value, path, tree);
    else plant(tree, path, { kind: 'compute', expression: compileExpression(value) });
  }
}

function addTo(value: Maybe, tree: Tree, scope: Scope): Doc {
  const result: Doc = new Map(isDoc(value) ? value : []);
  for (const [name, node] of tree) {
    if (isTree(node)) {
      const current = result.get(name);
      result.set(name, Array.isArray(current) ? current.map((item) => addTo(item, node, scope)) : addTo(current, node, scope));
    } else if (node.kind === 'compute') {
      const computed = node.expression(scope);
      if (computed === undefined) result.delete(name);
      else result.set(name, computed);
    }
  }
  return result;
}

export function unsetStage(spec: Value): DocumentStage {
  const paths = Array.isArray(spec) ? spec : [spec];
  const tree: Tree = new Map();
  for (const path of paths) {
    if (typeof path !== 'string') throw new EngineError(31002, '$unset specification must be a string or an array of strings');
    plant(tree, path, { kind: 'drop' });
  }
  return (doc) => exclude(doc, tree);
}
