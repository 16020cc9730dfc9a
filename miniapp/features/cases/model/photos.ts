import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { upload } from '@/api';
import { choosePhotos } from '@/platform/photo';
import { randomId } from '@/platform/randomId';
import { sendUpload, unsent } from '@/ui/uploads';
import type { DraftPhoto } from './draft';

/** Where a form keeps its photos: the draft of a report, or the state of a small form. */
export interface PhotoShelf {
  photos: readonly DraftPhoto[];
  put(photos: DraftPhoto[]): void;
  change(key: string, part: Partial<DraftPhoto>): void;
}

const send = ({ change }: PhotoShelf, photo: DraftPhoto): Promise<void> => sendUpload(change, photo, async (path, key) => {
  const { id, thumbUrl } = await upload(path, key);
  return { fileId: id, thumbUrl };
});

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
  await Promise.all(added.map((photo) => send(shelf, photo)));
}

/** Sends again what did not arrive. A photo that is gone from the phone can only be taken anew. */
export async function resendPhotos(shelf: PhotoShelf): Promise<void> {
  await Promise.all(unsent(shelf.photos).map((photo) => send(shelf, photo)));
}
