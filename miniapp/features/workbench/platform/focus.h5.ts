/** How many drawn frames something that is still being fetched may take to stand: about a second. */
const PATIENCE = 60;

let wanted = '';

function when(id: string, frames: number): void {
  if (wanted !== id) return;
  const there = document.getElementById(id);
  if (there) there.focus();
  else if (frames > 0) requestAnimationFrame(() => when(id, frames - 1));
}

/** Puts the focus on an element by id: at once where it stands, else as soon as it has been drawn. The latest wish counts. */
export function focusOn(id: string): void {
  wanted = id;
  when(id, PATIENCE);
}

/** The id of what has the focus, to give it back when a form closes; null when it has no id. */
export const focusedId = (): string | null => document.activeElement?.id || null;

/** Scrolls an element into view inside its own part of the page, as little as needed. */
export function reveal(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
}
