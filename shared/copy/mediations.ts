import { DOORS } from './doors';
import { formatDay, formatMoment } from '../domain/kernel/dates';
import { dayOf, type Day } from '../domain/kernel/days';
import type { MediationRuleCode } from '../domain/mediations/rules';
import type { FollowUp, MediationAction, MediationConsent, MediationDesk, MediationKind, MediationSide, MediationState, SessionOutcome } from '../domain/mediations/states';

export const MEDIATION_KIND_WORDS: Readonly<Record<MediationKind, string>> = {
  noise: '太吵', leak: '漏水', commonSpace: '过道、楼顶被占', parking: '停车', animals: '养狗养猫', property: '和物业', family: '家里的事', money: '欠钱、赔钱', work: '干活没结钱', other: '别的',
};
export const MEDIATION_STATE_WORDS: Readonly<Record<MediationState, string>> = {
  asked: '工作站在看', inviting: '问两边愿不愿意', willing: '两边都愿意', appointed: '等约时间', arranged: '约好了', drafted: '等两边签字', signed: '等工作站确认', inForce: '协议生效', kept: '办到了', broken: '没有办到', failed: '没有谈成', refused: '有一方不愿意', declined: '不适合调解', off: '不用调解了', escalated: '司法所在办', closed: '司法所办过了', erased: '抹去了',
};
export const MEDIATION_DESK_WORDS: Readonly<Record<MediationDesk, string>> = { asked: '新来的', going: '在谈', inForce: '等回访', after: '没谈成', over: '过去的' };
export const MEDIATION_CONSENT_WORDS: Readonly<Record<MediationConsent, string>> = { phone: '在手机上同意', paper: '在纸上同意', spoken: '当面说同意' };
export const SIGNED_WORDS: Readonly<Record<'phone' | 'paper', string>> = { phone: '手机上签了', paper: '纸上签了' };
export const OUTCOME_WORDS: Readonly<Record<SessionOutcome, string>> = { again: '还要再谈', agreed: '谈成了', failed: '没谈成' };
export const FOLLOW_UP_WORDS: Readonly<Record<FollowUp, string>> = { kept: '都办到了', later: '还没到，改天再问', broken: '没有办到' };
export const KEPT_WORDS: Readonly<Record<'kept' | 'notKept', string>> = { kept: '说办到了', notKept: '说没有办到' };

export const MEDIATION_BUTTONS: Readonly<Record<Exclude<MediationAction, 'ask' | 'begin' | 'remind'>, string>> = {
  invite: '问对方愿不愿意', decline: '不适合调解', callOff: '不用调解了', consent: '我愿意谈', refuse: '我不愿意', noteConsent: '记下当面或纸上的答复', tell: '写我的想法', appoint: '请一位调解员', giveBack: '交回工作站', otherMediator: '换一位调解员', arrange: '约个时间', cannotCome: '那天来不了', held: '谈完，写一写',
  redraft: '改协议', sign: '看清楚了，签字', signPaper: '记下纸上的签字', objectDraft: '先不签，要改', confirm: '确认，协议生效', keep: '办到了', notKept: '还没办到', followUp: '记下回访', askOffice: '请司法所接着办', escalate: '转给司法所', answerOffice: '回话', stop: '不谈了',
};
const MOMENTS: Readonly<Record<MediationAction, string>> = {
  ask: '提出请人调解', begin: '工作站提议调解', invite: '问了对方', decline: '工作站说不适合调解', callOff: '不用调解了', consent: '有一方愿意谈', refuse: '有一方不愿意', noteConsent: '记下了一方的答复', tell: '有一方写了想法', appoint: '请了调解员', giveBack: '调解员交回工作站', otherMediator: '有一方想换调解员', arrange: '约了时间', cannotCome: '有一方来不了',
  held: '谈过了', redraft: '协议改了', sign: '有一方签了字', signPaper: '记下一方在纸上签了字', objectDraft: '有一方要改协议', confirm: '工作站确认，协议生效', keep: '有一方说办到了', notKept: '有一方说没办到', followUp: '回访过了', askOffice: '有一方想请司法所接着办', escalate: '转给了司法所', answerOffice: '司法所回话了', stop: '有一方不谈了', remind: '提醒过了',
};
export const mediationMomentWords = (action: MediationAction): string => MOMENTS[action];
export const sideWords = (side: MediationSide): string => (side === 'first' ? '一方' : '另一方');
export const figureWords = ({ year, asked, willing, agreed, kept }: { readonly year: number; readonly asked: number; readonly willing: number; readonly agreed: number; readonly kept: number }): string => `${year} 年提出 ${asked} 件，两边愿意谈 ${willing} 件，谈成 ${agreed} 件，办到 ${kept} 件`;
export const eraseWords = (at: string): string => `${formatDay(dayOf(new Date(at)))}抹去：说过的、签过的、姓名都不留，只剩一个数。`;
/** `12 月 3 日以前办到，12 月 5 日回访`. */
export const agreementDays = ({ dueOn, followUpOn }: { readonly dueOn: Day; readonly followUpOn: Day }): string => `${formatDay(dueOn)}以前办到，${formatDay(followUpOn)}问一问`;
export const courtWords = (until: Day): string => `协议对两边都算数（人民调解法第三十一条）。${formatDay(until)}以前，两边一起可以请法院确认。`;

