/** A pause in long work, in which the page is drawn. */
export const breath = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
