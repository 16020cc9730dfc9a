import type { Doc, Told } from './stories';

/** What is different when a story is told again: ids, moments, and the names of places in what people wrote. */
export interface Change {
  readonly ids: ReadonlyMap<string, string>;
  /** Added to every moment, milliseconds. */
  readonly shift: number;
  /** Names as they stand in the story and as they are to be, longer ones first. */
  readonly names: readonly (readonly [from: string, to: string])[];
  /** An id for a document whose own id says nothing of the story; `n` is its place in the story. */
  freshId(n: number): string;
}

type Cell = (change: Change) => unknown;
const CASE_ID = 24;
const HAN = /\p{Script=Han}/u;

/** What joins ids to one. */
const JOINTS = /([:.])/;

/** One id, or several joined, or an event called after its case. */
function renamed(text: string, ids: ReadonlyMap<string, string>): string {
  const whole = ids.get(text);
  if (whole !== undefined) return whole;
  return text.split(JOINTS).map((part) => {
    const exact = ids.get(part);
    if (exact !== undefined) return exact;
    const head = ids.get(part.slice(0, CASE_ID));
    return head === undefined ? part : head + part.slice(CASE_ID);
  }).join('');
}

function retold(text: string, names: Change['names']): string {
  let said = text;
  for (const [from, to] of names) said = said.replaceAll(from, to);
  return said;
}

/** Compiles a value to the function that tells it again; undefined where it is always the same. */
function compile(value: unknown, ids: ReadonlySet<string>, names: readonly string[]): Cell | undefined {
  if (value instanceof Date) {
    const at = value.getTime();
    return ({ shift }) => new Date(at + shift);
  }
  if (typeof value === 'string') {
    if (ids.has(value) || value.split(JOINTS).some((part) => ids.has(part) || ids.has(part.slice(0, CASE_ID)))) return (change) => renamed(value, change.ids);
    if (HAN.test(value) && names.some((name) => value.includes(name))) return (change) => retold(value, change.names);
    return undefined;
  }
  if (Array.isArray(value)) {
    const cells = value.map((item) => compile(item, ids, names));
    if (cells.every((cell) => cell === undefined)) return undefined;
    return (change) => cells.map((cell, i) => (cell ? cell(change) : (value[i] as unknown)));
  }
  // Anything with a prototype of its own (binary data, numbers of the database) stays as it is.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const fields = Object.entries(value).map(([key, part]) => [key, part as unknown, compile(part, ids, names)] as const);
  if (fields.every(([, , cell]) => cell === undefined)) return undefined;
  return (change) => {
    const made: Record<string, unknown> = {};
    for (const [key, part, cell] of fields) made[key] = cell ? cell(change) : part;
    return made;
  };
}

/** A story ready to be told again. */
export type Stamp = (change: Change) => Told[];

/**
 * Compiles the documents of a story. `ids` are those that a change renames, `names` the words it replaces. A document
 * that has no such id of its own gets a fresh one, so that no two tellings share a document.
 */
export function stampOf(documents: readonly Told[], ids: ReadonlySet<string>, names: readonly string[]): Stamp {
  const compiled = documents.map(({ collection, doc }) => ({ collection, doc, cell: compile(doc, ids, names), own: compile(doc._id, ids, []) !== undefined }));
  return (change) => compiled.map(({ collection, doc, cell, own }, n) => {
    const told = (cell ? cell(change) : { ...doc }) as Doc;
    return { collection, doc: own ? told : { ...told, _id: change.freshId(n) } };
  });
}
