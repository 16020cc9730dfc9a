import { formatMoment, formatTime } from '../domain/kernel/dates';
import { dayOf } from '../domain/kernel/days';
import type { NoticeAreaKind, NoticeKind } from '../domain/notices/kinds';
import type { NoticeRuleCode, NoticeWhen } from '../domain/notices/rules';
import type { NoticeAction, NoticeDesk, NoticeState } from '../domain/notices/states';
import { storyWords } from './story';

export const NOTICE_KIND_WORDS: Readonly<Record<NoticeKind, string>> = { water: '停水', power: '停电', gas: '燃气', storm: '台风暴雨', safety: '安全提醒', meeting: '会议', activity: '活动', policy: '政策', other: '其他' };
export const NOTICE_STATE_WORDS: Readonly<Record<NoticeState, string>> = { draft: '没发', waiting: '等第二个人', out: '发出了', withdrawn: '撤下了', recalled: '发错收回', dropped: '不发了' };
export const NOTICE_DESK_WORDS: Readonly<Record<NoticeDesk, string>> = { draft: '在写', waiting: '等人看', out: '发出的', over: '撤下的' };
export const NOTICE_AREA_WORDS: Readonly<Record<NoticeAreaKind, string>> = { district: '全区', street: '街道', community: '社区', grid: '网格', building: '楼栋' };
export const NOTICE_BUTTONS: Readonly<Record<NoticeAction, string>> = {
  change: '改一改', handIn: '交给第二个人看', release: '发出去', sendBack: '退回去改', takeBack: '拿回来改', drop: '不发了', pin: '置顶', correct: '更正', confirm: '更正可以发', refuse: '不更正了', withdraw: '撤下', recall: '发错地方，收回',
};
const MOMENTS: Readonly<Record<NoticeAction | 'write', string>> = {
  write: '写好了', change: '改过了', handIn: '交给第二个人看', release: '发出去了', sendBack: '退回去改', takeBack: '拿回来改', drop: '不发了', pin: '改了置顶', correct: '写了更正', confirm: '更正发出去了', refuse: '更正没有发', withdraw: '撤下了', recall: '发错地方，收回了',
};
export const noticeMomentWords = (action: NoticeAction | 'write'): string => storyWords(MOMENTS, action);

/** The time a notice is about, in one phrase; null where it names none. */
export function whenWords({ from, to }: NoticeWhen, now: Date): string | null {
  if (from && to) return `${formatMoment(from, now)} 到 ${dayOf(from) === dayOf(to) ? formatTime(to) : formatMoment(to, now)}`;
  return from ? `${formatMoment(from, now)} 起` : to ? `到 ${formatMoment(to, now)}` : null;
}
/** Areas in one phrase: the first three, and how many more. */
export function areasWords(areas: readonly { readonly name: string }[]): string {
  const [shown, more] = [areas.slice(0, 3).map(({ name }) => name).join('、'), areas.length - 3];
  return more > 0 ? `${shown}等 ${areas.length} 处` : shown;
}

/** The rules in words: what is so, and what to do. */
export const NOTICE_RULE_WORDS: Readonly<Record<NoticeRuleCode, string>> = {
  noticeSecond: '应急通知要第二个人看过才能发，请先交给第二个人',
  noticeNoSecond: '不是应急通知，直接发出去就行',
  noticeProposed: '已经有一份更正在等第二个人，先处理那一份',
  noticeNothingProposed: '没有等着看的更正，刷新一下看看最新的',
  noticeArea: '选的地方有的不归您这里管，去掉再试',
  noticeAreaTwice: '同一个地方选了两次，留一个就行',
  noticeWhen: '时间不对：结束要晚于开始，也要晚于现在，一年以内',
  noticeBlanks: '还有【】没填，把里面的换成真的再发',
  noticePin: '置顶的日子从今天起选，60 天以内',
  noticeSame: '和原来一个字不差，改了再更正',
  noticeCorrections: '更正的次数太多了，撤下重新发一条吧',
  noticeTimelineFull: '这条通知改的次数太多了，撤下重新发一条吧',
};

