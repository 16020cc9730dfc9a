/** Says a text aloud; null where the platform cannot: WeChat has no voice of its own for that. */
export const speak: ((text: string, onEnd: () => void) => void) | null = null;
/** Ends what is being said. */
export const hush = (): void => undefined;
