import type { InboxKind } from '../domain/notifications/kinds';
import { ACTIVITY_INBOX } from './activityInbox';
import { COURSE_INBOX } from './courseInbox';
import { fill } from './fill';
import { PROJECT_INBOX } from './projectInbox';
import { VOLUNTEER_INBOX } from './volunteerInbox';
import { TASK_INBOX } from './volunteerTaskInbox';
import { TEAM_INBOX } from './volunteerTeamInbox';
import { ABLE_INBOX } from './ableInbox';
import { HOUR_INBOX } from './volunteerHoursInbox';
import { ROLL_INBOX } from './rollInbox';
import { CONSULTATION_INBOX } from './consultationInbox';
import { EMERGENCY_INBOX } from './emergencyInbox';
import { MEDIATION_INBOX } from './mediationInbox';
import { VISIT_INBOX } from './visitInbox';
import { BOOKING_INBOX } from './bookingInbox';
import { BOOK_INBOX } from './bookInbox';
import { DIRECTORY_INBOX } from './directoryInbox';
import { NOTICE_INBOX } from './noticeInbox';
import { TOPIC_INBOX } from './topicInbox';
import { VOTE_INBOX } from './voteInbox';
import { WISH_INBOX } from './wishInbox';

/** What a message may say: the case's title, the unit, a date already in words, a reason. */
export interface InboxValues {
  readonly title: string;
  readonly unit?: string;
  readonly date?: string;
  /** The moment promised before. */
  readonly was?: string;
  readonly reason?: string;
  /** What else this kind of message says. */
  readonly more?: string;
}

