import { useRef, useState } from 'react';
import { leaveToSend } from '@/api';
import { draftsOf } from '@/platform/drafts';
import { dropPhoto, keepPhoto } from '@/platform/keptPhotos';
import { useNetwork } from '@/platform/network';
import { choosePhotos, compressPhoto } from '@/platform/photo';
import { randomId } from '@/platform/randomId';
import { isRecord, isString } from '@/platform/storage';
import { announce } from '@/ui';
import { FIELD } from '@shared/copy/field';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import type { FieldAction } from '@shared/domain/cases/field';
import { usePaths } from './usePaths';
import { type FieldRow, missingIn, type StepDraft, writeOf } from './steps';

const empty = (): StepDraft => ({ key: randomId(), text: '', why: '', photos: [] });

/** Drafts of one step of one case: the camera may end the program on an old phone, and nothing is typed twice. */
const draftsFor = (caseId: string, action: FieldAction) =>
  draftsOf<StepDraft>(`field.${caseId}.${action}`, (value) =>
    isString(value.key)
      ? {
          key: value.key,
          text: isString(value.text) ? value.text : '',
          why: isString(value.why) ? value.why : '',
          photos: Array.isArray(value.photos) ? value.photos.filter((photo): photo is { key: string } => isRecord(photo) && isString(photo.key)) : [],
        }
      : undefined,
  );

/** Filling in a step: kept on the phone as it is typed, then left to be sent. */
export function useStep(personId: string, row: FieldRow, action: FieldAction, onLeft: () => void) {
  const drafts = draftsFor(row.id, action);
  const [draft, setDraft] = useState<StepDraft>(() => drafts.load(personId) ?? empty());
  const latest = useRef(draft);
  const [tried, setTried] = useState(false);
  const missing = tried ? missingIn(action, draft, row) : {};

  const change = (part: Partial<StepDraft>): void => {
    latest.current = { ...latest.current, ...part };
    drafts.save(personId, latest.current);
    setDraft(latest.current);
  };
  const addPhotos = async (): Promise<void> => {
    const room = REPORT_LIMITS.photos - latest.current.photos.length;
    for (const path of (await choosePhotos(room)).slice(0, room)) {
      const key = randomId();
      if (await keepPhoto(key, await compressPhoto(path))) change({ photos: [...latest.current.photos, { key }] });
      else announce(FIELD.photoFull, 'warn');
    }
  };
  const removePhoto = (key: string): void => {
    change({ photos: latest.current.photos.filter((photo) => photo.key !== key) });
    void dropPhoto(key);
  };
  const leave = (): void => {
    setTried(true);
    if (Object.keys(missingIn(action, latest.current, row)).length > 0) return;
    // The same key goes into the queue: what is ended between these two lines waits once.
    if (!leaveToSend(writeOf(action, latest.current, row))) return announce(FIELD.full, 'warn');
    drafts.drop(personId);
    announce(useNetwork.getState().online ? FIELD.left : FIELD.leftOffline);
    onLeft();
  };
  return { draft, paths: usePaths(draft.photos), missing, change, addPhotos, removePhoto, leave };
}

/** A step that asks for nothing: one tap. */
export function leaveAtOnce(row: FieldRow, action: FieldAction): void {
  if (leaveToSend(writeOf(action, empty(), row))) announce(useNetwork.getState().online ? FIELD.left : FIELD.leftOffline);
  else announce(FIELD.full, 'warn');
}
