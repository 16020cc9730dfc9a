import type { AbleRuleCode, DayPart, InviteAnswer, InviteState } from '../domain/ableNeighbours/rules';

export const DAY_PART_WORDS: Readonly<Record<DayPart, string>> = { day: '白天', evening: '晚上', night: '半夜' };
export const INVITE_ANSWER_WORDS: Readonly<Record<InviteAnswer, string>> = { yes: '可以', no: '这次不行' };
export const INVITE_STATE_WORDS: Readonly<Record<InviteState, string>> = { open: '在等回话', calledOff: '不用来了' };

/** The rules in words: what is so, and what to do. */
export const ABLE_RULE_WORDS: Readonly<Record<AbleRuleCode, string>> = {
  ableNotVolunteer: '在册的志愿者才能写，先在“志愿者”里报名',
  ableSkill: '这样手艺不在您的登记里，先到“志愿者”里加上',
  ableTwice: '有一样手艺写了两遍，留一样就行',
  ablePersonal: '去掉电话、证件号和别的联系方式，工作站有您的号码',
  ableMoney: '志愿服务不收钱，去掉收款、转账的话；要收工钱，打开“收工钱”',
  inviteWhen: '选从现在起 30 天以内的时间，结束在开始以后，一天以内',
  inviteTask: '这件任务不在等人了，看看最新的',
  inviteWords: '去掉电话、证件号和收钱的话，来的人都看得到',
  inviteNobody: '请的人这周都被请过 3 次了，或者现在不在册，换几位试试',
  inviteOver: '时间过了，或者不用来了',
  inviteTimelineFull: '改得太多次了，请打工作站的电话',
};

/** Words of the pages. */
export const ABLE = {
  title: '能人名录', entry: '让工作站找得到我', entryNote: '会的手艺，写一句，需要时来问您', intro: '平常谁也看不到。您打开哪一样，工作站找人手时才看得到那一样和您写的话。随时关上，马上就没有了。', none: '登记里还没有手艺，先加上会什么', toRecord: '去改登记', on: (skill: string) => `可以为${skill}来问我`, text: (skill: string) => `${skill}：会到什么程度`, textHint: '比如：自己有梯子，会换灯和插座', paid: '收工钱', paidNote: '比如半价修水管。收钱的不算志愿服务，不记时长', save: '记下', saved: '记下了', off: '全部关上', offSaved: '关上了，马上就找不到了',
  notVolunteer: { title: '先报名当志愿者', body: '工作站登记好了，就能写。' },
  search: '找人手', searchNote: '只显示姓名、会什么、什么时候有空。电话在登记页，要写理由才看得到。', skill: '会什么', anySkill: '都可以', moreSkills: '别的手艺', day: '哪一天', anyDay: '哪天都行', part: '什么时候', language: '会说什么话', anyLanguage: '都可以', level: '证件核验过（能进家门）', words: '写到什么（比如：梯子）', wordsHint: '在他们自己写的话里找', grid: '离哪里近', anyGrid: '不限', openOnly: '只看愿意被找的', further: '再选细一点', inviteDay: '请他们哪一天', oclock: (hour: string) => `${hour} 点`,
  empty: { title: '没有找到', body: '少选一样，或者换一天再看。' }, more: '只显示前 50 位，再选一样就更准', near: (metres: number) => `大约 ${metres} 米`, asked: (count: number) => `这周请过 ${count} 次`, busy: '那会儿有班', paidTag: '收工钱', pick: (count: number) => `请这 ${count} 位`, record: '看登记', chosen: '选上', notYours: '这里归工作站', notYoursBody: '想帮忙，在“我的”里点志愿者。',
  invite: '请人来', inviteTitle: '一句话，请人做什么', inviteTitleHint: '比如：星期二帮忙换楼道的灯', inviteText: '说清楚一点', inviteTextHint: '比如：两个人，带上梯子，大概一个小时', inviteWhere: '大概在哪里', inviteWhereHint: '比如：3 栋楼下', from: '几点开始', hours: '大概几个小时', hour: (hours: number) => `${hours} 小时`, kind: '请他们', kindTime: '那个时候来', kindTask: '领一件任务', task: '哪一件任务', noTasks: '现在没有等人领的任务', send: '发出去', sent: '发出去了，谁回了话看得到', skipped: (names: string) => `${names}这周被请过 3 次了，没有再打扰`, missing: (count: number) => `还差 ${count} 处，补上就能发`,
  invites: '请过的人', invitesEmpty: { title: '还没有请过人', body: '在“找人手”里选好人，就能请。' }, invited: '请了谁', answers: (yes: number, all: number) => `请了 ${all} 位，${yes} 位可以`, waits: '还没回话', answered: '回了话', yes: '可以', no: '这次不行', ask: '能来吗？', askNote: '不方便就说这次不行，不用说为什么。', said: (answer: string) => `您说：${answer}`, change: '改主意了', toTask: '去领这件任务', when: '什么时候', where: '在哪里', what: '做什么', by: '谁请的', callOff: '不用来了', callOffLabel: '告诉他们为什么', calledOff: '告诉他们了',
} as const;

/** Names of fields, for errors. */
export const ABLE_FIELD_LABELS = { entries: '会的手艺', paid: '收工钱', volunteerIds: '请谁', day: '哪一天', part: '什么时候', language: '会说什么话', answer: '回话' } as const;
