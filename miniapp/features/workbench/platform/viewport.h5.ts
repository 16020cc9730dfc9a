import { useSyncExternalStore } from 'react';

/** From this width on, list and case stand side by side (px). */
export const SIDE_BY_SIDE = 1024;

const query = () => window.matchMedia(`(min-width: ${SIDE_BY_SIDE}px)`);
const subscribe = (change: () => void) => {
  const media = query();
  media.addEventListener('change', change);
  return () => media.removeEventListener('change', change);
};

/** Whether list and case stand side by side; follows the window as it is resized. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
