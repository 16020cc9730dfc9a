import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { startAt } from '../platform/routes';
import { loadMe, type Me, useMe } from './me';
import { tokenNow } from './session';

/**
 * Who is logged in, for pages that need somebody: leads to the log-in page when nobody is. Null until the
 * server has told, at the first start only; later the last answer is kept.
 */
export function useSignedIn(): Me | null {
  const me = useMe((state) => state.me);
  useEffect(() => {
    if (!tokenNow()) startAt('login');
  }, []);
  useDidShow(() => {
    if (tokenNow()) loadMe().catch(() => undefined);
  });
  return me;
}
