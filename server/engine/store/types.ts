/** What the catalogue holds: collections and their indexes. */
import type { Doc } from '../bson/types';
import type { KeyPattern } from '../keys/paths';

/** An index as it is stored and used. */
export interface IndexState {
  readonly ident: number;
  readonly name: string;
  /** The specification as listIndexes shows it (v, key, name, unique …). */
  readonly spec: Doc;
  readonly key: Doc;
  readonly pattern: KeyPattern;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Doc | undefined;
  readonly inPartial: ((doc: Doc) => boolean) | undefined;
  /** Seconds after the date in the field, for TTL indexes. */
  readonly expireAfterSeconds: number | undefined;
  /** Components that held an array at least once. */
  multikey: boolean[];
  /** True once a key had to be shortened: the index is then no more used for order. */
  shortened: boolean;
  /** True while being filled: written to, but not read from. */
  building: boolean;
}

/** A collection. `count` documents of together `size` bytes. */
export interface CollectionState {
  readonly database: string;
  readonly name: string;
  readonly ident: number;
  readonly options: Doc;
  indexes: IndexState[];
  count: number;
  size: number;
}

export const namespaceOf = (collection: Pick<CollectionState, 'database' | 'name'>): string =>
  `${collection.database}.${collection.name}`;
