/** Between an index in use and its entry in the catalogue. */
import { isDoc, toPlainNumber, type Doc, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import type { IndexState } from './types';

/** Makes an index usable from its specification (`{v, key, name, unique, …}`). */
export function indexFromSpec(ident: number, spec: Doc, building: boolean): IndexState {
  const key = spec.get('key');
  if (!isDoc(key)) throw new Error('an index without key');
  const partial = spec.get('partialFilterExpression');
  const filter = isDoc(partial) ? compileFilter(partial) : undefined;
  return {
    ident,
    name: String(spec.get('name')),
    spec,
    key,
    pattern: {
      paths: [...key.keys()].map((path) => path.split('.')),
      descending: [...key.values()].map((direction) => (toPlainNumber(direction) ?? 1) < 0),
      geo: [...key.values()].map((type) => type === '2dsphere'),
    },
    unique: spec.get('unique') === true,
    sparse: spec.get('sparse') === true,
    partial: isDoc(partial) ? partial : undefined,
    inPartial: filter ? (doc) => filter.matches(doc) : undefined,
    expireAfterSeconds: toPlainNumber(spec.get('expireAfterSeconds')),
    multikey: [...key.keys()].map(() => false),
    shortened: false,
    building,
  };
}

/** The catalogue entry of an index. */
export function indexToEntry(index: IndexState): Doc {
  return new Map<string, Value>([
    ['ident', index.ident], ['spec', index.spec], ['multikey', [...index.multikey]],
    ['shortened', index.shortened], ['building', index.building],
  ]);
}

/** Reads a catalogue entry back. */
export function indexFromEntry(entry: Doc): IndexState {
  const spec = entry.get('spec');
  if (!isDoc(spec)) throw new Error('the catalogue holds an index without specification');
  const index = indexFromSpec(toPlainNumber(entry.get('ident')) ?? 0, spec, entry.get('building') === true);
  const multikey = entry.get('multikey');
  if (Array.isArray(multikey)) index.multikey = multikey.map((flag) => flag === true);
  index.shortened = entry.get('shortened') === true;
  return index;
}
