import { ORPHAN_DAYS } from '../../../../shared/domain/cases/limits';
import type { Deps } from '../../../platform/deps';
import { Files, type FileDoc } from '../model';
import { forgetPhotos } from '../queries';
import { storedKeys } from '../variants';
import { markUsed } from './markUsed';

const BATCH = 100;

async function referenced(deps: Deps, ids: readonly string[]): Promise<Set<string>> {
  const answers = await Promise.all(deps.hooks.fileUsers.map((user) => user.using(deps, ids)));
  return new Set(answers.flatMap((answer) => [...answer]));
}

async function remove(deps: Deps, file: Pick<FileDoc, '_id' | 'container'>): Promise<void> {
  for (const { key } of storedKeys(file)) await deps.storage.delete(key);
  // The row goes last: cut off before, the next run finds it again.
  await Files(deps).deleteOne({ _id: file._id, usedAt: null });
  forgetPhotos(deps, [file._id]);
}

/** Removes those of some files that no collection refers to; the others are marked as used. Returns how many went. */
export async function removeUnreferenced(deps: Deps, rows: readonly Pick<FileDoc, '_id' | 'container'>[]): Promise<number> {
  const used = await referenced(deps, rows.map((row) => row._id));
  await markUsed(deps, [...used]);
  const orphans = rows.filter((row) => !used.has(row._id));
  for (const row of orphans) await remove(deps, row);
  return orphans.length;
}

/**
 * Removes photos and recordings that no matter has used for seven days. Every collection that refers to files is asked first;
 * one that is referred to after all is marked as used.
 * @returns how many were removed
 */
export async function removeOrphans(deps: Deps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - ORPHAN_DAYS * 24 * 3_600_000);
  let removed = 0;
  for (;;) {
    const rows = await Files(deps).find({ usedAt: null, createdAt: { $lt: before } }, { _id: 1, container: 1 }).limit(BATCH).lean<Pick<FileDoc, '_id' | 'container'>[]>();
    removed += await removeUnreferenced(deps, rows);
    if (rows.length < BATCH) return removed;
  }
}
