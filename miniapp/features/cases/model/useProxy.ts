import { useState } from 'react';
import { api, ApiError, type ResponseOf, useApi } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce } from '@/ui';
import { missingOfWhom, personOf, useWhom, type WhomMissing } from '@/ui/helping/whom';
import { useCatalogue } from './catalogue';
import type { Draft } from './draft';
import { missingIn, type Missing } from './missing';
import { type PhotoShelf } from './photos';
import { arrivedIds } from '@/ui/uploads';
import { type VoiceShelf } from '@/ui/voice/voices';

export type Receipt = ResponseOf<'POST /proxy/cases'>;
const fresh = (): Draft => ({ key: randomId(), categoryId: null, answers: {}, text: '', photos: [], voices: [], place: null, showToNeighbours: false });

/** All that the form for filing on behalf of somebody does. */
export function useProxy() {
  const { whom, choose, another } = useWhom();
  const [draft, setDraft] = useState<Draft>(fresh);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const catalogue = useCatalogue();
  const category = catalogue.data?.categories.find((one) => one.id === draft.categoryId);
  const point = draft.place?.point;
  const promise = useApi('GET /routing', point && category ? { query: { categoryId: category.id, ...point } } : null, false);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const shelf: PhotoShelf = {
    photos: draft.photos,
    put: (photos) => change({ photos }),
    change: (key, part) => setDraft((now) => ({ ...now, photos: now.photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)) })),
  };
  const voiceShelf: VoiceShelf = {
    voices: draft.voices,
    put: (voices) => change({ voices }),
    change: (key, part) => setDraft((now) => ({ ...now, voices: now.voices.map((voice) => (voice.key === key ? { ...voice, ...part } : voice)) })),
  };
  const missing: (Missing | WhomMissing)[] = [...missingOfWhom(whom), ...missingIn(draft, category)];

  const send = async (): Promise<void> => {
    setChecked(true);
    const { place, categoryId } = draft;
    if (missing.length > 0 || !place || !categoryId || whom.consent === null || busy) return;
    if ([...draft.photos, ...draft.voices].some(({ state }) => state === 'sending')) return announce('照片和录音还在传，传完再点一次', 'warn');
    setBusy(true);
    try {
      const report = {
        ...{ categoryId, place, showToNeighbours: draft.showToNeighbours },
        text: draft.text.trim(),
        answers: Object.entries(draft.answers).map(([questionId, value]) => ({ questionId, value })),
        photoIds: arrivedIds(draft.photos),
        ...(draft.voices.length > 0 ? { voiceIds: arrivedIds(draft.voices) } : {}),
      };
      setReceipt(await api('POST /proxy/cases', { key: draft.key, body: { person: personOf(whom), source: whom.source, consent: whom.consent, sms: whom.sms, report } }));
    } catch (error) {
      // Sent before, and changed since: it would be a matter of its own.
      if (error instanceof ApiError && error.code === 'key_reused') change({ key: randomId() });
      announce(error instanceof ApiError ? error.message : '没交上去，写的都还在，再点一次', 'warn');
    } finally {
      setBusy(false);
    }
  };
  const next = (): void => {
    another();
    setDraft(fresh());
    setChecked(false);
    setReceipt(null);
  };
  return { whom, choose, draft, change, shelf, voiceShelf, catalogue, category, promise: promise.data, missing: checked ? missing : [], busy, receipt, send, next };
}
export type Proxy = ReturnType<typeof useProxy>;
