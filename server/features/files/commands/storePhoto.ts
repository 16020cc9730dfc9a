import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { firstCheck } from '../checkable';
import { Files, type FileDoc } from '../model';
import { readPicture, type Picture } from '../picture';
import { storageKey } from '../variants';

export interface PhotoUpload {
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

/** Claims the id, or finds it claimed by the same bytes. Refuses other bytes under the same key. */
async function claim(deps: Deps, row: FileDoc): Promise<void> {
  try {
    await Files(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const present = await Files(deps).findById(row._id).lean<FileDoc>();
    if (present?.contentHash !== row.contentHash) throw new DomainError('key_reused');
  }
}

/** Stores both variants under names that follow from the id: two at once write the same bytes. */
async function store(deps: Deps, fileId: string, picture: Picture): Promise<void> {
  await deps.storage.put(storageKey(fileId, 'full'), picture.full, 'image/jpeg');
  await deps.storage.put(storageKey(fileId, 'thumb'), picture.thumb, 'image/jpeg');
  await Files(deps).updateOne({ _id: fileId }, { $set: { state: 'stored' } });
}

/**
 * Keeps a photo. Outcomes: kept, or already kept by the same key and bytes; `key_reused` for other bytes under
 * the key; `unsupported_file`, `file_too_large` as `readPicture` says. Cut off anywhere, sending again completes it.
 */
export async function storePhoto(deps: Deps, { personId, key, path }: PhotoUpload): Promise<FileDoc> {
  const content = await readFile(path);
  const _id = fileIdOf(personId, key);
  const contentHash = createHash('sha256').update(content).digest('base64url');
  const present = await Files(deps).findById(_id).lean<FileDoc>();
  if (present && present.contentHash !== contentHash) throw new DomainError('key_reused');
  if (present?.state === 'stored') return present;
  const picture = await readPicture(content);
  const { width, height } = picture;
  const row: FileDoc = { _id, personId, contentHash, state: 'receiving', width, height, usedAt: null, check: await firstCheck(deps, personId), createdAt: deps.clock.now() };
  await claim(deps, row);
  await store(deps, _id, picture);
  return { ...row, state: 'stored' };
}
