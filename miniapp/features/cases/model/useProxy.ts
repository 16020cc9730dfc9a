import { useState } from 'react';
import { api, ApiError, type ResponseOf, useApi } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce } from '@/ui';
import { consentWays, type ConsentWay, type PROXY_DOORS } from '@shared/domain/cases/proxy';
import { mobileNumber } from '@shared/domain/identity/phones';
import { useCatalogue } from './catalogue';
import type { Draft } from './draft';
import { missingIn, type Missing } from './missing';
import { type PhotoShelf } from './photos';
import { arrivedIds } from '@/ui/uploads';
import { type VoiceShelf } from '@/ui/voice/voices';

export type Receipt = ResponseOf<'POST /proxy/cases'>;
export type Found = ResponseOf<'POST /proxy/find'>;

/** For whom and how agreed; held in memory only: it is somebody else's name and number. */
export interface Whom {
  source: (typeof PROXY_DOORS)[number];
  consent: ConsentWay | null;
  name: string;
  phone: string;
  sms: boolean;
  found: Found | null;
}

const NOBODY: Whom = { source: 'counter', consent: null, name: '', phone: '', sms: false, found: null };
const fresh = (): Draft => ({ key: randomId(), categoryId: null, answers: {}, text: '', photos: [], voices: [], place: null, showToNeighbours: false });

export interface ProxyMissing {
  id: Missing['id'] | 'name' | 'phone' | 'consent';
  label: string;
  sentence: string;
}

function missingOf({ name, phone, found, consent }: Whom): ProxyMissing[] {
  const missing: ProxyMissing[] = [];
  if (!found && name.trim() === '') missing.push({ id: 'name', label: '替谁报的', sentence: '写上这位的姓名' });
  if (!found && phone.trim() !== '' && mobileNumber(phone) === null) missing.push({ id: 'phone', label: '手机号', sentence: '手机号是 11 位数字，没有可以不写' });
  if (consent === null) missing.push({ id: 'consent', label: '本人同意', sentence: '念给这位听，答应了再点一样' });
  return missing;
}

/** All that the form for filing on behalf of somebody does. */
export function useProxy() {
  const [whom, setWhom] = useState<Whom>(NOBODY);
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
  const missing: ProxyMissing[] = [...missingOf(whom), ...missingIn(draft, category)];
  const choose = (part: Partial<Whom>): void => setWhom((now) => {
    const next = { ...now, ...part };
    return next.consent !== null && !consentWays(next.source).includes(next.consent) ? { ...next, consent: null } : next;
  });

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
      const person = whom.found ? { visit: whom.found.visit } : { name: whom.name.trim(), phone: whom.phone.trim() };
      setReceipt(await api('POST /proxy/cases', { key: draft.key, body: { person, source: whom.source, consent: whom.consent, sms: whom.sms, report } }));
    } catch (error) {
      // Sent before, and changed since: it would be a matter of its own.
      if (error instanceof ApiError && error.code === 'key_reused') change({ key: randomId() });
      announce(error instanceof ApiError ? error.message : '没交上去，写的都还在，再点一次', 'warn');
    } finally {
      setBusy(false);
    }
  };
  const next = (): void => {
    setWhom((now) => ({ ...NOBODY, source: now.source }));
    setDraft(fresh());
    setChecked(false);
    setReceipt(null);
  };
  return { whom, choose, draft, change, shelf, voiceShelf, catalogue, category, promise: promise.data, missing: checked ? missing : [], busy, receipt, send, next };
}
export type Proxy = ReturnType<typeof useProxy>;