interface LineFacts { readonly state: MediationState; readonly mediator: string | null; readonly sessionAt: string | null; readonly own?: 'asked' | 'yes' | 'no' | null }
/** Where it stands, in one line for a side. */
export function mediationLine({ state, mediator, sessionAt, own }: LineFacts, now: Date): string {
  const [who, when] = [mediator ? `调解员${mediator}` : '调解员', sessionAt ? formatMoment(new Date(sessionAt), now) : ''];
  switch (state) {
    case 'asked': return '工作站先看一看，一天之内有回音；对方还不知道';
    case 'inviting': return own === 'asked' ? '您愿不愿意坐下来谈？不愿意也没关系' : '在等对方说愿不愿意';
    case 'willing': return '两边都愿意，工作站在请调解员';
    case 'appointed': return `${who}会约时间`;
    case 'arranged': return `${when} 坐下来谈`;
    case 'drafted': return '协议写好了，看清楚再签';
    case 'signed': return '两边都签了，等工作站确认';
    case 'inForce': return '协议生效，两边照着办';
    default: return MEDIATION_STATE_WORDS[state];
  }
}

/** The rules in words: what is so, and what to do. */
export const MEDIATION_RULE_WORDS: Readonly<Record<MediationRuleCode, string>> = {
  mediationHome: '先在“我的”里登记住处，好知道找哪个工作站',
  mediationTooMany: '已经有 3 件在等，等有结果再提',
  mediationSame: '两边是同一个人，换一位',
  mediationMediator: '这位不能调解：不在名单上，是当事人，或者有一方请求换过',
  mediationSecondMediator: '每一方可以换一次，已经换过了',
  mediationWhen: '时间要在现在以后、60 天以内，改一个再试',
  mediationNotYet: '还没到约好的那天，谈过再写',
  mediationDay: '日子不对：从今天起，回访不早于办到的那天',
  mediationDraft: '谈成了要写上协议；没谈成不用写',
  mediationChanged: '协议改过了，刷新看最新的再签',
  mediationSigned: '这一方已经签过了',
  mediationOwn: '调解的人不能自己确认，请同事来',
  mediationConsent: '先说愿意谈，再写、再转',
  mediationAnswered: '这一方已经答复过了，刷新看看',
  mediationOffice: '要有一方愿意把记录交过去才能转',
  mediationUnit: '这个单位不管这里，换一个',
  mediationSessions: '谈了 20 次了，请司法所接着办',
  mediationTimelineFull: '来来回回太多次了，打个电话说更快',
};

