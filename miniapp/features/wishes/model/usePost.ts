import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe } from '@/api';
import { missingOfWhom, personOf, useWhom, type Whom } from '@/ui/helping/whom';
import { arrivedIds } from '@/ui/uploads';
import { useVoices } from '@/ui/voice/voices';
import { replace } from '@/platform/routes';
import { announce, useShots, useTap } from '@/ui';
import { WISH_POST } from '@shared/copy/wishPages';
import { faultsIn, mustMask } from '@shared/domain/wishes/asking';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { verifiesHomes as helpsOthers } from '@shared/domain/kernel/roles';
import type { WishWhom } from '@shared/domain/wishes/states';
import type { Draft } from './draft';
import { useDraft } from './useDraft';
import { usePictureCheck } from './usePictureCheck';
import { dayAhead, SOON_DAYS, type WishView } from './words';

export type WishReceipt = ResponseOf<'POST /wishes/:id/receipt'>;

/** What is still missing, one sentence each; empty when it can be handed in. `help`: for whom staff write it. */
export function missingIn(draft: Draft, edits: boolean, spoken: boolean, help: Whom | null = null): { readonly id: string; readonly sentence: string }[] {
  const other = draft.whom === 'proxy' && !edits && !help;
  return [
    ...(help ? missingOfWhom(help) : []),
    draft.category === null && { id: 'category', sentence: '选一样，邻居好看懂' },
    draft.text.trim() === '' && !spoken && { id: 'text', sentence: '写一句您想要什么，或者说一段' },
    other && draft.name.trim() === '' && { id: 'name', sentence: '写上他怎么称呼' },
    other && draft.consent === null && { id: 'consent', sentence: '先问过他本人，再替他写' },
    !edits && draft.place === null && { id: 'place', sentence: '选一下住在哪里，工作站好核实' },
  ].flatMap((one) => one || []);
}

/** A wish as it is handed in; of one that is written anew, what stays of `before`. */
function wordsOf(draft: Draft, before: WishView | undefined, photoIds: readonly string[], voiceIds: readonly string[]) {
  return {
    category: draft.category ?? 'goods',
    text: draft.text.trim(),
    photoIds: [...(before?.photos.map(({ id }) => id) ?? []), ...photoIds].slice(0, WISH_LIMITS.photos),
    voiceIds: voiceIds.length > 0 ? [...voiceIds] : (before?.voices.map(({ id }) => id) ?? []),
    visit: draft.visit,
    neededOn: draft.soon === 'none' ? (before?.neededOn ?? null) : dayAhead(SOON_DAYS[draft.soon]),
    target: Math.max(1, Math.min(50, Number(draft.target) || 1)),
  };
}

/** What is handed in beside the words: for whom, and where they live. */
function whoOf({ whom, care, guardian, name, phone, consent }: Draft, help: Whom | null) {
  if (help?.consent) return { whom, care, guardian, person: personOf(help), consent: help.consent, source: help.source, sms: help.sms };
  return { whom, care, guardian, ...(whom === 'proxy' && consent ? { person: { name: name.trim(), phone: phone.trim() }, consent } : {}) };
}

/** What staff hand over after they wrote it; null where nobody writes for another, or it could not be fetched: it stands on the page of the wish too. */
async function receiptFor(id: string, help: Whom | null): Promise<WishReceipt | null> {
  return help ? api('POST /wishes/:id/receipt', { params: { id } }).catch(() => null) : null;
}

/** All that the page of a wish does: writing, looking for what may not be in it, handing in, or writing it anew. */
export function usePost(edit: string | undefined, whom: WishWhom) {
  const me = useMe((state) => state.me);
  const before = useApi('GET /wishes/:id', edit && me ? { params: { id: edit } } : null, false).data;
  const { draft, change, taken, forget, startAnew } = useDraft(me, whom, edit !== undefined, before);
  const [tried, setTried] = useState(false);
  const shots = useShots(WISH_LIMITS.photos);
  const pictureFault = usePictureCheck(shots.ids);
  const taps = useTap();
  const shelf = useVoices();
  const spoken = shelf.voices.length > 0 || (edit !== undefined && (before?.voices.length ?? 0) > 0);
  const sending = shots.sending || shelf.voices.some(({ state }) => state === 'sending');
  const { whom: helped, choose } = useWhom();
  const [receipt, setReceipt] = useState<WishReceipt | null>(null);
  const help = draft.whom === 'proxy' && edit === undefined && helpsOthers(me?.roles ?? []) ? helped : null;
  const missing = missingIn(draft, edit !== undefined, spoken, help);
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0 || sending || pictureFault) return;
    if (shelf.voices.some(({ state }) => state === 'failed')) return announce('录音还没传上，再传一次或者删掉', 'warn');
    const words = wordsOf(draft, before, shots.ids, arrivedIds(shelf.voices));
    let id = edit ?? '';
    const done = await taps.tap('send', async (key) => {
      if (edit) await api('POST /wishes/:id/edit', { params: { id: edit }, body: { revision: before?.revision ?? 0, ...words }, key });
      else if (draft.place) id = (await api('POST /wishes', { body: { ...words, ...whoOf(draft, help), place: draft.place }, key })).id;
    }, help ? undefined : WISH_POST.sent);
    if (!done) return;
    forget();
    const paper = await receiptFor(id, help);
    if (paper) setReceipt(paper);
    else replace('wish', { id });
  };
  return {
    draft, change, shots, shelf, taken, startAnew, send, receipt, pictureFault,
    /** For whom staff write it, as they were asked; null for everybody else. */
    help, choose,
    missing: tried ? missing : [],
    faults: faultsIn(draft.text),
    must: mustMask(draft.text).length > 0,
    busy: taps.busy === 'send' ? '正在交…' : sending ? '正在传…' : undefined,
    edits: edit !== undefined,
    gap: (id: string): string | undefined => missing.find((one) => one.id === id)?.sentence,
    /** The community that staff serve: where they write for somebody, it is of a place there. */
    served: help ? me?.roles.find(({ role, community }) => community && helpsOthers([{ role }]))?.community?.id : undefined,
  };
}
export type Post = ReturnType<typeof usePost>;
