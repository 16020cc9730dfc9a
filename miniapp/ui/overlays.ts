import { create } from 'zustand';

/** A question that stops the person for a moment. */
export interface Question {
  title: string;
  body?: string;
  /** Verb of the yes button, at most eight characters. */
  yes: string;
  no?: string;
  danger?: boolean;
}

interface Overlays {
  toast: { text: string; kind: 'done' | 'warn'; shown: number } | null;
  question: (Question & { answer: (yes: boolean) => void }) | null;
}

export const useOverlays = create<Overlays>(() => ({ toast: null, question: null }));

/** Long enough to read two short sentences. */
const TOAST_MS = 4000;
let shown = 0;

/** Says one sentence at the foot of the page, and to screen readers. */
export function announce(text: string, kind: 'done' | 'warn' = 'done'): void {
  const mine = (shown += 1);
  useOverlays.setState({ toast: { text, kind, shown: mine } });
  setTimeout(() => {
    if (useOverlays.getState().toast?.shown === mine) useOverlays.setState({ toast: null });
  }, TOAST_MS);
}

/** Asks yes or no in a sheet at the foot; resolves false when the person closes it. */
export function confirm(question: Question): Promise<boolean> {
  useOverlays.getState().question?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      useOverlays.setState({ question: null });
      resolve(yes);
    };
    useOverlays.setState({ question: { ...question, answer } });
  });
}
