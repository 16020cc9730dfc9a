import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiError, mayPass, sentenceOf } from '@/api';
import { onBackOnline } from '@/platform/network';
import { announce } from '@/ui';
import { FILTERS } from '@shared/copy/board';
import { keepHere, keptHere } from '../model/keptFilters';
import { isUnsent, joined, type Kept, withFilter, withoutFilter } from '../model/savedFilters';
import type { InboxQuery } from './useInbox';

/** Writes that met another device, at most, before it is left for the next time. */
const TRIES = 3;

/** Brings what this device has added and dropped to the server, and what is there here. */
async function settled(personId: string, left = TRIES): Promise<{ kept: Kept; met: boolean }> {
  const book = await api('GET /workbench/filters');
  const mine = keptHere(personId);
  if (!isUnsent(mine)) return { kept: { items: book.items, added: [], dropped: [] }, met: false };
  try {
    const { items } = await api('PUT /workbench/filters', { body: { revision: book.revision, items: joined(book.items, mine) } });
    return { kept: { items, added: [], dropped: [] }, met: left < TRIES };
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'conflict') || left === 0) throw error;
    return { ...(await settled(personId, left - 1)), met: true };
  }
}

/**
 * Ways to look at the list, the same on every device. A change stands on this device at once and goes to the server
 * from there; without a network it waits, and nothing is lost.
 */
export function useSavedFilters(personId: string) {
  const [kept, setKept] = useState(() => keptHere(personId));
  const running = useRef<Promise<void>>(Promise.resolve());

  const bring = useCallback(
    (said?: string): void => {
      // One after the other: the second brings what was changed during the first.
      running.current = running.current.then(async () => {
        const asked = JSON.stringify(keptHere(personId));
        try {
          const { kept: next, met } = await settled(personId);
          // Changed meanwhile: the next one in the row brings that.
          if (JSON.stringify(keptHere(personId)) !== asked) return;
          keepHere(personId, next);
          setKept(next);
          if (met) announce(FILTERS.merged);
          else if (said) announce(said);
        } catch (error) {
          if (said) announce(error instanceof ApiError && mayPass(error) ? FILTERS.keptHere : sentenceOf(error), 'warn');
        }
      });
    },
    [personId],
  );
  useEffect(() => {
    bring();
    return onBackOnline(() => bring());
  }, [bring]);

  const change = (next: Kept, said?: string): void => {
    keepHere(personId, next);
    setKept(next);
    bring(said);
  };
  return {
    items: kept.items,
    save: (query: InboxQuery) => change(withFilter(keptHere(personId), query), FILTERS.kept),
    drop: (name: string) => change(withoutFilter(keptHere(personId), name)),
  };
}
