/** Where a pipeline reads from, and what it may refer to. */
import { EngineError } from '../errors';
import { refuseNulls } from './fieldNames';
import type { StringOrder } from '../bson/compare';
import type { Doc, Maybe } from '../bson/types';
import type { ScanStats, Tick } from '../plan/scan';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';

export interface PipelineInput {
  readonly store: Store;
  readonly database: string;
  /** Its name, also where there is no such collection. */
  readonly collectionName: string;
  readonly collection: CollectionState | undefined;
  readonly order?: StringOrder | undefined;
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly now: Date;
  readonly hint?: string | undefined;
  /** The session of the command. */
  readonly session?: Maybe;
  /** Runs another pipeline, as stages over other collections do; everything is checked before the first document is asked for. */
  run(input: PipelineInput, stages: readonly Doc[], stats: ScanStats): Iterable<Doc | Tick>;
}

/** The parts of a dotted path that is no expression. */
export function pathParts(path: string): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) throw new EngineError(path === '' ? 40352 : 40353, 'FieldPath must not be empty or have empty parts.');
  if (parts.some((part) => part.startsWith('$'))) throw new EngineError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  refuseNulls(path);
  return parts;
}
