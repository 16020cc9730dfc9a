import { formatDay } from '../domain/kernel/dates';
import { addDays, weekdayWord, WEEKDAYS, type Day } from '../domain/kernel/days';
import { isRoom, type Audience, type BookableGroup, type BookableKind, type BookableState, type Equipment, type RoomHours, type ServiceHours, type Span } from '../domain/bookings/kinds';
import type { BookingRuleCode } from '../domain/bookings/rules';
import type { BookingAction, BookingState, SaidKind } from '../domain/bookings/states';
import { DOORS } from './doors';
import { storyWords } from './story';

export const BOOKABLE_KIND_WORDS: Readonly<Record<BookableKind, string>> = {
  meeting: '会议室', activity: '活动室', reading: '阅览室', sports: '运动室', otherRoom: '别的场地', reception: '接待日', union: '工会服务', youth: '青年服务', women: '妇女儿童服务', legal: '法律咨询', clinic: '义诊', otherService: '别的服务',
};
export const BOOKABLE_GROUP_WORDS: Readonly<Record<BookableGroup, string>> = { rooms: '场地', services: '接待和服务' };
export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = { community: '本社区居民', street: '本街道居民', everybody: '谁都可以' };
export const EQUIPMENT_WORDS: Readonly<Record<Equipment, string>> = { projector: '投影', screen: '大屏', whiteboard: '白板', sound: '音响', piano: '钢琴', mirror: '镜子', tables: '桌椅', water: '饮水', network: '无线网', ramp: '轮椅能进' };
export const BOOKABLE_STATE_WORDS: Readonly<Record<BookableState, string>> = { open: '开放', paused: '暂停预约' };
export const BOOKING_STATE_WORDS: Readonly<Record<BookingState, string>> = {
  asked: '等工作站同意', booked: '约上了', waiting: '候补', called: '叫到号了', came: '来了', missed: '没来', excused: '没来，不算', hit: '要改时间', changed: '改了时间', cancelled: '取消了', refused: '没约成', over: '过去了',
};
export const SAID_KIND_WORDS: Readonly<Record<SaidKind, string>> = { case: '报给工作站办', wish: '写成微心愿' };
export const BOOKING_BUTTONS: Readonly<Record<Exclude<BookingAction, 'book' | 'wait' | 'moveUp' | 'hit' | 'remind' | 'lapse'>, string>> = {
  change: '改时间', cancel: '不去了，取消', agree: '同意', refuse: '不同意，说清楚', callOff: '取消这个预约', call: '叫号', came: '来了', missed: '没来', excuse: '没来，不算', say: '说的事，办起来',
};
const MOMENTS: Readonly<Record<BookingAction, string>> = {
  book: '约上了', wait: '排进候补', change: '改了时间', cancel: '取消了', agree: '工作站同意了', refuse: '工作站没同意', callOff: '工作站取消了', call: '叫号', came: '来了', missed: '没来', excuse: '没来，不算', say: '说的事办起来了', moveUp: '候补排到了', hit: '开放时间变了，要改时间', remind: '提醒过了', lapse: '过去了',
};
export const bookingMomentWords = (action: BookingAction): string => storyWords(MOMENTS, action);

