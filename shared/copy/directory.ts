import { formatDay, formatMoment, formatTime } from '../domain/kernel/dates';
import { dayOf, type Day } from '../domain/kernel/days';
import { closuresFrom, type OpenState, type ServiceHours } from '../domain/directory/hours';
import type { ReportKind, ReportOutcome, ServiceLevel, Situation } from '../domain/directory/kinds';
import type { DirectoryRuleCode, ServiceField } from '../domain/directory/rules';
import { spansText, weekLines, type HoursFault } from '../domain/directory/written';

export const SITUATION_WORDS: Readonly<Record<Situation, string>> = {
  child: '生孩子', school: '孩子上学', movingIn: '搬来住', home: '买房租房', marriage: '结婚', work: '找工作', jobless: '没了工作', ill: '生病看病', disability: '残疾', retiring: '退休', elder: '家有老人', hardship: '有难处', death: '家人过世', papers: '办证件', dispute: '有纠纷', daily: '平常要用',
};
/** Other words for a situation, by which it is searched. */
export const SITUATION_OTHERS: Readonly<Record<Situation, string>> = {
  child: '怀孕 生育 宝宝', school: '入学 读书 幼儿园', movingIn: '搬家 落户 租住', home: '房子 租房 物业', marriage: '领证 登记', work: '就业 招工 技能', jobless: '失业 下岗', ill: '医院 医保 大病', disability: '残疾人 助残', retiring: '养老金 社保', elder: '养老 老年人 高龄', hardship: '困难 低保 救助', death: '去世 丧事 注销', papers: '证明 身份证 社保卡', dispute: '调解 法律 打官司', daily: '食堂 快递 缴费 健身',
};
export const SERVICE_LEVEL_WORDS: Readonly<Record<ServiceLevel, string>> = { community: '社区', street: '街道', district: '全区' };
export const SERVICE_FIELD_WORDS: Readonly<Record<ServiceField, string>> = { title: '办什么', office: '谁来办', address: '在哪里', phone: '电话', hours: '几点开门', whom: '谁能办', bring: '带什么', steps: '怎么办', fee: '收不收钱', takes: '多久办好', note: '还要知道', situations: '什么时候用得上', words: '别的叫法' };
export const REPORT_KIND_WORDS: Readonly<Record<ReportKind, string>> = { hours: '时间不对', phone: '电话不通', place: '地方搬了', bring: '要带的变了', steps: '办法变了', fee: '收费变了', gone: '不办了', other: '别的' };
export const REPORT_OUTCOME_WORDS: Readonly<Record<ReportOutcome, string>> = { mended: '改好了', right: '没有变' };

/** Whether somebody is there now, in one phrase. */
export function openWords(state: OpenState, now: Date): string {
  if (state.kind === 'unknown') return SERVICE.unknown;
  if (state.kind === 'open') return state.until === null ? SERVICE.openAlways : `${SERVICE.open}，到${dayOf(state.until) === dayOf(now) ? ` ${formatTime(state.until)}` : ` ${formatMoment(state.until, now)}`}`;
  const why = state.why.kind === 'closure' ? `（${state.why.why}）` : state.why.kind === 'holiday' ? `（${state.why.name}放假）` : '';
  return `${SERVICE.closed}${why}${state.next === null ? `，${SERVICE.callFirst}` : `，${formatMoment(state.next, now)} 开`}`;
}
const period = (from: Day, to: Day): string => (from === to ? formatDay(from) : `${formatDay(from)}到${formatDay(to)}`);
/** Hours in lines as they hang on a door: the week, holidays, what is closed soon. */
export function hoursLines(hours: ServiceHours, today: Day): string[] {
  const week = hours.kind === 'always' ? [SERVICE.always] : hours.kind === 'booked' ? [SERVICE.booked] : weekLines(hours.week).map(({ days, times }) => `${days} ${times}`);
  const holiday = hours.kind === 'booked' ? [] : [`法定节假日${hours.holidays === 'closed' ? '不开' : '照常'}${hours.kind === 'weekly' ? `，调休上班那天${hours.makeUp === 'worked' ? '开' : '按平常的周末'}` : ''}`];
  return [...week, ...holiday, ...closuresFrom(hours, today).map(({ from, to, why, spans }) => `${period(from, to)}${spans.length === 0 ? '不开' : `改成 ${spansText(spans)}`}（${why}）`)];
}
const HOURS_FAULTS: Readonly<Record<HoursFault['code'], string>> = {
  days: '先写是哪几天，像“周一到周五”“周六”“每天”', times: '时间写成 9:00-12:00 这样，两段之间空一格', order: '时间要从早到晚，前一段完了才是后一段，比如 9:00-12:00 14:00-17:30', twice: '这一天上面已经写过了，合在一行', many: '一天最多写 4 段时间', nothing: '写上几点开门，一行一种日子',
};
export const hoursFaultWords = ({ line, code }: HoursFault): string => `第 ${line} 行：${HOURS_FAULTS[code]}`;