/** On the pages of notices. */
export const NOTICE = {
  title: '通知', desk: '发通知', one: '通知', write: '写一条通知', greeting: '各位居民', all: '全部通知',
  empty: { title: '现在没有通知', body: '停水停电、台风、开会的事，会在这里告诉您。' },
  homeless: { title: '先选您住的社区', body: '选好了，那里的通知就到您这里。', act: '选社区' },
  deskEmpty: { draft: { title: '没有在写的', body: '写好了先存着，也可以。' }, waiting: { title: '没有等人看的', body: '应急通知和它的更正，要第二个人看过才发。' }, out: { title: '还没有发出的', body: '选个样子，改几个字，就能发。' }, over: { title: '没有撤下的', body: '撤下的、发错收回的，都留在这里。' } },
  pinned: '置顶', emergency: '应急', edited: '更正过', withdrawn: '这条通知不算了', recalled: '这条通知发错了地方，和您没有关系', history: '更正过什么', before: '原来是这样写的',
  when: '什么时候', where: '哪些地方', reads: (count: number): string => `${count} 人看过`, readsNote: '只数人数，谁看了谁都不知道',
  phones: { wechat: '微信', sms: '短信' } as const, phonesState: { going: '正在发', done: '发完了', full: '到了一次的上限，没有再发' } as const,
  sent: (count: number): string => `${count} 条`,
  proposal: '等第二个人看的更正', print: '打印贴墙上', listen: '读给我听', listening: '不读了', timeline: '经过',
  wechat: '下次的通知，微信也告诉我', wechatDone: '记下了，下一条通知微信会告诉您',
  waitNote: '您写的，请另一位同事来发。', secondNote: '不是您写的，看清楚时间、地方再发。',
} as const;
export const NOTICE_FORM = {
  template: '从样子开始', kind: '什么事', emergency: '应急', emergencyDetail: '要第二个人看过才发，登记过手机号的都收短信', unit: '用谁的名义', title: '标题', text: '正文', textPlaceholder: '一段写一件：什么时候、哪里、怎么办、问谁',
  from: '从几时', to: '到几时', noTime: '不写时间', day: '哪天', clock: '几点', areas: '发到哪里', whole: '整个', inside: '挑网格、楼栋', estate: (name: string): string => `${name}全部`, pin: '置顶到', noPin: '不置顶',
  save: '先存着', preview: '看看样子', saved: '存好了', sent: '发出去了', handed: '交出去了，请另一位同事看', why: '为什么更正', reason: '为什么', reasonPlaceholder: '居民看得到，写清楚',
} as const;

/** The plain page and the paper. */
export const NOTICE_PAPER = { scan: '扫一扫，看有没有更正', phone: '电话', missing: '没有这条通知，可能还没有发出来', corrected: (when: string): string => `${when} 更正过`, before: '更正前', print: '贴在墙上的样子', plain: '回到网页' } as const;
/** Text messages of an emergency. */
export const noticeSms = (unit: string, title: string, link: string | null): string => `【邻里】${unit}应急通知：${title}。${link === null ? '打开邻里看一看。' : `点开看 ${link}`}`;
export const noticeOverSms = (unit: string, title: string, recalled: boolean): string => `【邻里】${unit}：「${title}」${recalled ? '发错了地方，请不要理会' : '不算了'}。`;
/** The third value of a subscribe message where no time is named. */
export const NOTICE_NO_TIME = '请打开看';
/** Names of fields that no other page has. */
export const NOTICE_FIELDS = { areas: '地方', from: '开始的时间', to: '结束的时间', pinnedUntil: '置顶的日子', emergency: '应急', until: '置顶的日子', advice: '怎么做' } as const;
