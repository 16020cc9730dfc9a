// WeChat moves the reading focus by itself; only a browser needs help (see focus.h5.ts).

/** Moves the focus into a sheet while it is open, and back when it closes; Escape closes it. */
export function useSheetFocus(_open: boolean, _id: string, _onClose: () => void): void {}

/** Moves the focus to the page that was just opened. */
export function usePageFocus(_onTop: boolean): string {
  return '';
}
