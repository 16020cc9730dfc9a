import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onBackOnline } from '../platform/network';
import { startAt } from '../platform/routes';
import { ApiError } from './errors';
import { loadMe, type Me, useMe } from './me';
import { signedIn } from './session';
import { type Query } from './useQuery';

/**
 * Who is logged in, asked again whenever the page is shown or the network returns; leads to the log-in page
 * when nobody is. What the phone kept is there at once, so a page opens without a network.
 */
export function useSignedInQuery(): Query<Me> {
  const me = useMe((state) => state.me);
  const [error, setError] = useState<ApiError>();
  const [loading, setLoading] = useState(true);
  const reload = useCallback(async () => {
    if (!signedIn()) return;
    setLoading(true);
    try {
      await loadMe();
      setError(undefined);
    } catch (thrown) {
      if (thrown instanceof ApiError) setError(thrown);
    } finally {
      setLoading(false);
    }
  }, []);
  useEffect(() => {
    if (signedIn()) void reload();
    else startAt('login');
    return onBackOnline(() => void reload());
  }, [reload]);
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current) void reload();
    shownBefore.current = true;
  });
  return { data: me ?? undefined, error, loading, reload };
}

/** The same for pages that can wait for it: null until it is known. */
export function useSignedIn(): Me | null {
  return useSignedInQuery().data ?? null;
}
