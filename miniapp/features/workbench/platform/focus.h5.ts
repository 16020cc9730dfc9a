/** Puts the focus on an element by id: at once where it stands, else after the page has been drawn. */
export function focusOn(id: string): void {
  const there = document.getElementById(id);
  if (there) there.focus();
  else requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** The id of what has the focus, to give it back when a form closes; null when it has no id. */
export const focusedId = (): string | null => document.activeElement?.id || null;

/** Scrolls an element into view inside its own part of the page, as little as needed. */
export function reveal(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
}
