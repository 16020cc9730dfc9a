import type { NeighbourRule } from '../domain/cases/neighbourWords';

/** How many neighbours said what: 「3 位邻居说解决了，1 位说没有」. */
export function neighboursSay({ solved, not }: { readonly solved: number; readonly not: number }): string {
  if (not === 0) return `${solved} 位邻居说解决了`;
  return solved === 0 ? `${not} 位邻居说没有解决` : `${solved} 位邻居说解决了，${not} 位说没有`;
}

/** Why it is redone, reviewed or closed while its reporter is silent; for everybody to read. */
export const WHEN_SILENT = {
  redo: (said: string): string => `报事的人没有答复，${said}，再办一次`,
  review: (said: string): string => `报事的人没有答复，${said}，请街道复核`,
  close: (said: string): string => `报事的人没有答复，${said}`,
} as const;

export const NEIGHBOUR_WORDS = {
  /** To one who met it too, while the result waits for a word. */
  question: '您那边也好了吗',
  hint: '报事的人说了算。他没答复的时候，看遇到的邻居怎么说。',
  yes: '我这边好了',
  no: '我这边还没好',
  thanks: { solved: '您说过：我这边好了', not: '您说过：我这边还没好' },
  change: '改一改',
  failed: '没说上',
} as const;

export const NEIGHBOUR_RULE_WORDS: Readonly<Record<NeighbourRule, string>> = {
  notMetToo: '这件事您没有点过“我也遇到”，点了才能说好没好',
  notAskedNow: '现在没有在问好没好：还没办好，或者报事的人已经说了',
};
