/** Puts the page on paper. */
export const print: (() => void) | null = () => window.print();
