import type { Connection } from 'mongoose';

/** One change of stored shapes. May be cut off at any point and run again: each step must be idempotent. */
export interface Migration {
  /** Counts up from 1 without gaps; never changed once released. */
  readonly number: number;
  readonly name: string;
  run(db: Connection): Promise<void>;
}
