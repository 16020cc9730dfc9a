import { useEffect, useRef, useState } from 'react';
import { api, ApiError, sentenceOf, useApi, useMessageConsent, useSignedIn } from '@/api';
import { randomId } from '@/platform/randomId';
import { open, replace } from '@/platform/routes';
import { announce } from '@/ui';
import { type Category, useCatalogue } from './catalogue';
import { type DraftPlace, useDraft } from './draft';
import { type Missing, missingIn } from './missing';
import { type PhotoShelf } from './photos';
import { submitDraft } from './submit';
import { useAdvice } from './useAdvice';
import { arrivedIds } from '@/ui/uploads';
import type { VoiceShelf } from '@/ui/voice/voices';

/** A signed address of a thumbnail lives minutes: a draft taken up again fetches new ones. */
async function refreshThumbs(shelf: PhotoShelf): Promise<void> {
  for (const photo of shelf.photos) {
    if (!photo.fileId) continue;
    const fresh = await api('GET /files/:id', { params: { id: photo.fileId } }).catch((error: unknown) => error);
    if (error404(fresh)) shelf.change(photo.key, { state: 'failed', fileId: null, localPath: null, problem: '这张照片过期了，删掉再拍一张' });
    else if (!(fresh instanceof Error)) shelf.change(photo.key, { localPath: null, thumbUrl: (fresh as { thumbUrl: string }).thumbUrl });
  }
}
/** The same for recordings. */
async function refreshVoices(shelf: VoiceShelf): Promise<void> {
  for (const voice of shelf.voices) {
    if (!voice.fileId) continue;
    const fresh = await api('GET /voices/:id', { params: { id: voice.fileId } }).catch((error: unknown) => error);
    if (error404(fresh)) shelf.change(voice.key, { state: 'failed', fileId: null, localPath: null, problem: '这段录音过期了，删掉重说一遍' });
    else if (!(fresh instanceof Error)) shelf.change(voice.key, { localPath: null, url: (fresh as { url: string }).url });
  }
}
const error404 = (value: unknown): boolean => value instanceof ApiError && value.code === 'not_found';

/** The photos of the draft as the photo field wants them. */
function useShelf(): PhotoShelf {
  const photos = useDraft((state) => state.draft.photos);
  const { change, changePhoto } = useDraft.getState();
  return { photos, put: (next) => change({ photos: next }), change: changePhoto };
}

/** The recordings of the draft as the voice field wants them. */
function useVoiceShelf(): VoiceShelf {
  const voices = useDraft((state) => state.draft.voices);
  const { change, changeVoice } = useDraft.getState();
  return { voices, put: (next) => change({ voices: next }), change: changeVoice };
}

/** Opens the draft of the person who is logged in; their own doorstep is the place until they say otherwise. */
function useOwnDraft(): void {
  const me = useSignedIn();
  useEffect(() => {
    if (!me) return;
    const store = useDraft.getState();
    const first = store.owner !== me.id;
    store.open(me.id);
    const { draft, change, changePhoto, changeVoice } = useDraft.getState();
    if (first && draft.voices.length > 0) void refreshVoices({ voices: draft.voices, put: (voices) => change({ voices }), change: changeVoice });
    if (first && draft.photos.length > 0) {
      void refreshThumbs({ photos: draft.photos, put: (photos) => change({ photos }), change: changePhoto });
    }
    if (!draft.place && me.home?.point) {
      const { placeText, point, placeId } = me.home;
      change({ place: { text: placeText, point, ...(placeId ? { placeId } : {}) } });
    }
  }, [me]);
}

/** 我也遇到: instead of filing, with the words and photos of the draft; or filing anyway. */
function useJoining() {
  const [busy, setBusy] = useState(false);
  const [filesAnyway, setFilesAnyway] = useState(false);
  const key = useRef(randomId());
  const join = async (id: string): Promise<void> => {
    const { draft, clear } = useDraft.getState();
    if (busy) return;
    if (draft.photos.some(({ state }) => state === 'sending')) return announce('照片还在传，传完再点一次', 'warn');
    setBusy(true);
    try {
      await api('POST /cases/:id/join', { params: { id }, key: key.current, body: { text: draft.text.trim(), photoIds: arrivedIds(draft.photos) } });
      clear();
      announce('记下了，每一步都告诉您');
      replace('case', { id });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return { join, joining: busy, filesAnyway, fileAnyway: () => setFilesAnyway(true), see: (id: string) => open('case', { id }) };
}

export interface Sending {
  state: 'writing' | 'sending' | 'failed';
  /** One sentence, and the number to quote. */
  sentence: string | null;
  requestId: string | null;
  /** Something in the words or the place stands in the way: sending the same again is of no use. */
  toMend: boolean;
}
const ARRIVED_BEFORE = '上一次其实已经交上了，在“我的事”里能看到。要补充的话，到那件事里补；再交一次，会另算一件。';
const WRITING: Sending = { state: 'writing', sentence: null, requestId: null, toMend: false };

/** All that the report page and its elder twin do: draft, catalogue, promise, checking, handing in. */
export function useReport() {
  useOwnDraft();
  const { draft, change, clear } = useDraft();
  const shelf = useShelf();
  const voiceShelf = useVoiceShelf();
  const catalogue = useCatalogue();
  const askForMessages = useMessageConsent();
  const category = catalogue.data?.categories.find((one) => one.id === draft.categoryId);
  const [checked, setChecked] = useState(false);
  const [sending, setSending] = useState<Sending>(WRITING);
  const missing = checked ? missingIn(draft, category) : [];
  const promise = useApi('GET /routing', routingOf(draft.place, category), false);
  const advice = useAdvice(draft);
  const joining = useJoining();

  const submit = async (): Promise<void> => {
    setChecked(true);
    if (missingIn(draft, category).length > 0) return;
    if (draft.photos.some((photo) => photo.state === 'sending')) {
      announce('照片还在传，传完再点一次', 'warn');
      return;
    }
    if (draft.voices.some((voice) => voice.state === 'sending')) {
      announce('录音还在传，传完再点一次', 'warn');
      return;
    }
    setSending({ ...WRITING, state: 'sending' });
    // WeChat asks only from within the tap, so the question begins before the report is on its way.
    const answered = askForMessages();
    try {
      const made = await submitDraft(draft);
      await answered;
      clear();
      replace('case', { id: made.id, fresh: '1' });
    } catch (error) {
      const known = error instanceof ApiError ? error : null;
      // An earlier try did arrive and the words were changed since: what is sent now would be a matter of its own.
      const twice = known?.code === 'key_reused';
      if (twice) change({ key: randomId() });
      setSending({ state: 'failed', sentence: twice ? ARRIVED_BEFORE : (known?.message ?? null), requestId: known?.requestId ?? null, toMend: known?.code === 'rule_refused' });
    }
  };
  return { draft, change, shelf, voiceShelf, catalogue, category, missing, promise: promise.data, advice, ...joining, sending, submit, backToWriting: () => setSending(WRITING) };
}
export type Report = ReturnType<typeof useReport>;

function routingOf(place: DraftPlace | null, category: Category | undefined) {
  if (!place || !category) return null;
  return { query: { categoryId: category.id, lng: place.point.lng, lat: place.point.lat, system: place.point.system } };
}

/** The sentence at a field, if it is one of those missing. */
export const sentenceAt = (missing: readonly Missing[], id: Missing['id']): string | undefined => missing.find((one) => one.id === id)?.sentence;
