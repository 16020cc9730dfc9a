import type { KeyHandler } from './keyboard';

export type { KeyHandler, KeyPress } from './keyboard';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type));

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement || target instanceof HTMLInputElement;

/**
 * Listens to keys on the whole page. Left alone: keys held down, Alt combinations, and everything while an
 * input method is composing a Chinese word (J and K are letters of pinyin). Returns how to stop.
 */
export function listenKeys(handler: KeyHandler): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.repeat && !['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    const used = handler({
      key: event.key.toLowerCase(),
      typing: isTyping(event.target),
      onControl: isControl(event.target),
      ctrl: event.ctrlKey || event.metaKey,
    });
    if (used) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** A screen with a fine pointer usually has a keyboard in front of it. */
export const hasKeyboard = (): boolean => window.matchMedia('(pointer: fine)').matches;
