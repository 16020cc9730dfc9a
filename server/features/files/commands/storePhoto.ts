import { readFile } from 'node:fs/promises';
import type { Deps } from '../../../platform/deps';
import { firstCheck } from '../checkable';
import type { FileDoc } from '../model';
import { readPicture, type Picture } from '../picture';
import { storageKey } from '../variants';
import { claimFile, contentHashOf, fileIdOf, madeBefore, settleFile, type Upload } from './claimFile';

export type PhotoUpload = Upload;

/** Stores both variants under names that follow from the id: two at once write the same bytes. */
async function store(deps: Deps, fileId: string, picture: Picture): Promise<void> {
  await deps.storage.put(storageKey(fileId, 'full'), picture.full, 'image/jpeg');
  await deps.storage.put(storageKey(fileId, 'thumb'), picture.thumb, 'image/jpeg');
  await settleFile(deps, fileId);
}

/**
 * Keeps a photo. Outcomes: kept, or already kept by the same key and bytes; `key_reused` for other bytes under
 * the key; `unsupported_file`, `file_too_large` as `readPicture` says. Cut off anywhere, sending again completes it.
 */
export async function storePhoto(deps: Deps, { personId, key, path }: PhotoUpload): Promise<FileDoc> {
  const content = await readFile(path);
  const _id = fileIdOf(personId, key);
  const contentHash = contentHashOf(content);
  const present = await madeBefore(deps, _id, contentHash);
  if (present?.state === 'stored') return present;
  const picture = await readPicture(content);
  const { width, height } = picture;
  const row: FileDoc = { _id, personId, contentHash, state: 'receiving', width, height, usedAt: null, check: await firstCheck(deps, personId), createdAt: deps.clock.now() };
  await claimFile(deps, row);
  await store(deps, _id, picture);
  return { ...row, state: 'stored' };
}
