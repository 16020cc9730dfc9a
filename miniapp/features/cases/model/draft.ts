import { create } from 'zustand';
import { draftsOf } from '@/platform/drafts';
import { randomId } from '@/platform/randomId';
import { isRecord, isString } from '@/platform/storage';
import type { Uploading } from '@/ui/uploads';
import { acceptVoices, type DraftVoice } from '@/ui/voice/voices';

/** A photo of a draft: each is its own small upload with its own key, so that sending twice makes one. */
export interface DraftPhoto extends Uploading {
  /** Signed address of the thumbnail; lives minutes and is fetched anew when a draft is taken up again. */
  thumbUrl: string | null;
}

export interface DraftPlace {
  text: string;
  point: { lng: number; lat: number; system: 'gcj02' | 'wgs84' };
  placeId?: string;
}

/** What somebody has written and not yet handed in. */
export interface Draft {
  /** Idempotency key of the case: made once, kept until the case is there. */
  key: string;
  categoryId: string | null;
  answers: Record<string, string>;
  text: string;
  photos: DraftPhoto[];
  voices: DraftVoice[];
  place: DraftPlace | null;
  showToNeighbours: boolean;
}

interface DraftStore {
  draft: Draft;
  /** Whose draft it is: the next person at the same device does not see it. */
  owner: string | null;
  open(personId: string): void;
  change(part: Partial<Draft>): void;
  changePhoto(key: string, part: Partial<DraftPhoto>): void;
  changeVoice(key: string, part: Partial<DraftVoice>): void;
  clear(): void;
}

const emptyDraft = (): Draft => ({
  key: randomId(),
  categoryId: null,
  answers: {},
  text: '',
  photos: [],
  voices: [],
  place: null,
  showToNeighbours: false,
});

/** Photos whose upload was cut off by closing the app can be sent again only while the phone still has them. */
function acceptPhotos(value: unknown): DraftPhoto[] {
  if (!Array.isArray(value)) return [];
  const photos = value.filter((photo): photo is DraftPhoto => isRecord(photo) && isString(photo.key));
  return photos.map((photo) => (photo.state === 'sending' ? { ...photo, state: 'failed', problem: '上次没传完，再传一次' } : photo));
}

function acceptPlace(value: unknown): DraftPlace | null {
  if (!isRecord(value) || !isString(value.text) || !isRecord(value.point)) return null;
  const { lng, lat, system } = value.point;
  if (typeof lng !== 'number' || typeof lat !== 'number') return null;
  const placeId = isString(value.placeId) ? { placeId: value.placeId } : {};
  return { text: value.text, point: { lng, lat, system: system === 'wgs84' ? 'wgs84' : 'gcj02' }, ...placeId };
}

const drafts = draftsOf<Draft>('report', (value) =>
  isString(value.key)
    ? {
        key: value.key,
        categoryId: isString(value.categoryId) ? value.categoryId : null,
        answers: isRecord(value.answers) ? Object.fromEntries(Object.entries(value.answers).filter((pair): pair is [string, string] => isString(pair[1]))) : {},
        text: isString(value.text) ? value.text : '',
        photos: acceptPhotos(value.photos),
        voices: acceptVoices(value.voices),
        place: acceptPlace(value.place),
        showToNeighbours: value.showToNeighbours === true,
      }
    : undefined,
);

/** True when there is something in it that would be lost. */
export const hasContent = (draft: Draft): boolean => draft.text.trim() !== '' || draft.photos.length > 0 || draft.voices.length > 0;

/** The draft survives closing the app: every change is written to the phone's storage under its owner. */
export const useDraft = create<DraftStore>((set, get) => {
  const keep = (draft: Draft): void => {
    set({ draft });
    const { owner } = get();
    if (owner) drafts.save(owner, draft);
  };
  return {
    draft: emptyDraft(),
    owner: null,
    open(personId) {
      if (get().owner === personId) return;
      set({ owner: personId, draft: drafts.load(personId) ?? emptyDraft() });
    },
    change: (part) => keep({ ...get().draft, ...part }),
    changePhoto(key, part) {
      const { draft } = get();
      keep({ ...draft, photos: draft.photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)) });
    },
    changeVoice(key, part) {
      const { draft } = get();
      keep({ ...draft, voices: draft.voices.map((voice) => (voice.key === key ? { ...voice, ...part } : voice)) });
    },
    clear() {
      const { owner } = get();
      if (owner) drafts.drop(owner);
      set({ draft: emptyDraft() });
    },
  };
});
