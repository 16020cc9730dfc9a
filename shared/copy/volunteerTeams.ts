import type { MemberDecline, MemberLane, MemberRemoval, MemberState } from '../domain/volunteerTeams/members';
import type { TeamRuleCode } from '../domain/volunteerTeams/rules';
import type { TeamAction, TeamDecline, TeamDesk, TeamField, TeamOffice, TeamState } from '../domain/volunteerTeams/states';

export const TEAM_FIELD_WORDS: Readonly<Record<TeamField, string>> = { elders: '助老', disabled: '助残', children: '关爱儿童', environment: '环境保护', safety: '平安巡防', emergency: '应急', health: '健康', law: '法律', culture: '文体', teaching: '教学辅导', repairs: '便民维修', community: '社区服务' };
export const TEAM_STATE_WORDS: Readonly<Record<TeamState, string>> = { submitted: '等工作站看', active: '在办', declined: '没有办成', dissolved: '解散了' };
export const TEAM_DESK_WORDS: Readonly<Record<TeamDesk, string>> = { check: '等看', active: '在办', over: '以前的' };
export const TEAM_OFFICE_WORDS: Readonly<Record<TeamOffice, string>> = { leader: '队长', deputy: '副队长' };
export const TEAM_DECLINE_WORDS: Readonly<Record<TeamDecline, string>> = { sameAsAnother: '和已有的队一样', tooFewHands: '人手还不够', notVolunteering: '不是志愿服务', unclear: '做什么没写清', other: '别的原因' };
export const MEMBER_STATE_WORDS: Readonly<Record<MemberState, string>> = { asked: '等队长看', in: '队员', declined: '没有接收', withdrawn: '收回了', left: '离队了', removed: '离队了', ended: '离队了' };
export const MEMBER_LANE_WORDS: Readonly<Record<MemberLane, string>> = { asked: '想加入的', in: '队员' };
export const MEMBER_DECLINE_WORDS: Readonly<Record<MemberDecline, string>> = { full: '人够了', otherSkills: '在找别的手艺', notNear: '住得远', other: '别的原因' };
export const MEMBER_REMOVAL_WORDS: Readonly<Record<MemberRemoval, string>> = { longAway: '很久没来', notKeeping: '答应了没来', quarrel: '和人闹得不愉快', unsafe: '做事不安全', other: '别的原因' };
export const TEAM_BUTTONS: Readonly<Record<TeamAction, string>> = {
  found: '办一支队', approve: '同意', decline: '不同意', edit: '改一改', newCode: '发加入码', endCode: '加入码作废', offer: '请人担任', takeBack: '不请了', accept: '我愿意', refuse: '不方便', stepDown: '不当副队长了', dismiss: '不再担任', dissolve: '解散', drop: '空出来', admit: '看看谁想加入',
};
/** A line of the story. */
export const TEAM_MOMENTS: Readonly<Record<TeamAction, string>> = {
  found: '提出来了', approve: '工作站同意了', decline: '工作站没有同意', edit: '改了介绍', newCode: '发了新的加入码', endCode: '加入码作废了', offer: '请人担任', takeBack: '不请了', accept: '接下了', refuse: '没有接', stepDown: '不当副队长了', dismiss: '不再担任', dissolve: '解散了', drop: '空出来了', admit: '看了申请',
};

