import { createHash } from 'node:crypto';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Files, type FileDoc } from '../model';

/** One upload as a command gets it. */
export interface Upload {
  readonly personId: string;
  /** Idempotency key of the upload. */
  readonly key: string;
  /** Where what was received lies; removed by the caller. */
  readonly path: string;
}

/** The same person and key give the same file, however often they are sent. */
export function fileIdOf(personId: string, key: string): string {
  return createHash('sha256').update(`${personId}\n${key}`).digest('base64url').slice(0, 32);
}

/** Tells the same upload sent again from another one under the same key. */
export const contentHashOf = (content: Buffer): string => createHash('sha256').update(content).digest('base64url');

/** What this key made before, stored or not. `key_reused` when it was for other bytes. */
export async function madeBefore(deps: Deps, id: string, contentHash: string): Promise<FileDoc | null> {
  const present = await Files(deps).findById(id).lean<FileDoc>();
  if (present && present.contentHash !== contentHash) throw new DomainError('key_reused');
  return present;
}

/** Claims the id, or finds it claimed by the same bytes. Refuses other bytes under the same key. */
export async function claimFile(deps: Deps, row: FileDoc): Promise<void> {
  try {
    await Files(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await madeBefore(deps, row._id, row.contentHash);
  }
}

/** Notes that every part of a file lies in the storage. */
export async function settleFile(deps: Deps, id: string): Promise<void> {
  await Files(deps).updateOne({ _id: id }, { $set: { state: 'stored' } });
}
