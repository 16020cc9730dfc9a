import type { DocketReason, DocketRuleCode } from '../domain/dockets/dockets';

export const DOCKET_REASON_WORDS: Readonly<Record<DocketReason, string>> = { overdue: '超时没办完', repeated: '反复发生', deferred: '挂账的', raised: '会上提的' };

export const DOCKET_RULE_WORDS: Readonly<Record<DocketRuleCode, string>> = {
  docketExists: '这个月的会已经召集过了，在那一场里改就行',
  notMetYet: '还没到开会那天，开了会再记',
  noAttendance: '先记哪些单位来了，再公布',
  undecided: '还有议题没记定了什么，记完再公布',
  docketDecided: '已经开始记决定了，议程不能再改',
  notInvited: '这个单位没有被请来，先在议程里加上',
  taskDoneAlready: '这一项已经记过办完了',
  taskNotYours: '这一项不归您单位',
  noItem: '会上没有这一项',
  dayUnfit: '选一个今天或以后的日子，不要太远',
  daySame: '还是原来的日子，换一天再改',
  movedOften: '这一项的日子改过很多次了，拿到下一次会上再定',
  docketPersonal: '公布的话里像有电话或证件号码，去掉再记',
};

/** On the pages. */
export const DOCKET = {
  title: '民生调度会',
  hint: '超时的、反复的、挂账的，每月一起商量定下来',
  none: '还没有开过会',
  noneBody: '每月把超时的、反复的、挂账的事摆到桌上，请有关单位来定办法和日子。',
  publicNone: '还没有公布的会',
  publicBody: '每月开完会，定了什么、谁去办、哪天办好，都公布在这里。',
  call: '召集这个月的会',
  when: '哪天开',
  time: '几点开',
  where: '在哪里开',
  agenda: '议题',
  agendaNote: '选上要上会的；议题的名字会公布，只写事，不写人',
  units: '请哪些单位',
  raise: '另外加一个议题',
  send: '召集，通知单位',
  change: '改议程',
  attend: '哪些单位来了',
  attendSend: '记好了',
  decide: '记决定',
  decision: '定了什么',
  task: '谁去办',
  plan: '怎么办',
  due: '哪天办好',
  addTask: '再加一项任务',
  noTask: '不派任务',
  publish: '公布结果',
  summary: '写一段给居民看的话',
  summaryNote: '居民都看得到，不写姓名、电话、门牌',
  taskDone: '办完了',
  report: '办成什么样',
  move: '改日子',
  moveDay: '改到哪天',
  moveWhy: '为什么改',
  moveNote: '原来的日子和原因居民都看得到',
  moved: '日子改了，单位会收到消息',
  tasks: '定下来要办的',
  came: '来了的单位',
  absent: '没来的单位',
  overdueTask: '超期没办完',
  sensitive: '涉及隐私，不公布',
  open: '看会上定的事',
} as const;

/** `2026 年 3 月`. */
export const monthWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

/** The line on the timeline of a matter: what was decided, who does what by when. */
export const docketLine = (month: string, decision: string, tasks: readonly { readonly unit: string; readonly plan: string; readonly day: string }[]): string =>
  [`${monthWords(month)}民生调度会定了：${decision}`, ...tasks.map(({ unit, plan, day }) => `${unit}${plan}，${day}前`)].map((part) => part.replace(/[。；]$/, '')).join('；') + '。';

/** How the day of a task was moved: 「原定 3 月 20 日，改到 3 月 30 日：等配件」. */
export const movedWords = ({ from, to, why }: { readonly from: string; readonly to: string; readonly why: string }): string => `原定 ${from}，改到 ${to}：${why}`;

/** The same on the timeline of the matter it is about. */
export const movedLine = (month: string, unit: string, plan: string, moved: { readonly from: string; readonly to: string; readonly why: string }): string =>
  `${monthWords(month)}民生调度会定的「${unit}${plan}」，${movedWords(moved)}`.replace(/[。；]$/, '') + '。';
