/** Colours of the house as a canvas takes them; `tokens.scss` is their home, and a test compares the two. */
export const COLOURS = {
  wall: '#f4f3ec',
  osmanthus: '#fff3d2',
  'osmanthus-rule': '#e6d09a',
  dado: '#cbdfd4',
  door: '#1e6650',
  deep: '#14493a',
  ink: '#20241f',
  'ink-osm': '#4d4a3a',
  'ink-dado': '#33453d',
} as const;

/** The typeface of drawn words, as on the pages. Sizes in CSS pixels. */
export const fontOf = (size: number, bold = false): string => `${bold ? 700 : 400} ${size}px "PingFang SC", "Noto Sans CJK SC", sans-serif`;
