import { useCallback, useEffect, useReducer, useRef } from 'react';
import { sentenceOf, upload } from '@/api';
import { choosePhotos } from '@/platform/photo';
import { randomId } from '@/platform/randomId';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { type Draft, type DraftPhoto, EMPTY_DRAFT } from '../model/forms';
import type { CaseView, StaffAction } from '../model/types';
import { drafts } from './desk';

/** Uploads on their way, by photo key, so that sending can wait for them. */
const onTheirWay = new Map<string, Promise<void>>();

/** Resolves when every photo of a draft has arrived or failed. */
export async function photosSettled(draft: Draft): Promise<void> {
  await Promise.all(draft.photos.map((photo) => onTheirWay.get(photo.key)));
}

/** What is typed and photographed for the actions of one case; redraws when it changes. */
export function useDrafts(view: CaseView | null) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const draftOf = (action: StaffAction): Draft => (view ? drafts.read(view, action) : EMPTY_DRAFT);

  const change = useCallback(
    (action: StaffAction, part: Partial<Draft>) => {
      if (!view) return;
      drafts.write(view.id, action, { ...drafts.read(view, action), ...part });
      redraw();
    },
    [view],
  );

  const changePhoto = useCallback((caseId: string, action: StaffAction, key: string, part: Partial<DraftPhoto>) => {
    drafts.change(caseId, action, (draft) => ({ ...draft, photos: draft.photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)) }));
    if (mounted.current) redraw();
  }, []);

  const transmit = useCallback(
    (action: StaffAction, { key, path }: DraftPhoto) => {
      if (!view) return;
      const caseId = view.id;
      changePhoto(caseId, action, key, { problem: null });
      const sending = upload(path, key)
        .then((photo) => changePhoto(caseId, action, key, { id: photo.id }))
        .catch((error: unknown) => changePhoto(caseId, action, key, { problem: sentenceOf(error) }))
        .finally(() => onTheirWay.delete(key));
      onTheirWay.set(key, sending);
    },
    [view, changePhoto],
  );

  /** Camera or album; every photo starts on its way at once. */
  const addPhotos = async (action: StaffAction): Promise<void> => {
    if (!view) return;
    const room = REPORT_LIMITS.photos - draftOf(action).photos.length;
    const paths = await choosePhotos(room);
    const photos = paths.map((path): DraftPhoto => ({ key: randomId(), path, id: null, problem: null }));
    if (photos.length === 0) return;
    change(action, { photos: [...drafts.read(view, action).photos, ...photos] });
    photos.forEach((photo) => transmit(action, photo));
  };

  const removePhoto = (action: StaffAction, key: string): void => change(action, { photos: draftOf(action).photos.filter((photo) => photo.key !== key) });

  return { draftOf, change, addPhotos, removePhoto, retryPhoto: transmit };
}