/** `9:00`, `14:30`: a minute of a day. */
export const clockWords = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
export const spanWords = ({ from, to }: Span): string => `${clockWords(from)}–${clockWords(to)}`;
const spansWords = (spans: readonly Span[]): string => (spans.length === 0 ? '不开' : spans.map(spanWords).join('、'));
/** `今天`, `明天`, `8 月 22 日（周六）`. */
export function bookingDayWords(day: Day, today: Day): string {
  if (day === today) return '今天';
  return day === addDays(today, 1) ? '明天' : `${formatDay(day)}（周${weekdayWord(day)}）`;
}
/** A booking in one line: `今天 9:00–10:00`, `8 月 22 日（周六）9:15，3 号`. */
export function bookingWhenWords({ day, from, to, number, state, service }: { readonly day: Day; readonly from: number; readonly to: number; readonly number: number | null; readonly state: BookingState; readonly service: boolean }, today: Day): string {
  const at = bookingDayWords(day, today);
  if (state === 'waiting' && service) return at;
  const gap = at.endsWith('）') ? '' : ' ';
  return number === null ? `${at}${gap}${spanWords({ from, to })}` : `${at}${gap}${clockWords(from)}，${number} 号`;
}
export const roomHoursWords = ({ workdays, restdays }: RoomHours): string => `工作日 ${spansWords(workdays)}；休息日 ${spansWords(restdays)}`;
/** `每周四 9:00 起，12 个号，一个号 15 分钟`, `每月第一、三个周三 …`. */
export function serviceHoursWords({ weekdays, weeks, restdays, from, minutes, places }: ServiceHours): string {
  const days = [...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => `周${WEEKDAYS[day] ?? ''}`).join('、');
  const every = weeks.length === 0 ? `每${days}` : `每月第${[...weeks].sort().map((n) => '一二三四五'[n - 1]).join('、')}个${days}`;
  return `${every} ${clockWords(from)} 起，${places} 个号，一个号 ${minutes} 分钟${restdays ? '，放假也有' : '，放假不办'}`;
}
export const peopleWords = (kind: BookableKind, capacity: number): string | null => (isRoom(kind) && capacity > 0 ? `坐得下 ${capacity} 人` : null);
/** Where a booking stands, in one line for whoever has it. */
export function bookingLine(row: { readonly state: BookingState; readonly day: Day; readonly from: number; readonly to: number; readonly number: number | null; readonly service: boolean; readonly waitingAt: number | null }, today: Day): string {
  const when = bookingWhenWords(row, today);
  switch (row.state) {
    case 'asked': return `${when}，等工作站同意`;
    case 'booked': return `约上了：${when}`;
    case 'waiting': return `${when}，候补第 ${row.waitingAt ?? 1} 位，有人退了就轮到您`;
    case 'called': return `叫到 ${row.number ?? ''} 号了，请过去`;
    case 'came': return `${when}，来过了`;
    case 'missed': return `${when}，没来`;
    case 'excused': return `${when}，没来，不算`;
    case 'hit': return `${when}不开了，请另选时间`;
    case 'changed': return '改到别的时间了';
    case 'cancelled': return `${when}，取消了`;
    case 'refused': return `${when}，没约成`;
    case 'over': return `${when}，过去了`;
  }
}
export const queueWords = ({ before, calling }: { readonly before: number; readonly calling: number | null }): string => [calling === null ? '还没开始叫号' : `叫到 ${calling} 号`, before === 0 ? '下一个就是您' : `您前面还有 ${before} 位`].join('，');

/** The rules in words: what is so, and what to do. */
export const BOOKING_RULE_WORDS: Readonly<Record<BookingRuleCode, string>> = {
  bookingPaused: '这里暂停预约，过些天再来看，或者问工作站',
  bookingClosed: '这个时间不开放，换一个开放的时间',
  bookingPast: '这个时间过了，往后选',
  bookingTooFar: '还约不到那么远，近一点再约',
  bookingTooLong: '时间太长了，短一点再约',
  bookingGrid: '从整刻钟开始、到整刻钟结束，改一下',
  bookingTaken: '刚有人先约了，换个时间，或者排候补',
  bookingCapacity: '坐不下这么多人，减几位或者换一间',
  bookingAtOnce: '您已经约了几次还没用，用过再约；着急请找工作站',
  bookingThroughStation: '前几次约了没来，这阵子请找工作站约，打个电话就行',
  bookingNotYours: '这里先给当地居民用，您住在这里请先认一认住处，或者找工作站约',
  bookingTwice: '这个时间您已经约了，在「我的预约」里看',
  bookingWaitFull: '候补也排满了，换一天看看',
  bookingTries: '这一天您改了好几次了，再要改请找工作站',
  bookingSheetFull: '这一天约的人太多，请找工作站',
  bookingTooLate: '快到时间了，改不了了，去不了请打工作站电话说一声',
  bookingNotYet: '还没到那天，到那天再记',
  bookingYourself: '自己的不能自己记，请同事来记',
  bookingElsewhere: '这个场地不对您那里开放，请对方联系当地工作站',
  bookingHours: '开放时间对不上：要在一天之内、按刻钟、不重叠',
  bookingKind: '场地写开放时段，接待和服务写哪天有、几个号，选对一样',
  bookingClosure: '关闭的日子不对：从今天往后，先后别写反，不超过一年',
  bookingSame: '和原来一样，没有改',
  bookingConsent: '替人约要写清楚怎么同意的',
  bookingTalks: '说的事记了 5 件了，再有的请另约',
  bookingNobody: '这位的账号已经注销，不能再记在名下',
};