/** The rules in words: what is so, and what to do. */
export const TEAM_RULE_WORDS: Readonly<Record<TeamRuleCode, string>> = {
  teamNotVolunteer: '在册的志愿者才能办队、加入，先在“我的”里报名',
  teamTermsDue: '承诺和风险告知换了新的，先到“志愿者”里看过',
  teamAdult: '满 18 岁才能当队长、副队长，现在可以当队员',
  teamLeadsMany: '一个人最多带 3 支队，先交出去一支',
  teamJoinedMany: '一个人最多加入 10 支队，先离开一支',
  teamFull: '这支队满 500 人了，看看别的队',
  teamAlready: '您已经在队里，或者等队长看',
  teamAskedLately: '过 7 天再申请',
  teamClosed: '这支队现在不收人',
  teamCode: '加入码不对，或者过期了，问问队长最新的',
  teamHandOver: '队长先把队交给别人，再离开；没有人接，可以解散，或者请工作站帮忙找人',
  teamDeputies: '副队长最多 3 位，先请一位不再担任',
  teamOfficeTwice: '他已经担任了',
  teamOffered: '已经请过了，等他回话',
  teamNotMember: '先要是队员，才能请他担任',
  teamNotOffered: '没有请过他，看看最新的',
  teamNotOffice: '他没有担任，看看最新的',
  teamLeaderGone: '提出来的人现在不是在册的志愿者，先问问他',
  teamReason: '选了“别的原因”，写一句为什么',
  teamMoney: '志愿服务不收钱，去掉收款、转账、买卖的话',
  teamPersonal: '去掉电话、证件号和别的联系方式，大家都看得到',
  teamUnit: '这家单位不能由您来写，请工作站写',
  teamTimelineFull: '改得太多次了，请打工作站的电话',
};

/** Words of the pages. */
export const TEAM = {
  title: '志愿服务队', findNote: '这个社区的队，都在这里。合适的，就加入。', mineTitle: '我的团队', mineNote: '带的、加入的，用加入码加入', findTitle: '找一支队', findDetail: '看看社区里有哪些队在做事', leader: (name: string) => `队长 ${name}`, standIn: '工作站代管，正在找队长', unit: '背后是', aim: '为了什么', does: '做什么', fields: '哪一方面', skills: '在找会这些的', community: '在哪里', offices: '队长和副队长', membersHead: '队员', record: '前前后后', me: '我自己', more: '再看一些', count: (count: number) => `${count} 个人`, waiting: (count: number) => `${count} 人想加入`,
  otherCommunity: '看看别的社区', toSee: '看一看',
  ask: '想加入', askLabel: '和队长说一句（可以不写）', askHint: '比如：周末都有空，会修水管', asked: '说给队长了，等他看', askedState: '等队长看', withdraw: '不申请了', leave: '离队', leaveAsk: { title: '要离队吗？', body: '以后想回来，还可以再加入。', yes: '离队' }, left: '离队了', withdrawn: '收回了',
  join: '用加入码加入', codeLabel: '加入码', codeHint: '队长给的 6 位', joinSend: '加入', joined: '加入了', codeUntil: (day: string) => `到${day}有效`, codeNote: '念给要来的人，或者让他看屏幕。到期自己作废。', codeDays: '多少天有效', codeDay: (days: number) => `${days} 天`, codeMade: '新的加入码有了', codeEnded: '作废了',
  notVolunteer: { title: '先报名当志愿者', body: '工作站登记好了，就能办队、加入。' }, empty: { title: '这里还没有队', body: '想做一件长久的好事，可以自己办一支。' }, mineEmpty: { title: '还没有加入哪支队', body: '找一支合适的，或者问队长要加入码。' }, deskEmpty: { title: '这里没有', body: '有人想办队，就排在这里。' }, membersEmpty: '现在没有', notYours: '这里归工作站', notYoursBody: '想办一支队，在“我的”里点志愿者。', toVolunteer: '去“志愿者”',
  found: '办一支队', foundNote: '写好交给工作站看，同意了您就是队长。', foundForNote: '办好就请他当队长，他愿意才算。在这以前站里代管。', deskNote: '想请哪位志愿者带一支队，到他的登记页点“请他带一支队”。', sent: '交给工作站了', founded: '办好了，请他回话', saved: '记下了',
  form: { name: '队名', nameHint: '比如：梧桐里夕阳红巡防队', aim: '一句话，为了什么', aimHint: '比如：让独居老人有人惦记', does: '做什么，什么时候，在哪里', doesHint: '比如：每周三上午到老人家里坐坐', fields: '哪一方面（最多 3 样）', skills: '在找会这些的（可以不选，最多 6 样）', allSkills: '还有别的', unit: '背后的单位', noUnit: '没有，就是邻居们', send: '交给工作站', sendStation: '办好', save: '改好了', missing: '还差' },
  approve: '同意了，告诉他了', declined: '告诉他了', offerOf: { leader: '请他当队长', deputy: '请他当副队长' } as Readonly<Record<TeamOffice, string>>, handOver: '把队交给他', takeBackOf: (name: string) => `不请${name}了`, offered: '问他了，等他回话', accepted: '您接下了，谢谢', refused: '回了话', office: (office: TeamOffice) => `想请您当${TEAM_OFFICE_WORDS[office]}`, officeNote: '愿意才算，不方便也没关系。', waitsAnswer: '等他回话', dismissOf: (name: string, office: TeamOffice) => `${name}不再担任${TEAM_OFFICE_WORDS[office]}`, dismissLabel: '告诉他为什么', dismissSend: '不再担任，告诉他', dismissed: '告诉他了', dissolveLabel: '告诉大家为什么解散', dissolveSend: '解散，告诉大家', dissolveAsk: { title: '要解散吗？', body: '大家都会收到消息。记过的服务时长都在。', yes: '解散' }, dissolved: '解散了', stepDown: { title: '不当副队长了吗？', body: '您还是队员。', yes: '不当了' },
  take: '接收', takeNot: '不接收，告诉他', remove: '请他离队', removeSend: '请他离队，告诉他', taken: '接收了', removed: '告诉他了', byCode: '用加入码来的', deskTitle: '志愿服务队', deskWork: '工作站要做的', foundByStation: '请他带一支队',
} as const;

