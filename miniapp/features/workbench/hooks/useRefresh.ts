import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { isSeen, onSeenAgain } from '../platform/visible';

/** How often what is on screen is asked for again (ms). */
const EVERY = 30_000;

/** Calls `refresh` every 30 seconds while somebody can see the page, and at once when it is seen again. */
export function useRefresh(refresh: () => void): void {
  const latest = useRef(refresh);
  latest.current = refresh;
  const onTop = useRef(true);
  const firstShow = useRef(true);
  useDidShow(() => {
    onTop.current = true;
    if (!firstShow.current) latest.current();
    firstShow.current = false;
  });
  useDidHide(() => {
    onTop.current = false;
  });
  useEffect(() => {
    const again = () => {
      if (onTop.current && isSeen()) latest.current();
    };
    const timer = setInterval(again, EVERY);
    const stop = onSeenAgain(again);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
}
