import { useEffect, useState } from 'react';
import { api, type Me, useApi, useMe } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import { sentVoiceIds, useVoices } from '@/ui/voice/voices';
import { replace } from '@/platform/routes';
import { announce, useShots, useTap } from '@/ui';
import { WISH_POST } from '@shared/copy/wishPages';
import { faultsIn, masked, mustMask, personalIn } from '@shared/domain/wishes/asking';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import type { WishCategory, WishWhom } from '@shared/domain/wishes/states';
import { type Draft, EMPTY, hasContent, keptOf, wishDrafts } from './draft';

const DAYS = { none: 0, week: 7, month: 30 } as const;

const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** The own doorstep, until somebody says otherwise. */
function doorOf(me: Me): ChosenPlace | null {
  const { home } = me;
  return home?.point ? { text: home.placeText || home.community.name, point: home.point, ...(home.placeId ? { placeId: home.placeId } : {}) } : null;
}

/** What is still missing, one sentence each; empty when it can be handed in. */
export function missingIn(draft: Draft, edits: boolean, spoken: boolean): { readonly id: string; readonly sentence: string }[] {
  const other = draft.whom === 'proxy' && !edits;
  return [
    draft.category === null && { id: 'category', sentence: '选一样，邻居好看懂' },
    draft.text.trim() === '' && !spoken && { id: 'text', sentence: '写一句您想要什么，或者说一段' },
    other && draft.name.trim() === '' && { id: 'name', sentence: '写上他怎么称呼' },
    other && draft.consent === null && { id: 'consent', sentence: '先问过他本人，再替他写' },
    !edits && draft.place === null && { id: 'place', sentence: '选一下住在哪里，工作站好核实' },
  ].flatMap((one) => one || []);
}

/** All that the page of a wish does: writing, looking for what may not be in it, handing in, or writing it anew. */
export function usePost(edit: string | undefined, whom: WishWhom) {
  const me = useMe((state) => state.me);
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, whom });
  const [tried, setTried] = useState(false);
  const shots = useShots(WISH_LIMITS.photos);
  const taps = useTap();
  const shelf = useVoices();
  const [taken, setTaken] = useState(false);
  const owner = edit ? null : (me?.id ?? null);
  const before = useApi('GET /wishes/:id', edit && me ? { params: { id: edit } } : null, false).data;
  const change = (part: Partial<Draft>): void => setDraft((known) => ({ ...known, ...part }));
  const own = draft.whom !== 'proxy';
  useEffect(() => {
    // Somebody else's door is another.
    if (me && own) setDraft((known) => (known.place ? known : { ...known, place: doorOf(me) }));
  }, [me, own]);
  useEffect(() => {
    if (before) setDraft((known) => ({ ...known, category: before.category, text: before.text, visit: before.visit, target: String(before.target) }));
  }, [before]);
  useEffect(() => {
    const kept = owner === null ? undefined : wishDrafts(whom).load(owner);
    if (!kept || !hasContent(kept)) return;
    setDraft((known) => ({ ...known, ...kept }));
    setTaken(true);
  }, [owner, whom]);
  useEffect(() => {
    if (owner !== null && hasContent(draft)) wishDrafts(whom).save(owner, keptOf(draft));
  }, [owner, whom, draft]);
  const spoken = shelf.voices.length > 0 || (edit !== undefined && (before?.voices.length ?? 0) > 0);
  const sending = shots.sending || shelf.voices.some(({ state }) => state === 'sending');
  const missing = missingIn(draft, edit !== undefined, spoken);
  const faults = faultsIn(draft.text);
  const personal = personalIn(draft.text);
  const words = (): { category: WishCategory; text: string; photoIds: string[]; voiceIds: string[]; visit: boolean; neededOn: string | null; target: number } => ({
    category: draft.category ?? 'goods', text: draft.text.trim(), photoIds: edit ? [...(before?.photos.map(({ id }) => id) ?? []), ...shots.ids].slice(0, 4) : shots.ids, voiceIds: shelf.voices.length > 0 ? sentVoiceIds(shelf.voices) : (before?.voices.map(({ id }) => id) ?? []), visit: draft.visit,
    neededOn: draft.soon === 'none' ? (before?.neededOn ?? null) : dayAhead(DAYS[draft.soon]), target: Math.max(1, Math.min(50, Number(draft.target) || 1)),
  });
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0 || sending) return;
    if (shelf.voices.some(({ state }) => state === 'failed')) return announce('录音还没传上，再传一次或者删掉', 'warn');
    let id = edit ?? '';
    const done = await taps.tap('send', async (key) => {
      if (edit) await api('POST /wishes/:id/edit', { params: { id: edit }, body: { revision: before?.revision ?? 0, ...words() }, key });
      else if (draft.place) id = (await api('POST /wishes', { body: { ...words(), whom: draft.whom, care: draft.care, guardian: draft.guardian, place: draft.place, ...(draft.whom === 'proxy' && draft.consent ? { person: { name: draft.name.trim(), phone: draft.phone.trim() }, consent: draft.consent } : {}) }, key })).id;
    }, WISH_POST.sent);
    if (!done) return;
    if (owner !== null) wishDrafts(whom).drop(owner);
    replace('wish', { id });
  };
  return {
    draft, change, shots, missing: tried ? missing : [], faults, personal, must: mustMask(draft.text).length > 0, send, busy: taps.busy === 'send' ? '正在交…' : sending ? '正在传…' : undefined, edits: edit !== undefined,
    shelf, taken,
    /** Begins anew: what was kept is gone. */
    startAnew: () => {
      if (owner !== null) wishDrafts(whom).drop(owner);
      setTaken(false);
      setDraft({ ...EMPTY, whom, place: me && own ? doorOf(me) : null });
    },
    /** Takes out what is personal, here on the phone: it is never sent. */
    mask: () => change({ text: masked(draft.text, personal) }),
    gap: (id: string): string | undefined => missingIn(draft, edit !== undefined, spoken).find((one) => one.id === id)?.sentence,
    staff: me?.roles.some(({ role }) => role === 'stationStaff' || role === 'stationHead' || role === 'gridWorker') ?? false,
  };
}
export type Post = ReturnType<typeof usePost>;
