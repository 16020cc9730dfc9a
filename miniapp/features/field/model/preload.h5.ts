/** Fetches the page of one matter while there is a network: a browser would look for it only when it is opened. */
export const preloadCase = (): void => void import('../pages/case').catch(() => undefined);