export const BOOKING = {
  title: DOORS.bookings.title, mine: '我的预约', one: '预约', desk: DOORS.bookings.desk, bookable: '场地和服务', write: '登记场地或服务', counter: '替人预约', sheet: '当天的单子',
  empty: { rooms: { title: '这里还没有能约的场地', body: '认过住处，就看得到您社区的场地。' }, services: { title: '这里还没有接待和服务', body: '工作站排好了，会出现在这里。' } },
  mineEmpty: { title: '还没有约过', body: '约一间活动室，或者排一个接待的号，都在这里看。' }, deskEmpty: { title: '还没有登记', body: '点「登记场地或服务」，居民就能约了。' }, sheetEmpty: { title: '这天还没有人约', body: '柜台、电话来约的，点「替人预约」记下。' },
  askedEmpty: { title: '没有等同意的', body: '要工作站先同意的预约，会出现在这里。' }, hitEmpty: { title: '没有要改时间的', body: '放假、关门影响到的预约，本人没改好以前都在这里。' },
  where: '在哪里', who: '谁来', hours: '什么时候开', audience: '谁能约', rules: '要注意的', equipment: '有什么', capacity: '坐得下', station: '哪里管', ahead: (days: number): string => `最多提前 ${days} 天约`, longest: (minutes: number): string => `一次最长 ${minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`}`, atOnce: (count: number): string => `一个人手上最多 ${count} 个`, cancel: (hours: number): string => (hours === 0 ? '开始以前都能取消' : `开始前 ${hours} 小时以前能取消`), agree: '约了要等工作站同意',
  openNow: '现在开着', nextOn: (words: string): string => `下次：${words}`, noNext: '近期不开', day: '哪一天', closed: '不开', full: '满了', left: (count: number): string => `剩 ${count} 个号`, free: '能约', from: '从几点', until: '到几点', taken: '已经有人约的', nobody: '这天还没有人约', place: '几号', purpose: '做什么用（可以不写）', purposeService: '想说什么（可以不写）', purposePlaceholder: '比如：楼里几家商量装灯', people: '几个人', book: '约', take: '取这个号', wait: '排候补', waitNote: '都约满了，可以排候补：有人退了按先后轮到您，会告诉您。', waiting: (count: number): string => `${count} 人在候补`, booked: '约上了', askedSent: '交上去了，等工作站同意', waitSent: '排上候补了',
  cancelAsk: '真的不去了吗？', cancelNote: '取消了，让给等着的人。', until_: (words: string): string => `${words}以前能改、能取消`, private: '只有您和工作站看得到', story: '经过', talks: '说过的事', open: '打开看', again: '再约一次', choose: '另选时间', chooseNote: '原来的时间不开了，选一个新的；不用了就取消。', seeNew: '看新的预约', phone: '打给工作站', next: '叫下一位', nobodyNext: '没有等着的了', contact: '看手机号', noPhone: '没有登记手机号', missedTimes: (count: number): string => `近来没来 ${count} 次`, helped: '工作站替约的',
  today: ({ booked, came, waiting }: { readonly booked: number; readonly came: number; readonly waiting: number }): string => `今天约了 ${booked}，来了 ${came}${waiting > 0 ? `，候补 ${waiting}` : ''}`, askedList: '等同意', hitList: '要改时间', all: '场地和服务', notYours: '这里归工作站', notYoursBody: '您自己的预约，在“我的”里看。', why: '为什么', whyPlaceholder: '居民看得到，写清楚还能怎么办', closing: '关几天', closingFrom: '从哪天', closingTo: '到哪天', closingNote: '这几天约了的人会收到消息，请他们另选时间。', closedDays: '关着的日子', reopen: '照常开', pause: '暂停预约', resume: '恢复预约', edit: '改', person: '谁来', personName: '怎么称呼', personPhone: '手机号（可以不填）', counterConsent: '本人同意记下姓名和手机号', mustAgree: '先问本人同不同意记下，再勾上', byPhone: '打电话来的', atCounter: '在柜台', done: '记下了',
  said: '说的事', saidPlaceholder: '照本人的话写，办的人看得到', to: '怎么办', category: '哪一类', saidPlace: '事情在哪里', saidConsent: '当面问过，本人同意以本人的名义办', file: '办起来', filed: '办起来了，本人在“我的”里看得到',
} as const;
export const BOOKING_FORM = {
  kind: '是什么', title: '名字', titlePlaceholder: '比如：二楼活动室、书记接待日', where: '在哪里', wherePlaceholder: '比如：党群服务中心二楼', who: '谁来', whoPlaceholder: '比如：社区书记', text: '要注意的（可以不写）', textPlaceholder: '比如：用完关灯，不带宠物', capacity: '坐得下几人（不限写 0）', equipment: '有什么', workdays: '工作日几点到几点', restdays: '休息日几点到几点', hoursNote: '写成 9:00-12:00 14:00-17:30，空着就是不开。放假、调休照国家的日历。', weekdays: '星期几', weeks: '每月第几个（不选就是每一个）', restToo: '放假也办', begin: '几点开始', minutes: '一个号几分钟', places: '几个号', audience: '谁能约', ahead: '提前几天能约', longest: '一次最长几小时', atOnce: '一个人手上最多几个', agree: '要工作站先同意', cancelHours: '开始前几小时以前能取消', save: '登记好', saved: '登记好了', changed: '改好了',
} as const;
/** Names of fields that no other page has. */
export const BOOKING_FIELDS = { where: '在哪里', who: '谁来', capacity: '坐得下几人', ahead: '提前几天', longest: '一次最长', atOnce: '一个人手上几个', cancelHours: '取消的时限', places: '几个号', minutes: '一个号几分钟', weekdays: '星期几', weeks: '每月第几个', workdays: '工作日的时段', restdays: '休息日的时段', purpose: '做什么用', people: '几个人', equipment: '有什么', closure: '关闭的日子' } as const;
