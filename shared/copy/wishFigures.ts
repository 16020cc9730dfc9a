import type { UnmatchedWhy, WishWay } from '../domain/wishes/tally';
import type { WishWhom } from '../domain/wishes/states';
import { UNMATCHED_WORDS } from './wishes';

/** Figures of wishes, for those who work on them. */
export const WISH_FIGURES = {
  title: '心愿的数据',
  open: '看数据',
  byMonth: '按写下心愿的月份',
  none: '还没有数过',
  empty: { title: '这段时间没有心愿', body: '换一段时间，或者看看别处。' },
  tiles: { posted: '写下', published: '核实后发布', claimed: '有人认领过', realised: '实现', never: '一直没人认领', again: '等过一整轮' },
  notes: {
    posted: ({ declined, withdrawn }: { declined: number; withdrawn: number }): string => `没发布 ${declined}，撤回 ${withdrawn}`,
    published: (waiting: number): string => `现在等认领 ${waiting}`,
    handed: (handed: number): string => `转去办 ${handed}`,
    ended: (ended: number): string => `后来不用了 ${ended}`,
  },
  ways: '要等多久',
  waysNote: '按日历上的天数',
  why: '没人认领，是因为',
  kinds: '按类别',
  below: { district: '按街道', street: '按社区' },
  belowNote: '照名册的先后，不排名',
  hands: '谁认领、谁实现',
  handsNote: '单位按名称排，邻居合在一起，不记个人',
  neighbours: '邻居们',
  months: '按月份',
  register: '导出台账',
  registerBusy: '正在做表…',
  registerDone: '台账存好了',
  heads: { name: '', posted: '写下', published: '发布', claimed: '认领过', realised: '实现', never: '没人认领', median: '一半在…内实现' },
  handHeads: { claimed: '认领', realised: '实现' },
} as const;

export const WAY_WORDS: Readonly<Record<WishWay, string>> = { claim: '发布到有人认领', realise: '写下到实现' };
export const WHY_WORDS: Readonly<Record<UnmatchedWhy, string>> = { ...UNMATCHED_WORDS, unsaid: '工作站还没说' };

/** A length of time by the calendar, from minutes. */
export function lengthWords(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 60) return minutes < 2 ? '马上' : `${minutes} 分钟`;
  const hours = minutes / 60;
  return hours < 24 ? `${Math.round(hours)} 小时` : `${Math.round((hours / 24) * 10) / 10} 天`;
}

/** The register (心愿台账). */
export const WISH_REGISTER = {
  columns: ['编号', '社区', '写下', '类别', '心愿（发布的话）', '替谁', '要几份', '现在', '谁认领', '认领过几次', '第一次认领', '实现', '用了几天', '没人认领的原因'],
  name: (day: string): string => `心愿台账-${day}.xlsx`,
  neighbour: '邻居',
  unreleased: '（没有发布）',
  unsaid: '还没说',
  whom: { self: '本人', family: '家里人', proxy: '代办' } as Readonly<Record<WishWhom, string>>,
} as const;

/** The year of a community in wishes, for everybody. */
export const WISH_YEAR = {
  title: '心愿这一年',
  open: '看这一年',
  head: (year: string, realised: number): string => (realised === 0 ? `${year} 年，还在等第一个心愿实现` : `${year} 年，${realised} 个心愿实现了`),
  sub: ({ published, claimed, waiting }: { published: number; claimed: number; waiting: number }): string => `发布了 ${published} 个，${claimed} 个有人认领${waiting > 0 ? `，还有 ${waiting} 个在等` : ''}`,
  months: '哪个月写下的，实现了几个',
  kinds: '都是些什么心愿',
  kind: (realised: number): string => `${realised} 个`,
  organisations: '出了力的单位',
  organisationsNote: '按名称排',
  stories: '心愿的故事',
  storiesNote: '收心愿的人答应了才讲',
  noStories: '这一年还没有讲出来的故事。',
  month: (month: string, realised: number): string => `${Number(month.slice(5))} 月，实现 ${realised} 个`,
  which: '哪一年',
  year: (year: string): string => `${year} 年`,
} as const;
