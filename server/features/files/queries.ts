import type { z } from 'zod';
import type { PhotoView, VoiceView } from '../../../shared/contract/files';
import type { CheckState } from '../../../shared/domain/files/checks';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { OpenFile, StoredFileSource } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { Files, type FileDoc } from './model';
import { presentPhoto, presentVoice } from './presenter';
import { addressPath, storageKey, storedKeys, typeOf, type Variant } from './variants';

/** A photo with what is known of its check, which is nobody's business outside the station. */
export type SeenPhoto = Omit<z.output<typeof PhotoView>, 'check'> & { readonly check: CheckState };

type Known = Pick<FileDoc, '_id' | 'kind' | 'width' | 'height' | 'container' | 'seconds' | 'check' | 'card'>;
const SHOWN = { kind: 1, width: 1, height: 1, container: 1, seconds: 1, check: 1, card: 1 } as const;

// A check only ever goes from doubt to a verdict, and what is in doubt stays private: to be seconds late shows nothing too early.
const stored = createMemory<Known>(async (deps, ids) => {
  const rows = await Files(deps).find({ _id: { $in: [...ids] }, state: 'stored' }, SHOWN).lean<FileDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
});

/** Files with addresses that live at most ten minutes, by id. */
export interface FileViews {
  readonly photos: ReadonlyMap<string, SeenPhoto>;
  readonly voices: ReadonlyMap<string, z.output<typeof VoiceView>>;
  /** Photos of which nobody could say whether an identity or a bank card is in them. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Photos and recordings for somebody who may see them; whether they may is the caller's to decide. Unknown ids are
 * absent. What is known of a file is at most five seconds old.
 */
export async function fileViews(deps: Deps, ids: Iterable<string>): Promise<FileViews> {
  const photos = new Map<string, SeenPhoto>();
  const voices = new Map<string, z.output<typeof VoiceView>>();
  const unread = new Set<string>();
  for (const [id, row] of await stored.get(deps, ids)) {
    if (row.kind === 'voice') voices.set(id, presentVoice(deps, row));
    else {
      photos.set(id, { ...presentPhoto(deps, row), check: row.check ?? 'off' });
      if (row.card === 'unasked') unread.add(id);
    }
  }
  return { photos, voices, unread };
}

/** Drops what this process remembers of some files, or of all, after changing them. */
export function forgetPhotos(deps: Deps, ids?: readonly string[]): void {
  stored.forget(deps, ids);
}

/** The photos among some files; see `fileViews`. */
export async function photoViews(deps: Deps, ids: Iterable<string>): Promise<FileViews['photos']> {
  return (await fileViews(deps, ids)).photos;
}

const ofKind = (kind: 'photo' | 'voice') => (kind === 'voice' ? { kind } : { kind: { $ne: 'voice' as const } });

/** Those of `ids` that are photos (or recordings) of this person, fully stored: what a matter may refer to. */
export async function ownFiles(deps: Deps, personId: string, ids: readonly string[], kind: 'photo' | 'voice' = 'photo'): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await Files(deps).find({ _id: { $in: [...ids] }, personId, state: 'stored', ...ofKind(kind) }, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(rows.map((row) => row._id));
}

/** What is known of the checks of some files; unknown ids are absent. */
export async function checksOf(deps: Deps, ids: readonly string[]): Promise<Map<string, CheckState>> {
  if (ids.length === 0) return new Map();
  const rows = await Files(deps).find({ _id: { $in: [...ids] } }, { check: 1 }).lean<Pick<FileDoc, '_id' | 'check'>[]>();
  return new Map(rows.map((row) => [row._id, row.check ?? 'off']));
}

/** How many files wait for WeChat's word. */
export function checksWaiting(deps: Deps): Promise<number> {
  return Files(deps).countDocuments({ checkDue: { $exists: true } });
}

async function own(deps: Deps, personId: string, id: string, kind: 'photo' | 'voice'): Promise<FileDoc> {
  const row = await Files(deps).findOne({ _id: id, personId, state: 'stored', ...ofKind(kind) }, SHOWN).lean<FileDoc>();
  if (!row) throw new DomainError('not_found');
  return row;
}

/** A photo of one's own with fresh addresses, for a draft taken up again. `not_found` for anybody else's. */
export async function ownPhoto(deps: Deps, personId: string, id: string): Promise<z.output<typeof PhotoView>> {
  return presentPhoto(deps, await own(deps, personId, id, 'photo'));
}

/** A recording of one's own; see `ownPhoto`. */
export async function ownVoice(deps: Deps, personId: string, id: string): Promise<z.output<typeof VoiceView>> {
  return presentVoice(deps, await own(deps, personId, id, 'voice'));
}

/** Opens a variant by its signed address. `not_found` for a bad, changed or expired one, as for an unknown file. */
export async function openFile(deps: Deps, address: { id: string; variant: Variant }, signature: { e: number; s: string }): Promise<OpenFile> {
  const now = deps.clock.now();
  const path = addressPath(address.id, address.variant);
  if (!deps.signer.verify(path, signature.e, signature.s, now)) throw new DomainError('not_found');
  const file = await deps.storage.get(storageKey(address.id, address.variant));
  if (!file) throw new DomainError('not_found');
  return { ...file, type: typeOf(address.variant), maxAge: Math.max(0, Math.floor(signature.e - now.getTime() / 1000)) };
}

/** Where the photos and recordings lie that a database speaks of, for a backup of both together. */
export const storedFiles: StoredFileSource = async function* (db, session) {
  const rows = db.collection<FileDoc>('files').find({ state: 'stored' }, { projection: { _id: 1, container: 1 }, ...(session && { session }) });
  for await (const row of rows) yield* storedKeys(row);
};
