import type { EmergencyAction, EmergencyKind, EmergencyRuleCode, EmergencyState } from '../domain/emergencies/states';
import { storyWords } from './story';

export const EMERGENCY_KIND_WORDS: Readonly<Record<EmergencyKind, string>> = { storm: '台风暴雨', flood: '积水内涝', fire: '火灾', outage: '停水停电', gas: '燃气', other: '其他' };
export const EMERGENCY_STATE_WORDS: Readonly<Record<EmergencyState, string>> = { asked: '等第二个人', on: '应急中', ending: '等人同意结束', ended: '结束了', refused: '没有启动' };
export const EMERGENCY_BUTTONS: Readonly<Partial<Record<EmergencyAction, string>>> = { start: '启动应急', drop: '不启动', advise: '改“怎么做”', question: '问志愿者能不能来', askEnd: '提出结束', end: '同意结束', keep: '先不结束' };
const MOMENTS: Readonly<Record<EmergencyAction | 'ask', string>> = { ask: '提出启动应急', start: '启动了应急', drop: '没有启动', advise: '改了“怎么做”', question: '问了志愿者', askEnd: '提出结束', end: '结束了应急', keep: '先不结束', summarise: '报了早上的汇总' };
export const emergencyMomentWords = (action: EmergencyAction | 'ask'): string => storyWords(MOMENTS, action);
export const EMERGENCY_RULE_WORDS: Readonly<Record<EmergencyRuleCode, string>> = {
  emergencyArea: '选的地方有的不归您这里管，去掉再试',
  emergencyAskedOnce: '已经问过志愿者了，看看谁能来',
  emergencyOver: '应急已经结束了，谢谢您',
  emergencyNotFit: '这次只请在册的成年志愿者，谢谢您有这份心',
  emergencyNothingAsked: '还没有问志愿者，等站里来问',
  emergencyTimelineFull: '改的次数太多了，请打给街道',
};

/** Numbers that are called first. */
export const EMERGENCY_NUMBERS = [{ name: '报警', phone: '110' }, { name: '火警', phone: '119' }, { name: '急救', phone: '120' }] as const;
/** On the pages of an emergency. */
export const EMERGENCY = {
  title: '应急', one: '应急', begin: '启动应急', advice: '怎么做', adviceUsual: '不要出门，关好门窗。\n离开低的地方、围墙和大树。\n危险的时候先打 110、119、120。', call: '先打这些电话', since: (when: string): string => `${when} 起`,
  help: { title: '您能来帮忙吗', yes: '我能来', no: '这次不行', saidYes: '您说能来，谢谢。站里会打给您', saidNo: '好的，您先顾好自己', note: '先看自己安不安全，不方便不用勉强' },
  helpers: '谁能来', helpersNone: '还没有人回', helperCount: (yes: number, no: number): string => `${yes} 位能来，${no} 位来不了`,
  question: '想请他们做什么', questionPlaceholder: '比如：今晚八点到社区门口，帮着转移一楼的老人', summaries: '早上的汇总', figures: ({ filed, closed, open, yes }: { filed: number; closed: number; open: number; yes: number }): string => `来了 ${filed} 件，办结 ${closed} 件，还在办 ${open} 件；志愿者 ${yes} 位能来`, open: '还没办完的',
  waitNote: '您提出的，请另一位同事来同意。', secondNote: '不是您提的，看清楚地方和“怎么做”再同意。', form: { kind: '什么事', title: '一句话说清楚', titlePlaceholder: '比如：台风今晚登陆', areas: '哪些地方', unit: '用谁的名义' }, asked: '提出来了，请另一位同事同意', timeline: '经过', whole: '整个', first: '这些地方的工单，工作台上排在最前', empty: { title: '现在没有应急', body: '台风、积水、停电的时候，在这里启动。' },
} as const;
