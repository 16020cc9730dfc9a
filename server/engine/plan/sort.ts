/** Sorting in memory, bounded: a sort with a limit keeps only what can still be returned. */
import { EngineError, badValue, notSupported } from '../errors';
import { compareValues, type StringOrder } from '../bson/compare';
import { isDoc, rank, rankOf, toPlainNumber, type Doc } from '../bson/types';
import { emptyArrayKey, type KeyPart } from '../keys/encode';
import { sortValues } from '../keys/paths';

/** One field of a sort specification. */
export interface SortField {
  readonly path: readonly string[];
  readonly text: string;
  readonly descending: boolean;
}

/** MongoDB's limit for blocking stages, in bytes. */
export const memoryLimit = 100 * 1024 * 1024;

/** The sort by order of storage, forward or backward; as MongoDB has it, it goes with no other field. */
export const naturalSort = '$natural';

export function parseSort(spec: Doc): SortField[] {
  if (spec.has(naturalSort)) {
    if (spec.size > 1) throw badValue("Cannot include '$natural' in compound sort");
    const number = toPlainNumber(spec.get(naturalSort));
    if (number !== 1 && number !== -1) throw badValue('$natural sort cannot be set to a value other than -1 or 1.');
    return [{ path: [naturalSort], text: naturalSort, descending: number === -1 }];
  }
  return [...spec].map(([text, direction]) => {
    if (isDoc(direction)) throw notSupported(`sorting by $meta`);
    const number = toPlainNumber(direction);
    if (number !== 1 && number !== -1) throw badValue(`Illegal key in $sort specification: ${text}: the order must be 1 or -1`);
    if (text === '' || text.startsWith('$')) throw badValue(`FieldPath field names may not be empty or start with '$': ${text}`);
    return { path: text.split('.'), text, descending: number === -1 };
  });
}

/** Compares two values of a sort key; an empty array is below null. */
export function compareParts(a: KeyPart, b: KeyPart, order?: StringOrder): number {
  if (a !== emptyArrayKey && b !== emptyArrayKey) return compareValues(a, b, order);
  if (a === b) return 0;
  const other = a === emptyArrayKey ? b : a;
  const below = rankOf(other === emptyArrayKey ? null : other) === rank.minKey ? 1 : -1;
  return a === emptyArrayKey ? below : -below;
}

/** What a document is sorted by: the smallest element of an array ascending, the largest descending. */
export function sortKeyOf(doc: Doc, fields: readonly SortField[], order?: StringOrder): KeyPart[] {
  return fields.map((field) => {
    if (field.path.length === 1) {
      const value = doc.get(field.text);
      if (!Array.isArray(value)) return value;
    }
    const values = sortValues(doc, field.path);
    return values.reduce((best, value) => {
      const result = compareParts(value, best, order);
      return (field.descending ? result > 0 : result < 0) ? value : best;
    });
  });
}

export function compareKeys(a: readonly KeyPart[], b: readonly KeyPart[], fields: readonly SortField[], order?: StringOrder): number {
  for (let i = 0; i < fields.length; i += 1) {
    const result = compareParts(a[i], b[i], order);
    if (result !== 0) return fields[i]?.descending ? -result : result;
  }
  return 0;
}

/** A comparator of documents. */
export function sortComparator(spec: Doc, order?: StringOrder): (a: Doc, b: Doc) => number {
  const fields = parseSort(spec);
  return (a, b) => compareKeys(sortKeyOf(a, fields, order), sortKeyOf(b, fields, order), fields, order);
}

interface Sorted<T> {
  readonly keys: readonly KeyPart[];
  readonly item: T;
  readonly arrival: number;
}

/** Collects items and gives them back in order; ties keep their order of arrival. */
export class Sorter<T> {
  private held: Sorted<T>[] = [];
  private bytes = 0;
  private arrivals = 0;

  /** `limit` 0 keeps everything, up to the memory limit. */
  constructor(private readonly fields: readonly SortField[], private readonly limit: number, private readonly order?: StringOrder) {}

  add(doc: Doc, item: T, size: number): void {
    this.held.push({ keys: sortKeyOf(doc, this.fields, this.order), item, arrival: this.arrivals++ });
    this.bytes += size;
    if (this.limit > 0 && this.held.length >= this.limit * 2 + 64) this.shrink();
    if (this.bytes > memoryLimit) {
      throw new EngineError(292, `Sort exceeded memory limit of ${memoryLimit} bytes, but did not opt in to external sorting.`);
    }
  }

  private shrink(): void {
    const before = this.held.length;
    this.held = this.sorted().slice(0, this.limit);
    this.bytes *= this.held.length / before;
  }

  private sorted(): Sorted<T>[] {
    return this.held.sort((a, b) => compareKeys(a.keys, b.keys, this.fields, this.order) || a.arrival - b.arrival);
  }

  finish(): T[] {
    const all = this.sorted();
    return (this.limit > 0 ? all.slice(0, this.limit) : all).map((one) => one.item);
  }
}
