import { useEffect, useId, useRef } from 'react';

const pressable = '[tabindex="0"], button, input, textarea, a[href]';

function within(id: string): HTMLElement[] {
  return [...(document.getElementById(id)?.querySelectorAll<HTMLElement>(pressable) ?? [])];
}

/** Keeps Tab inside the sheet, so that nobody acts on the page behind it. */
function keepInside(event: KeyboardEvent, id: string): void {
  const parts = within(id);
  const [first, last] = [parts[0], parts.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (!first || !last || document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

/** Moves the focus into a sheet while it is open, and back when it closes; Escape closes it. */
export function useSheetFocus(open: boolean, id: string, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    const timer = setTimeout(() => within(id)[0]?.focus(), 0);
    const heard = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
      if (event.key === 'Tab') keepInside(event, id);
    };
    document.addEventListener('keydown', heard);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', heard);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open, id]);
}

/**
 * Moves the focus to the page that was just opened, so that a screen reader starts there and Tab goes on from
 * there. What somebody has already focused on the page stays. Returns the id the page must carry.
 */
export function usePageFocus(onTop: boolean): string {
  const id = useId();
  useEffect(() => {
    if (!onTop) return undefined;
    const timer = setTimeout(() => {
      const page = document.getElementById(id);
      if (!page || page.contains(document.activeElement)) return;
      page.tabIndex = -1;
      page.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [onTop, id]);
  return id;
}
