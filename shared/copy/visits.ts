import { DOORS } from './doors';
import { formatDay, formatMoment } from '../domain/kernel/dates';
import { dayOf, type Day } from '../domain/kernel/days';
import type { VisitRuleCode } from '../domain/visits/rules';
import type { HeardConsent, HeardKind, HeardState, PromiseState, VisitAction, VisitDesk, VisitReason, VisitState, VisitTime, VisitWhom } from '../domain/visits/states';
import { storyWords } from './story';

export const VISIT_REASON_WORDS: Readonly<Record<VisitReason, string>> = { lonely: '想有人说说话', ill: '身体不好', newHere: '刚搬来', misfortune: '家里遇上难事', other: '别的' };
export const VISIT_TIME_WORDS: Readonly<Record<VisitTime, string>> = { morning: '上午', afternoon: '下午', evening: '晚上', weekend: '周末' };
export const VISIT_WHOM_WORDS: Readonly<Record<VisitWhom, string>> = { self: '来看我', family: '去看家里人', other: '替居民记下' };
export const VISIT_STATE_WORDS: Readonly<Record<VisitState, string>> = { asked: '等安排', given: '等约时间', proposed: '等回话', agreed: '约好了', visited: '来过了', declined: '来不了', off: '不用来了', erased: '抹去了' };
export const VISIT_DESK_WORDS: Readonly<Record<VisitDesk, string>> = { asked: '等安排', going: '在路上', promised: '答应了的', over: '过去的' };
export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = { open: '等办', kept: '办到了', cannot: '办不到' };
export const HEARD_KIND_WORDS: Readonly<Record<HeardKind, string>> = { case: '报给工作站办', wish: '写成微心愿' };
export const HEARD_STATE_WORDS: Readonly<Record<HeardState, string>> = { asked: '等本人点头', agreed: '本人同意了', made: '办起来了' };
export const HEARD_CONSENT_WORDS: Readonly<Record<HeardConsent, string>> = { phone: '本人在手机上同意', spoken: '本人当面说的同意' };

export const VISIT_BUTTONS: Readonly<Record<Exclude<VisitAction, 'ask' | 'become' | 'remind'>, string>> = {
  give: '交给网格员', decline: '来不了，说清楚', giveBack: '交回工作站', propose: '约个时间', arrange: '电话里约好了', accept: '这个时间行', another: '换个时间', callOff: '不用来了', absent: '家里没人', report: '走访完，写一写', promise: '再答应一件', keep: '办到了', cannot: '办不到',
  hear: '记一件听到的事', agree: '同意，替我办', refuse: '不用办', spoken: '本人当面同意了', again: '再来一次',
};
const MOMENTS: Readonly<Record<VisitAction, string>> = {
  ask: '约了走访', give: '交给了网格员', decline: '工作站说来不了', giveBack: '网格员交回了工作站', propose: '约了时间', arrange: '电话里约好了时间', accept: '时间行', another: '想换个时间', callOff: '不用来了', absent: '来过，家里没人', report: '来过了', promise: '又答应了一件事', keep: '办到了一件',
  cannot: '有一件办不到', hear: '记下一件听到的事', agree: '本人在手机上同意办', refuse: '有一件不用办', spoken: '本人当面同意办', become: '办起来了', again: '约了再来', remind: '提醒过了',
};
export const visitMomentWords = (action: VisitAction): string => storyWords(MOMENTS, action);
/** What a thread calls it. */
export const VISIT_THREAD = '走访时说起的';
/** `12 月 3 日以前`: the day of a promise. */
export const promiseDayWords = (day: Day): string => `${formatDay(day)}以前`;
/** Where it stands, in one line for the resident. */
export function visitLine({ state, worker, visitAt }: { readonly state: VisitState; readonly worker: string | null; readonly visitAt: string | null }, now: Date): string {
  const [who, when] = [worker ? `网格员${worker}` : '网格员', visitAt ? formatMoment(new Date(visitAt), now) : ''];
  switch (state) {
    case 'asked': return '工作站正在安排人，一天之内有回音';
    case 'given': return `${who}会和您约时间`;
    case 'proposed': return `${who}想 ${when} 来，行不行？`;
    case 'agreed': return `${who} ${when} 来`;
    case 'visited': return `${who}来过了`;
    case 'declined': return '这次来不了';
    case 'off': return '不用来了';
    case 'erased': return '这里已经抹去了';
  }
}
/** `30 天后抹去`: when nothing of it is left. */
export const eraseWords = (at: string): string => `${formatDay(dayOf(new Date(at)))}抹去：说过的、地址、姓名都不留，只剩一个数。`;
export const figureWords = ({ year, visits, promises, kept, made }: { readonly year: number; readonly visits: number; readonly promises: number; readonly kept: number; readonly made: number }): string => `${year} 年走访 ${visits} 次，答应 ${promises} 件、办到 ${kept} 件，听来的事办起来 ${made} 件`;

