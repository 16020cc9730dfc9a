import type { PlanAction, PlanRuleCode, PlanState } from '../domain/volunteerProjects/rules';

export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = { running: '正在做', closed: '做完的' };
/** A line of the story. */
export const PLAN_MOMENTS: Readonly<Record<PlanAction, string>> = { start: '开始了', edit: '改了介绍', close: '结束了' };
export const PLAN_RULE_WORDS: Readonly<Record<PlanRuleCode, string>> = {
  planOwner: '队长、副队长或者工作站才能办，选一个您负责的',
  planDays: '结束的日子在开始以后，三年以内',
  planMoney: '志愿服务不收钱，去掉收款、转账、买卖的话',
  planPersonal: '去掉电话、证件号和别的联系方式，大家都看得到',
  planTimelineFull: '改得太多次了，请打工作站的电话',
};
/** Words of the pages. */
export const PLAN = {
  title: '志愿服务项目', entry: '志愿服务项目', entryNote: '一直在做的事：为谁、做多久', empty: { title: '这里还没有', body: '想长久做一件事，队长和工作站都能办一个。' }, start: '办一个项目', more: '再看一些', otherCommunity: '看看别的社区', team: '谁在做', forWhom: '为谁', aim: '为了什么', field: '哪一方面', days: '做多久', charge: '负责人', station: '工作站', from: (day: string) => `${day}开始`, span: (from: string, until: string) => `${from}到${until}`, report: '做得怎么样', record: '前前后后',
  form: { owner: '谁来办', name: '项目叫什么', nameHint: '比如：周三陪伴', aim: '为了什么', aimHint: '比如：让独居老人每周有人说说话', forWhom: '为谁', forWhomHint: '比如：6 栋 8 位独居老人', field: '哪一方面', from: '从哪一天', until: '到哪一天（没有定就不选）', open: '还没定', today: '今天', month: '下个月 1 号', year: (months: number) => `${months} 个月后`, send: '办起来', save: '改好了' },
  missing: (count: number) => `还差 ${count} 处，补上就行`, started: '办起来了', saved: '记下了', edit: '改一改', close: '做完了，写几句', closeLabel: '做了些什么，帮到了谁', closeSend: '结束，给大家看', closed: '结束了', notMine: { title: '还不能办项目', body: '队长、副队长和工作站能办。自己办一支队，就能办项目。' }, toTeams: '去“我的团队”',
} as const;
/** Names of fields, for errors. */
export const PLAN_FIELD_LABELS = { planName: '项目叫什么', forWhom: '为谁', field: '哪一方面', until: '到哪一天', teamId: '谁来办' } as const;
