/** One key as the workbench understands it. */
export interface KeyPress {
  /** `key` of the event in lower case: `j`, `enter`, `escape`, `/`. */
  key: string;
  /** The person is typing in a field: letters are words, not commands. */
  typing: boolean;
  /** A button or link has the focus: Enter and Space are its own. */
  onControl: boolean;
  /** Ctrl (or ⌘) is held. */
  ctrl: boolean;
}

/** Returns true when the key was used, so that the browser does nothing else with it. */
export type KeyHandler = (press: KeyPress) => boolean;

/** Phones have no keyboard to listen to: nothing is ever reported. Returns how to stop. */
export function listenKeys(_handler: KeyHandler): () => void {
  return () => undefined;
}

/** Whether hints such as 「S」 beside a button make sense here. */
export const hasKeyboard = (): boolean => false;
