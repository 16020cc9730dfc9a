/** The triage board. */
export const BOARD = {
  title: '分诊台',
  lead: '哪一类等着几件，最久的等了多久，最近的什么时候到期。点一格，看那一格的单子。',
  places: '哪里压着',
  placesNote: '照名册的先后，不排名。点一个，只看那里的',
  none: '没有',
  oldest: (words: string, atLeast: boolean) => (atLeast ? `最久的至少等了${words}` : `最久的等了${words}`),
  nearest: (words: string) => `最近的要在${words}办`,
  late: (words: string) => `最早的该在${words}办`,
  only: (place: string) => `只看${place}`,
  everywhere: '都看',
  back: '回到工单',
  groups: { now: '现在要紧的', ours: '轮到我们', others: '在等别人', after: '办结以后' },
} as const;

/** Matters that keep coming back. */
export const REPEATS = {
  title: '反复发生',
  lead: (days: number) => `${days} 天里，同一个地方、同一类的事，办结了又来的；同一位居民在附近又报的也算。`,
  none: '这段时间没有反复发生的',
  noneBody: '办结了又来的，会列在这里。',
  times: (times: number) => `第 ${times} 次`,
  openNow: (open: number) => (open > 0 ? `${open} 件在办` : '都办结了'),
  by: { place: '同一个地方', reporter: '同一位居民' },
  docket: '放到民生调度会上谈',
} as const;

/** Naming a colleague in a note. */
export const MENTIONS = {
  title: '提到我的',
  add: '@ 提到同事',
  lead: '同事在内部记录里提到您的，居民看不到。',
  none: '没有人提到您',
  noneBody: '同事在内部记一笔里提到您，会列在这里。',
  choose: '提到谁（办这件事的同事）',
  nobody: '没有别的同事在办这件事',
  most: '一次最多提到 5 位',
  named: (names: string) => `提到了${names}`,
  drop: (name: string) => `不提${name}`,
  unread: (count: number) => `${count} 条没看`,
} as const;

/** Ways to look at the list that are kept. */
export const FILTERS = {
  keep: '存下这样看',
  kept: '存下了，换一台设备也在',
  keptHere: '先存在这台设备上，有网了就都有',
  drop: '不再存',
  merged: '另一台设备刚改过，两边的都留下了',
  most: '最多存 8 个，最早的一个让出来了',
} as const;

/** How often a unit returned what it was given: a small, fair line beside its name, units only. */
export const BOUNCES = {
  title: '退单',
  note: (days: number) => `最近 ${days} 天，照单位名册的先后，不排名`,
  none: '没有单位退过单',
  cut: '退单太多，只数了最近的',
} as const;

/** 「近 90 天退过 2 次，街道认可 1 次、没认可 1 次」. */
export function bounceWords({ returned, upheld, refused }: { readonly returned: number; readonly upheld: number; readonly refused: number }, days: number): string {
  const decided = [upheld > 0 && `认可 ${upheld} 次`, refused > 0 && `没认可 ${refused} 次`].filter(Boolean).join('、');
  return `近 ${days} 天退过 ${returned} 次${decided ? `，街道${decided}` : ''}`;
}