/** Title and body of each kind of message; `[…]` is left out when its value is missing (`fill`). */
export const INBOX: Readonly<Record<InboxKind, { readonly title: string; readonly body: string }>> = {
  caseReceived: { title: '交到工作站了', body: '「{title}」已经交到{unit}[，{date}答复您]。' },
  caseFiledForYou: { title: '替您报上去了', body: '「{title}」，{unit}替您报的[，{date}答复您]。办好了请您来评。不是您的事，请打给工作站。' },
  caseClaimed: { title: '托人报的事到您这里了', body: '「{title}」是{unit}替您报的，从现在起您自己看得到，办好了请您来评。' },
  caseSplit: { title: '从您说的事里分出一件', body: '「{title}」分出来另外办，也归{unit}[，{date}答复您]。原来那件照样办。' },
  caseUnsplit: { title: '并回原来那件事', body: '「{title}」不单独办了，{unit}并回原来那件办[：{reason}]。' },
  caseAccepted: { title: '工作站受理了', body: '「{title}」，{unit}接下来就办[，{date}答复您]。' },
  caseDeclined: { title: '这件事这里办不了', body: '「{title}」，{unit}没能受理[：{reason}]。' },
  caseDispatched: { title: '交给人去办了', body: '「{title}」交给了{unit}[，{date}答复您]。' },
  caseAcknowledged: { title: '有人在办了', body: '「{title}」，{unit}签收了[，{date}答复您]。' },
  caseReturned: { title: '换个单位去办', body: '「{title}」，{unit}说不归他们办[：{reason}]。工作站正在另找，答应您的时间不变。' },
  caseHandled: { title: '说是办好了', body: '「{title}」，{unit}办好了，您看看对不对。' },
  caseVerified: { title: '核查过了', body: '「{title}」，{unit}请另一个人看过，办好了。' },
  caseToEvaluate: { title: '办得怎样，您说了算', body: '「{title}」办好了吗？[{date}评价都行。]' },
  caseClosedUnrated: { title: '没等到评价，先办结了', body: '「{title}」先按办结归档。要是还没好，30 天内点一下就接着办。' },
  caseRedone: { title: '再办一次', body: '「{title}」，{unit}重新办[，{date}答复您]。' },
  casePromiseMoved: { title: '答复时间改了', body: '「{title}」原定 {was}答复您，改到 {date}[。因为{reason}]。' },
  caseMerged: { title: '和邻居报的并到一起办', body: '「{title}」和邻居报的是同一件事，{unit}并到一起办。您的编号还在，每一步照样告诉您。' },
  caseUnmerged: { title: '拆出来单独办', body: '「{title}」，{unit}接着单独办[：{reason}]。' },
  caseAbsorbed: { title: '又有邻居报了这件事', body: '「{title}」又有居民来报，{unit}并到您这件里一起办。' },
  caseRegraded: { title: '急缓改了', body: '「{title}」，{unit}改了急缓[：{reason}]。[{date}答复您。]' },
  mergedDispatched: { title: '一起办的有人去办了', body: '「{title}」和邻居报的一起办，已经交给人去办了。' },
  mergedHandled: { title: '一起办的说是办好了', body: '「{title}」和邻居报的一起办，说是办好了。请说一声您这边好没好；没好也可以点「拆开单独办」。' },
  mergedRedone: { title: '一起办的再办一次', body: '「{title}」和邻居报的一起办，没办好，再办一次。' },
  mergedClosed: { title: '一起办的办结了', body: '「{title}」和邻居报的一起办，办结了。您这边要是还没好，点一下就接着办。' },
  followDispatched: { title: '您也遇到的事有人去办了', body: '「{title}」交给{unit}去办了[，{date}答复]。' },
  joinedHandled: { title: '您那边也好了吗', body: '「{title}」，{unit}说办好了。您也遇到过，点开说一声好没好。' },
  followHandled: { title: '您也遇到的事说是办好了', body: '「{title}」，{unit}说办好了。您那边还没好的话，请自己报一件。' },
  followRedone: { title: '您也遇到的事再办一次', body: '「{title}」没办好，再办一次[，{date}答复]。' },
  followClosed: { title: '您也遇到的事办结了', body: '「{title}」办结了。您那边还没好的话，请自己报一件。' },
  followEnded: { title: '您也遇到的事不办了', body: '「{title}」不在这一件里办了。您还遇到的话，请自己报一件。' },
  followMerged: { title: '您也遇到的事并到一起办', body: '「{title}」和另一件是同一件事，{unit}并到一起办，有进展照样告诉您。' },
  documentSeen: { title: '证件当面看过了', body: '{unit}看过您的{title}，只记了看过，不留号码，不复印。' },
  documentUndone: { title: '证件要再看一次', body: '{unit}把看过{title}的记录撤回了[：{reason}]。请带上证件再来一趟。' },
  homeAsked: { title: '住处交给工作站核实', body: '{title}，{unit}核实好了告诉您。没核实以前，报问题不受影响。' },
  homeConfirmed: { title: '住处核实好了', body: '{title}，{unit}核实过了。报问题的时候，地方先替您填好。' },
  homeDeclined: { title: '住处没核实上', body: '{title}，{unit}没能核实[：{reason}]。' },
  homeWithdrawn: { title: '住处的申请撤回了', body: '{title}，您撤回了，工作站不再核实。' },
  homeMovedOut: { title: '您搬出了', body: '{title}，已经记成搬走。新住处在“我的家”里加上。' },
  homeEnded: { title: '一处住处结束了', body: '{title}，{unit}记成不再住了[：{reason}]。不对的话，请打给工作站。' },
  homeCoResidentAsks: { title: '有人说和您住在一起', body: '{title}，请看看认不认识，您说一声，工作站再核实。' },
  homeCoResidentNew: { title: '家里多了一位', body: '{title}，工作站核实过。不认识的话，请打给工作站。' },
  stationHomeAsked: { title: '有住处等核实', body: '{title}，请在「住户核实」里看。' },
  staffMentioned: { title: '同事提到了您', body: '「{title}」的内部记录里，{unit}的同事提到了您，请看看。' },
  stationNewCase: { title: '居民交来一件事', body: '「{title}」[，{date}受理]。' },
  unitNewCase: { title: '交来一件事', body: '「{title}」，{unit}交办[，{date}签收]。' },
  stationToVerify: { title: '等您核查', body: '「{title}」，{unit}说办好了[，{date}核查]。' },
  stationEvaluated: { title: '居民评价了', body: '「{title}」[，居民说：{reason}]。' },
  stationReturned: { title: '有一件退回来了', body: '「{title}」，{unit}退回[：{reason}]。请改交别的单位，定不下来请街道来定。' },
  unitDesignated: { title: '街道定给您单位的', body: '「{title}」，{unit}定了由您单位去办[：{reason}]。[{date}签收。]' },
  unitRejected: { title: '核查没通过，再办一办', body: '「{title}」，{unit}退回[：{reason}]。' },
  unitRedo: { title: '居民说没办好', body: '「{title}」要再办一次[，{date}答复]。' },
  stationSupplement: { title: '居民补充了情况', body: '「{title}」有新的情况，请看一看。' },
  stationTranscriptWrong: { title: '居民说听写得不对', body: '「{title}」，居民说写下来的和说的不一样，请再听一遍。' },
  stationWithdrawn: { title: '居民撤回了', body: '「{title}」，居民撤回了，不用再办。' },
  stationJoined: { title: '又有居民遇到这件事', body: '「{title}」今天又有居民遇到，点开看有几位、放了什么照片。' },
  stationUnmerged: { title: '有一件拆出来单独办', body: '「{title}」从一起办的里面拆出来了[：{reason}]，请交给单位去办。' },
  unitMerged: { title: '并到另一件里办', body: '「{title}」和另一件是同一件事，{unit}并到一起办，不用单独办了。' },
  stationAskByPhone: { title: '请打电话问一声', body: '「{title}」说是办好了，报事的人没有账号。请没经手的同事打电话问，把话记下来[，{date}以前]。' },
  staffPromiseMoved: { title: '答复时间改了', body: '「{title}」原定 {was}答复，改到 {date}[。因为{reason}]。' },
  caseReviewed: { title: '街道复核了', body: '「{title}」，{unit}复核过[：{reason}]。' },
  stationNeighbours: { title: '有邻居说没有解决', body: '「{title}」说是办好了，今天有一起遇到的邻居说还没好，点开看看。' },
  staffVacant: { title: '有一件没人接手', body: '「{title}」，{unit}眼下没有经办的人。请改交别的单位，或者请管理员补上人。' },
  stationUnsolved: { title: '居民说没解决', body: '「{title}」办结了，居民说没解决[：{reason}]。' },
  caseSupported: { title: '又请了单位一起办', body: '「{title}」请了{unit}来协办[：{reason}]。答应您的时间不变。' },
  unitSupportAsked: { title: '请您单位协办', body: '「{title}」请您单位协办[：{reason}][，{date}签收]。' },
  unitSupportLate: { title: '协办的事过了时间', body: '「{title}」里您单位协办的部分过了时间，请先说一句进展。' },
  unitSupportDropped: { title: '不用协办了', body: '「{title}」不用您单位协办了[：{reason}]。' },
  leadSupportReported: { title: '协办单位有回话', body: '「{title}」，{unit}说了协办的情况。' },
  leadSupportReturned: { title: '协办单位退回了', body: '「{title}」，{unit}退回协办[：{reason}]。请另请单位，或者自己办。' },
  leadSupportLate: { title: '协办单位过了时间', body: '「{title}」，{unit}协办的部分过了时间，已经催过。' },
  caseVolunteers: { title: '志愿者帮忙的事', body: '「{title}」[{reason}]' },
  caseDocketed: { title: '这件事会上定了', body: '「{title}」[{reason}]' },
  docketCalled: { title: '请来开民生调度会', body: '{title}，{unit}召集[，{date}][，{reason}]。' },
  docketChanged: { title: '民生调度会改了', body: '{title}，{unit}召集[，{date}][，{reason}]。' },
  docketPublished: { title: '民生调度会定了', body: '{title}，{unit}召集[，您单位{reason}]。' },
  docketLate: { title: '会上定的事超期了', body: '{title}，{unit}[{reason}]。' },
  docketTaskMoved: { title: '会上定的日子改了', body: '{title}，{unit}改了日子[：{reason}]。' },
  whistleCalled: { title: '吹哨，请到现场', body: '「{title}」，{unit}请您单位到现场[：{reason}][，{date}签收]。' },
  whistleAnswered: { title: '叫的单位有回音', body: '「{title}」，{unit}[{reason}]。' },
  whistleLate: { title: '叫了没按时来', body: '「{title}」，{unit}[{reason}]。' },
  whistleRate: { title: '散哨了，请评一评', body: '「{title}」现场定了[：{reason}]。请评一评这一趟，只评单位。' },
  accountSuspended: { title: '账号停用了', body: '[{unit}停用了您的账号，]认领的心愿、领的任务先还给了别人，写过的都在。有话要说，打给社区工作站，或者去一趟，照样受理。' },
  accountRestored: { title: '账号恢复了', body: '[{unit}恢复了您的账号，]以前的都还在，欢迎回来。' },
  ...COURSE_INBOX,
  ...WISH_INBOX,
  ...PROJECT_INBOX,
  ...VOLUNTEER_INBOX,
  ...TASK_INBOX,
  ...ACTIVITY_INBOX,
  ...TEAM_INBOX,
  ...ABLE_INBOX,
  ...HOUR_INBOX,
  ...TOPIC_INBOX,
  ...VOTE_INBOX,
  ...ROLL_INBOX,
  ...CONSULTATION_INBOX,
  ...NOTICE_INBOX,
  ...BOOK_INBOX,
  ...DIRECTORY_INBOX,
  ...EMERGENCY_INBOX,
  ...MEDIATION_INBOX,
  ...VISIT_INBOX,
  ...BOOKING_INBOX,
  admissionAsked: { title: '有单位申请准入', body: '{unit}想请社区做「{title}」，不在清单里，请站里定。' },
  admissionAskedAgain: { title: '退回的又来申请准入', body: '{unit}补了材料，又申请「{title}」，请站里定。' },
  admissionWithdrawn: { title: '准入申请撤回了', body: '{unit}撤回了「{title}」，不用再定。' },
  admissionAdmitted: { title: '准入了', body: '「{title}」，{unit}同意准入[，做到{date}为止][：{reason}]。' },
  admissionRefused: { title: '没有准入', body: '「{title}」，{unit}不予准入[：{reason}]。' },
  unitFileReady: { title: '交接文件做好了', body: '转给{unit}的工单做成了文件，取下来导进对方平台，导好了回来确认，才算交到。' },
  adminChannelDead: { title: '转不出去了：{unit}', body: '转给{unit}的工单接连没送到，正隔一会儿试一次，不会丢。请看看对方的系统和通道的地址、密钥；用文件交接的，看看有没有人取。' },
  adminGaveUp: { title: '有工单没转到：{unit}', body: '转给{unit}的工单试到了时限还没送到，或者对方不收，已经停下。请打电话告诉对方，再重发或改走别的通道。' },
  adminStuck: { title: '今天有转不出去的工单', body: '{title}。每一件卡在哪里、试了几次、为什么，都能看到。' },
  admissionEnded: { title: '准入的工作提前结束', body: '「{title}」，{unit}提出提前结束[：{reason}]，不再由社区办。' },
  adminYearMissing: { title: '还缺 {title} 年的放假安排', body: '{title} 年哪天放假、哪天补班还没有写。没写之前按周一到周五算，写好公布以后，在办的期限会重算。' },
};

/** A message in words. A reason that already ends a sentence does not get a second full stop. */
export function inboxWords(kind: InboxKind, values: InboxValues): { title: string; body: string } {
  const reason = values.reason?.trim().replace(/[。.]+$/, '');
  const { title, body } = INBOX[kind];
  return { title: fill(title, { ...values, reason }), body: fill(body, { ...values, reason }) };
}
