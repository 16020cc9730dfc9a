/** Whether anybody can see the page. */
export const isSeen = (): boolean => document.visibilityState === 'visible';

/** Calls back when the page is seen again (another tab, a locked screen). Returns how to stop. */
export function onSeenAgain(callback: () => void): () => void {
  const onChange = () => {
    if (isSeen()) callback();
  };
  document.addEventListener('visibilitychange', onChange);
  window.addEventListener('online', callback);
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    window.removeEventListener('online', callback);
  };
}