/** Rules in words: what is so, and what to do. */
export const DIRECTORY_RULE_WORDS: Readonly<Record<DirectoryRuleCode, string>> = {
  directoryWeek: '按星期开门的，写上哪天几点；全天开、要预约的，不写星期', directorySpans: '开门的时间要从早到晚，一段完了才是下一段', directoryClosure: '停办的日子，结束在开始之前，改一下', directoryClosures: '停办的日子有重叠，合成一段', directoryPhone: '电话要有数字，没有电话就空着', directoryTwice: '带什么、怎么办、别的叫法里有一样的，留一个',
  directorySame: '和现在写的一样。没有变的话，按“核对过，没有变”', directoryFull: '这一级的办事指南已经有 300 条，先撤下不办的', directoryReports: '您说的还有 10 条没答，等答了再说', directoryReportWords: '写一句是哪里不对', directoryNotMended: '居民说了以后还没有改过，先更正再说改好了', directoryTimelineFull: '撤下、恢复的次数太多，请另写一条',
};
/** Names of fields that no other page has. */
export const DIRECTORY_FIELDS = { 'hours.week': '几点开门', week: '几点开门', closures: '停办的日子', spans: '开门的时间', office: '谁来办', whom: '谁能办', bring: '带什么', steps: '怎么办', fee: '收不收钱', takes: '多久办好', situations: '什么时候用得上', situation: '什么时候用得上', outcome: '怎么样了', makeUp: '调休上班那天', holidays: '法定节假日' } as const;

/** On the pages of the directory. */
export const SERVICE = {
  open: '现在开着', closed: '现在不开', openAlways: '现在开着，全天都开', unknown: '什么时候开，去之前打个电话', callFirst: '去之前打个电话', always: '每天 24 小时', booked: '要先预约',
  one: '办事', search: '要办什么', searchPlaceholder: '社保卡、饭堂、调解，或者 sbk', situations: '遇到什么事', all: '全部', found: (count: number, more: boolean): string => (more ? `找到 ${count} 条，还有` : `找到 ${count} 条`), nothing: { title: '没有找到', body: '换个说法试试，或者打给工作站问一问。' }, nothingOffline: { title: '看过的里面没有', body: '现在没有网，只能在看过的里面找。' },
  empty: { title: '这里还没有写', body: '工作站、街道写好了，就会出现在这里。' }, homeless: { title: '先选您住的社区', body: '选好了，就知道附近去哪里办、几点开门。', act: '选社区' }, offline: '下面是以前看过的，时间也照存下的日历算', missing: '没有这一条，可能不办了，回去再找找。',
  stale: '半年多没人核对过，去之前打个电话', confirmed: (when: string): string => `${when}核对过`, withdrawn: '这里不办了', doubts: (what: string): string => `有居民说：${what}。正在核对，去之前打个电话`, keeper: '这一条归谁管', call: '打电话', history: '改过什么', was: '原来写的', noneWas: '（空着）', print: '打印出来贴', scan: '扫一扫，看现在几点开门、有没有变', asOf: (when: string): string => `${when}的样子`, tick: (item: string): string => `带了：${item}`, bringNote: '带好一样，勾一样',
  report: '哪里不对，告诉我们', reportKind: '哪里不对', reportText: '说一句', reportPlaceholder: '比如：现在周三下午不开', reportSend: '告诉他们', reported: '记下了，核对以后告诉您', mine: '您说过的', waiting: '还没答', answeredAs: (what: string): string => `答复：${what}`,
  desk: '办事指南的活', deskEmpty: '没有等着答的。', deskReports: '居民说不对的', deskStale: (count: number): string => `半年多没核对的 ${count} 条`, deskAll: '我们写的', write: '写一条', deskNone: { title: '还没有写', body: '从居民问得最多的写起。' }, correct: '更正', confirm: '核对过，没有变', confirmDone: '记下了，今天核对过', withdraw: '不办了，撤下', withdrawWhy: '为什么撤下', withdrawDone: '撤下了', restore: '又办了，放回去', restoreDone: '放回去了', answer: '答复', answerText: '还想说一句', answered: '答复了，说的人会收到消息', by: (name: string): string => `${name}说的`,
} as const;
export const SERVICE_FORM = {
  title: '写一条办事指南', correct: '更正办事指南', unit: '谁来管这一条', items: '一行写一样', hoursKind: '几点开门', hoursKinds: { weekly: '按星期', always: '全天都开', booked: '要先预约' }, week: '哪天几点', weekPlaceholder: '周一到周五 9:00-12:00 14:00-17:30', weekNote: '一行一种日子，没写的日子不开', reads: '居民看到的样子', presets: { office: '工作日上下班', daily: '每天白天', full: '每天早到晚' }, holidays: '法定节假日不开', makeUp: '调休上班那天也开',
  closures: '哪几天停办', closureAdd: '加一段停办的日子', closureFrom: '从哪天', closureTo: '到哪天', closureWhy: '为什么', closureSpans: '那几天开的时间（都不开就空着）', closureDrop: '去掉这一段', why: '为什么更正', save: '写好了，给居民看', saveCorrect: '更正', done: '写好了，居民看得到了', corrected: '更正了，原来写的也还在', sending: '正在记…',
  missing: { title: '写上办什么', office: '写上谁来办', situations: '选一选什么时候用得上', hours: '几点开门还没写对', closures: '停办的日子写上从哪天到哪天、为什么', why: '写上为什么更正' },
} as const;
