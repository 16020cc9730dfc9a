import { buffer } from 'node:stream/consumers';
import { codeKind, type CodeKind } from '../../../../shared/domain/wishes/asking';
import type { Deps } from '../../../platform/deps';
import { Files, type FileDoc } from '../model';
import { storageKey } from '../variants';
import { readCodes } from './reader';

/** What a photo shows of codes: the gravest, or none. */
export type PhotoCode = CodeKind | 'none';
const GRAVITY: readonly PhotoCode[] = ['none', 'other', 'contact', 'pay'];

/** Worked out once for a photo and kept with it: only what kind of code it is, never what it says. */
async function codeOf(deps: Deps, file: Pick<FileDoc, '_id' | 'code'>): Promise<PhotoCode> {
  if (file.code) return file.code;
  const kept = await deps.storage.get(storageKey(file._id, 'full'));
  if (!kept) return 'none';
  const says = await readCodes(await buffer(kept.stream));
  const code = says.map(codeKind).reduce<PhotoCode>((gravest, kind) => (GRAVITY.indexOf(kind) > GRAVITY.indexOf(gravest) ? kind : gravest), 'none');
  await Files(deps).updateOne({ _id: file._id }, { $set: { code } });
  return code;
}

/** The codes in photos, by id; recordings and unknown ids are absent. */
export async function codesIn(deps: Deps, ids: readonly string[]): Promise<Map<string, PhotoCode>> {
  if (ids.length === 0) return new Map();
  const rows = await Files(deps).find({ _id: { $in: [...ids] }, state: 'stored', kind: { $ne: 'voice' } }, { code: 1 }).lean<Pick<FileDoc, '_id' | 'code'>[]>();
  const codes = new Map<string, PhotoCode>();
  for (const row of rows) codes.set(row._id, await codeOf(deps, row));
  return codes;
}
