/** Whether anybody can see the page. In WeChat the page's own show and hide tell. */
export const isSeen = (): boolean => true;

/** Calls back when the page is seen again (another tab, a locked screen). Returns how to stop. */
export function onSeenAgain(_callback: () => void): () => void {
  return () => undefined;
}
