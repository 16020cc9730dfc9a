import { SUSPENSION_REASONS, type SuspensionReason, type SuspensionRuleCode } from '../domain/identity/suspensions';

/** Why, as whoever it is about reads it: what happened, not what somebody is. */
export const SUSPENSION_REASON_WORDS: Readonly<Record<SuspensionReason, string>> = {
  askedMoney: '向人要过钱', harassed: '打扰过别人', falseWords: '写过假的事', unlawful: '发过违法的话', misused: '账号被别人用了', wished: '本人说先不用了', other: '别的原因',
};

export const SUSPENSION_RULE_WORDS: Readonly<Record<SuspensionRuleCode, string>> = {
  suspendOwn: '自己的账号请别的管理员来办',
  suspendOffice: '这位还有职务，先由管理员结束职务，再停账号',
  suspendTwice: '这个账号已经停着，到期或恢复以后才能再停',
  suspendReason: '选了“别的原因”，写一句为什么',
  notSuspended: '这个账号现在没有停，不用恢复',
};

const own = (reason: unknown): reason is SuspensionReason => (SUSPENSION_REASONS as readonly unknown[]).includes(reason);

/** What somebody reads who logs in to an account that is stopped: until when, why, and that everything else goes on. `data` of `account_suspended`. */
export function suspendedSentence({ until, reason }: Readonly<Record<string, unknown>>): string {
  const day = typeof until === 'string' ? /^\d{4}-(\d{2})-(\d{2})/.exec(until) : null;
  const why = own(reason) && reason !== 'other' ? `，因为${SUSPENSION_REASON_WORDS[reason]}` : '';
  return `这个账号停用${day ? `到 ${Number(day[1])} 月 ${Number(day[2])} 日` : '了'}${why}。以前的都还在。想说明情况、有事要办，打给社区工作站或者去一趟，照样受理`;
}

/** Words of the page. */
export const SUSPENSION = {
  title: '停用账号',
  menuDetail: '查一个人、停多久、为什么，以及恢复',
  note: '停用以后，这位登录不了，手上认领的心愿、领的任务还给别人，写过的都留着。打电话、来窗口照样受理。停一次、恢复一次都有记录。',
  find: '手机号',
  findHint: '11 位',
  search: '查一查',
  badPhone: '写 11 位的手机号',
  none: '您管的社区里没有用这个号码的人',
  days: '停多久',
  forDays: (days: number): string => `${days} 天`,
  untilLifted: '到恢复为止',
  reason: '为什么',
  reasonNote: '本人登录时看得到',
  text: '记一句经过',
  textNote: '只给工作站和管理员看',
  suspend: '停用这个账号',
  suspended: '停了，这位登录时看得到原因',
  restore: '恢复这个账号',
  restoreText: '为什么恢复',
  restored: '恢复了，告诉这位了',
  ask: (name: string): string => `停用${name}的账号？`,
  askNote: '马上退出登录；认领的还给别人，没有人会说是谁、为什么。',
  keep: '先不停',
  list: '停过的账号',
  empty: '这里还没有停过账号。',
  inForce: '停着',
  over: '过了',
  lifted: '恢复了',
  until: (day: string): string => `停到 ${day}`,
  office: '这位有职务：先由管理员结束职务。',
  notYours: '这里归站长和管理员',
  notYoursBody: '停用账号要由社区工作站的站长，或者区里的管理员来定。',
} as const;