/** Who a message is about, in words: what they are asked to be, what they answered, or their name. */
export function teamNews(kind: string, who: string, office: string): string {
  if (kind === 'teamOffer') return `当${office}`;
  if (kind === 'teamDismissed') return office;
  return kind === 'teamOfferTaken' ? `${who}当${office}了` : who;
}

/** Registers in the field names of the national platform (全国志愿服务信息系统). */
export const VOLUNTEER_REGISTER = {
  columns: {
    volunteers: ['志愿者编号', '志愿者姓名', '证件类型', '证件号码', '所在社区', '服务技能', '可服务时间', '语言', '培训情况', '表彰奖励', '服务评价', '注册日期', '状态'],
    teams: ['团队名称', '成立时间', '联络人', '联络电话', '联络单位', '所在社区', '服务领域', '团队宗旨', '服务内容', '团队人数', '状态'],
    hours: ['志愿者编号', '志愿者姓名', '证件类型', '证件号码', '服务项目', '记录类型', '服务单位', '所在社区', '服务日期', '开始时间', '结束时间', '服务时长（小时）', '记录依据', '记录方式', '记录人', '确认人', '记入日期'],
    activities: ['活动名称', '所属项目', '举办单位', '所在社区', '服务地点', '开始时间', '结束时间', '岗位', '计划招募人数', '报名人数', '到场人数', '状态'],
  },
  masked: (tail: string) => `**************${tail}`, name: (of: string, day: string) => `${of}登记表 ${day}.xlsx`, of: { volunteers: '志愿者', teams: '志愿团队', activities: '志愿活动', hours: '志愿服务记录' }, take: { volunteers: '取志愿者登记表', teams: '取团队登记表', activities: '取活动登记表', hours: '取服务记录表' }, off: '取消了', over: '办完了', busy: '正在做表…', done: '表做好了',
} as const;

/** Names of fields, for errors. */
export const TEAM_FIELD_LABELS = { teamName: '队名', aim: '为了什么', does: '做什么', fields: '哪一方面', station: '工作站', leaderId: '队长', volunteerId: '哪位志愿者', office: '担任什么' } as const;
