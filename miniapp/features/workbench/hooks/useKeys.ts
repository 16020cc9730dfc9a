import { useEffect, useRef } from 'react';
import { listenKeys, type KeyHandler } from '../platform/keyboard';

/** Listens to keys while the page is drawn; the handler may change with every drawing. */
export function useKeys(handler: KeyHandler, active = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => (active ? listenKeys((press) => latest.current(press)) : undefined), [active]);
}
