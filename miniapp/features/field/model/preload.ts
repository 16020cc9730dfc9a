/** In WeChat a package is on the phone as a whole. */
export const preloadCase = (): void => undefined;
