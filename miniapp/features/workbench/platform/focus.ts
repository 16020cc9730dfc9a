/** Puts the focus on an element by id, after the page has been drawn. WeChat moves it by itself. */
export function focusOn(_id: string): void {}

/** The id of what has the focus, to give it back when a form closes; null where there is none. */
export const focusedId = (): string | null => null;

/** Scrolls an element into view inside its own part of the page, as little as needed. */
export function reveal(_id: string): void {}