/** The rules in words: what is so, and what to do. */
export const VISIT_RULE_WORDS: Readonly<Record<VisitRuleCode, string>> = {
  visitConsent: '替别人约，要先问过本人：写上是谁、怎么同意的',
  visitTooMany: '已经约了 3 次还没来，等来过再约',
  visitYourself: '这是您自己，选「来看我」就行',
  visitElsewhere: '这个地方不在您这个社区，请对方社区的工作站来记',
  visitWhen: '时间要在现在以后、60 天以内，改一个再试',
  visitNotYet: '还没到约好的那天，去过再写',
  visitDay: '日子从今天起选，半年以内',
  visitWorker: '这位不是这里的网格员，换一位',
  visitPromises: '答应的事满 10 件了，先办到几件再说',
  visitPromiseSettled: '这件已经说过了，刷新看看最新的',
  visitHeardFull: '记了 10 件了，再有的请居民自己报，或者下次再记',
  visitHeardSettled: '这件居民已经回过话了，刷新看看最新的',
  visitNotAgreed: '和本人看到、同意的不一样，不能办',
  visitTimelineFull: '来来回回太多次了，打个电话说更快',
};

export const VISIT = {
  title: '走访', ask: DOORS.visits.title, one: '一次走访', desk: DOORS.visits.desk,
  intro: '说一声就有人来。只有您、来的网格员、社区工作站看得到。',
  whom: '去看谁', name: '家里人怎么称呼', phone: '家里人的手机号', phoneNote: '有手机的，会先告诉本人，本人说不来就不来', agreed: '问过本人，本人愿意', mustAgree: '先问一问本人愿不愿意，再勾上',
  reason: '为了什么', text: '想说的（可以不写）', textPlaceholder: '比如：老伴走了以后一个人住', times: '什么时候方便', timesText: '方便的时间（可以不写）', timesPlaceholder: '比如：午睡到三点', place: '到哪里来', send: '约好，等人来', sent: '约好了，等网格员和您约时间', noPlace: '写上到哪里来，网格员才找得到',
  empty: { title: '还没有约过走访', body: '想有人来坐坐，点下面的「请人来看看」。' },
  deskEmpty: { asked: { title: '没有等安排的', body: '有居民想请人来，会出现在这里。' }, going: { title: '没有在路上的', body: '交给网格员的、约好时间的，都在这里。' }, promised: { title: '没有等办的', body: '走访时答应的事，到办好都在这里。' }, over: { title: '没有过去的', body: '过去的只留一阵子，到时候自己抹去。' } },
  worker: '网格员', who: '看谁', asker: '谁约的', where: '到哪里', why: '为了什么', suits: '什么时候方便', promised: '答应您的事', promisedDesk: '答应的事', heard: '您说起的事', heardDesk: '听到的事', heardNote: '您点「同意」才办，就按这几句办，一个字不多', heardDeskNote: '本人点头才办；不点就不办，到时候抹去', timeline: '经过', late: '过日子了', spoken: '本人没有用手机，当面说的算数，会照实记成「当面说的」。', open: '打开看', cannotWhy: '为什么办不到',
  nextAround: (day: Day): string => `${formatDay(day)}前后想再见面`,
  private: '只有本人、约的人、这位网格员和工作站看得到', callOffAsk: '真的不用来了吗？', callOffNote: '不用说为什么。想让人来，随时再约。', again: '再来一次，还是这位来', contact: '看手机号', noPhone: '没有登记手机号', note: '替居民记一次走访', steps: '接下来', notYours: '这里归工作站和网格员', notYoursBody: '您自己约的走访，在“我的”里看。',
} as const;
export const VISIT_FORM = {
  worker: '交给谁', ofGrid: '这个网格的', otherGrid: '别的网格', noWorker: '这个社区还没有网格员，请管理员补上', why: '为什么', whyPlaceholder: '居民看得到，写清楚还能找谁', day: '哪天', clock: '几点', another: '什么时候方便（可以不写）', promise: '答应什么', promisePlaceholder: '比如：带一份助餐点的单子来', dueOn: '哪天以前', addPromise: '再答应一件', addHeard: '再记一件', unfinished: '写了一半的，选好日子、选好哪一类再交', askResident: '问本人要不要办',
  heard: '听到的事', heardPlaceholder: '照本人的话写，写事不写人', to: '怎么办', category: '哪一类', nextOn: '本人想再见面，大概哪天', noNext: '没说', report: '写好了', onlyMatters: '只写事：答应了什么、哪天办好。不写人怎么样，这里也没有地方写。',
} as const;
/** What is read out before a visit is noted for somebody at the counter. */
export const VISIT_CONSENT_SENTENCE = '我们替您约一位网格员上门看看，记下您的名字、电话和地址，只有来的网格员和工作站看得到，办完就抹去。您愿意吗？';
/** Names of fields that no other page has. */
export const VISIT_FIELDS = { timesText: '方便的时间', workerId: '网格员', promises: '答应的事', promise: '答应的事', promiseId: '答应的事', heard: '听到的事', heardId: '听到的事', nextOn: '再见面的日子', whom: '看谁', times: '什么时候方便' } as const;
