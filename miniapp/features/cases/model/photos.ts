import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { sentenceOf, upload } from '@/api';
import { choosePhotos } from '@/platform/photo';
import { randomId } from '@/platform/randomId';
import type { DraftPhoto } from './draft';

/** Where a form keeps its photos: the draft of a report, or the state of a small form. */
export interface PhotoShelf {
  photos: readonly DraftPhoto[];
  put(photos: DraftPhoto[]): void;
  change(key: string, part: Partial<DraftPhoto>): void;
}

/** Sends one photo; sending it again with the same key makes no second one. */
async function send(shelf: PhotoShelf, key: string, localPath: string): Promise<void> {
  shelf.change(key, { state: 'sending', problem: null });
  try {
    const photo = await upload(localPath, key);
    shelf.change(key, { state: 'sent', fileId: photo.id, thumbUrl: photo.thumbUrl, problem: null });
  } catch (error) {
    shelf.change(key, { state: 'failed', problem: sentenceOf(error) });
  }
}

/** Lets the person take or choose photos and sends each at once, on its own. Cancelling is no error. */
export async function addPhotos(shelf: PhotoShelf): Promise<void> {
  const room = REPORT_LIMITS.photos - shelf.photos.length;
  if (room <= 0) return;
  const paths = await choosePhotos(room);
  const added = paths.slice(0, room).map<DraftPhoto>((localPath) => ({
    key: randomId(),
    localPath,
    fileId: null,
    thumbUrl: null,
    state: 'sending',
    problem: null,
  }));
  shelf.put([...shelf.photos, ...added]);
  await Promise.all(added.map((photo) => send(shelf, photo.key, photo.localPath ?? '')));
}

/** Sends again what did not arrive. A photo that is gone from the phone can only be taken anew. */
export async function resendPhotos(shelf: PhotoShelf): Promise<void> {
  const waiting = shelf.photos.filter((photo) => photo.state === 'failed' && photo.localPath);
  await Promise.all(waiting.map((photo) => send(shelf, photo.key, photo.localPath ?? '')));
}

/** Ids of the photos that have arrived, in order. */
export const sentIds = (photos: readonly DraftPhoto[]): string[] => photos.flatMap((photo) => (photo.fileId ? [photo.fileId] : []));