export const MEDIATION = {
  title: '调解', ask: DOORS.mediations.title, one: '一件调解', desk: DOORS.mediations.desk,
  intro: '两边有过不去的事，请人帮着坐下来谈，不收钱。先由工作站看，再问对方愿不愿意；两边都愿意才开始，谁都可以随时不谈。',
  private: '只有两边、调解员和社区工作站看得到', kind: '什么事', text: '怎么回事', textPlaceholder: '什么时候开始的，您想怎么样', textNote: '只有工作站和调解员看得到，对方看不到', who: '对方是谁', whoPlaceholder: '比如：楼上 601 的住户', whoNote: '只有工作站看得到，好去问对方愿不愿意', send: '交给工作站', sent: '交给工作站了，对方还不知道',
  empty: { title: '没有调解', body: '和邻居、家里、物业有过不去的事，点上面的“请人调解”。' },
  deskEmpty: { asked: { title: '没有新来的', body: '有居民想请人调解，会出现在这里。' }, going: { title: '没有在谈的', body: '问过两边的、约好时间的、等签字的，都在这里。' }, inForce: { title: '没有等回访的', body: '协议生效以后，到了日子来问一问。' }, after: { title: '没有没谈成的', body: '没谈成的，愿意的可以转给司法所。' }, over: { title: '没有过去的', body: '过去的只留到期限，到时候自己抹去。' } },
  office: '司法所回话', begin: '工作站提议调解', first: '这一边', second: '那一边', sides: '两边', mediator: '调解员', council: '议事会', staff: '工作站', statement: '说的', mine: '我写的', theirs: '对方写的', mineShown: '对方看得到', mineHidden: '对方看不到', notWritten: '还没有写', sessions: '谈的记录', agreement: '调解协议', timeline: '经过', where: '在哪里', when: '什么时候',
  consentNote: '点“我愿意谈”以后，才看得到后面的事。您写的只有调解员和工作站看得到，除非您说可以给对方看。', refuseAsk: '真的不愿意谈吗？', refuseNote: '不用说为什么。以后想谈，再找工作站。', stopAsk: '不谈了吗？', stopNote: '不用说为什么。没谈成也可以请司法所或者法院办。', officeAsk: '请司法所接着办？', officeNote: '您写的和谈的记录会交给司法所。', signAsk: '签字以后就算数，照着办。看清楚了吗？', offAsk: '不用调解了吗？',
  afterwards: '没谈成，还可以：请司法所接着办；也可以直接去法院，不用谁同意。', asker: '提出的人', see: '看手机号', noPhone: '没有登记手机号', notYours: '这里归工作站', notYoursBody: '您自己的调解，在“我的”里看。', court: '法院确认', noSecond: '还没写明是谁',
} as const;
export const MEDIATION_FORM = {
  why: '为什么', whyPlaceholder: '对方看得到，写清楚还能找谁', show: '给对方也看', mediator: '请谁', noMediator: '这里还没有议事会成员，工作站也没有别的人', place: '在哪里谈', placePlaceholder: '比如：社区调解室', day: '哪天', clock: '几点', outcome: '谈得怎么样', record: '谈了什么', recordPlaceholder: '照两边的话写，两边都看得到', agreement: '协议怎么写', agreementPlaceholder: '谁、做什么、到哪天', dueOn: '哪天以前办到', followUpOn: '哪天回访', change: '要改哪里', changePlaceholder: '比如：时间写成周末', answer: '办得怎么样', unit: '转给谁', cannot: '什么时候行（可以不写）', side: '哪一边', how: '怎么说的', paper: '写在纸上', spoken: '当面说的', yes: '愿意', no: '不愿意', on: '哪天再问', name: '怎么称呼', phone: '手机号（没有可以不写）', phoneNote: '有账号的会在手机上问；没有的请当面问', words: '想说的', done: '记下了', signPaperNote: '看过签了字的纸，再记。',
} as const;
/** Names of fields that no other page has. */
export const MEDIATION_FIELDS = { who: '对方是谁', mediatorId: '调解员', record: '谈的记录', agreement: '协议', dueOn: '办到的日子', followUpOn: '回访的日子', first: '这一边', second: '那一边', side: '哪一边', edition: '协议' } as const;
