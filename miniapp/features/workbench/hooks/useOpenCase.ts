import { useCallback, useEffect, useRef, useState } from 'react';
import { keepThumbs } from '../model/rows';
import type { CaseView } from '../model/types';
import type { Trouble } from '../model/trouble';
import { loadCase, troubleOf } from './requests';

interface OpenCase {
  view: CaseView | null;
  trouble: Trouble | null;
}

/** Signed picture addresses live minutes: after this long (ms) the fresh ones are taken. */
const THUMBS_LIVE = 120_000;

/** One case: loads it, loads it again when asked, and takes what an action answers. Null id: none is open. */
export function useOpenCase(id: string | null) {
  const [state, setState] = useState<OpenCase>({ view: null, trouble: null });
  const asked = useRef(0);
  const thumbsAt = useRef(0);

  const show = useCallback((fresh: CaseView) => {
    asked.current += 1;
    setState((before) => {
      if (Date.now() - thumbsAt.current < THUMBS_LIVE) return { view: keepThumbs(before.view, fresh), trouble: null };
      thumbsAt.current = Date.now();
      return { view: fresh, trouble: null };
    });
  }, []);

  /** Resolves to the case as it is now, or null when it could not be had. */
  const reload = useCallback(async (): Promise<CaseView | null> => {
    if (!id) return null;
    const mine = (asked.current += 1);
    try {
      const fresh = await loadCase(id);
      if (mine === asked.current) show(fresh);
      return fresh;
    } catch (error) {
      if (mine === asked.current) setState((before) => ({ ...before, trouble: troubleOf(error) }));
      return null;
    }
  }, [id, show]);

  useEffect(() => {
    setState((before) => (before.view?.id === id ? before : { view: null, trouble: null }));
    void reload();
  }, [id, reload]);

  const view = state.view?.id === id ? state.view : null;
  return { view, trouble: state.trouble, reload, show };
}
