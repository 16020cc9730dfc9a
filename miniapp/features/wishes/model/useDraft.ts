import { useEffect, useState } from 'react';
import type { Me } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import type { WishWhom } from '@shared/domain/wishes/states';
import { type Draft, EMPTY, hasContent, keptOf, wishDrafts } from './draft';
import type { WishView } from './words';

/** The own doorstep, until somebody says otherwise. */
function doorOf(me: Me): ChosenPlace | null {
  const { home } = me;
  return home?.point ? { text: home.placeText || home.community.name, point: home.point, ...(home.placeId ? { placeId: home.placeId } : {}) } : null;
}

/** What is being written: taken up from this phone where it was started, or from `before`, a wish that is written anew and kept nowhere. */
export function useDraft(me: Me | null, whom: WishWhom, edits: boolean, before: WishView | undefined) {
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, whom });
  const [taken, setTaken] = useState(false);
  const owner = edits ? null : (me?.id ?? null);
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
  const forget = (): void => {
    if (owner !== null) wishDrafts(whom).drop(owner);
  };
  return {
    draft,
    change: (part: Partial<Draft>): void => setDraft((known) => ({ ...known, ...part })),
    /** Whether it was started before. */
    taken,
    /** It is handed in: nothing of it stays on the phone. */
    forget,
    /** Begins anew: what was kept is gone. */
    startAnew: (): void => {
      forget();
      setTaken(false);
      setDraft({ ...EMPTY, whom, place: me && own ? doorOf(me) : null });
    },
  };
}
