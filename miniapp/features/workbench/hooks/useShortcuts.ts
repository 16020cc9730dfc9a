import { create } from 'zustand';
import { isBoolean, readStored, writeStored } from '@/platform/storage';
import { hasKeyboard } from '../platform/keyboard';

const NAME = 'workbench.keys';

/**
 * Whether single letters act. People who dictate or use a switch turn them off (WCAG 2.1.4), so the choice
 * is kept on this computer; phones start without them.
 */
export const useShortcuts = create<{ on: boolean }>(() => ({ on: readStored(NAME, isBoolean) ?? hasKeyboard() }));

/** Turns the letters on or off and remembers it. */
export function toggleShortcuts(): void {
  const on = !useShortcuts.getState().on;
  writeStored(NAME, on);
  useShortcuts.setState({ on });
}
