/** What no field of a pipeline may be called. */
import { EngineError } from '../errors';

/** A name cannot hold the byte that ends it. */
export function refuseNulls(path: string): void {
  if (path.includes('\0')) throw new EngineError(16411, `FieldPath field names may not contain embedded nulls '\\0'.`);
}
