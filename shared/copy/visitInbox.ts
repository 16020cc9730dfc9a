import type { VisitInboxKind } from '../domain/notifications/visitKinds';

/**
 * Messages about visits; `[…]` is left out when its value is missing (`fill`). `{unit}`: the station, `{more}`: the grid worker,
 * `{date}`: the moment of the visit. They may be read over somebody's shoulder: none says why anybody is visited, or whom.
 */
export const VISIT_INBOX: Readonly<Record<VisitInboxKind, { readonly title: string; readonly body: string }>> = {
  visitForYou: { title: '替您约了走访', body: '{unit}会请网格员和您约时间。不想让人来，点开说一声就不来。' },
  visitGiven: { title: '约好人了', body: '[{more}来看您，]会先和您约时间。' },
  visitDeclined: { title: '这次来不了', body: '{unit}写了为什么，也写了还能找谁。' },
  visitBack: { title: '换一位网格员来', body: '原来那位来不了，{unit}另外安排，您不用再说一遍。' },
  visitProposed: { title: '约个时间，您看行不行', body: '[{more}][想 {date} ]来看您。不方便就换一个。' },
  visitAgreed: { title: '时间约好了', body: '[{more}][{date} ]来。不方便了，随时可以改。' },
  visitAbsent: { title: '今天没碰上您', body: '[{more}]来过，家里没人，会再和您约时间。' },
  visitDone: { title: '走访写好了', body: '答应您的事、哪天办好，都写着。' },
  visitHeard: { title: '您说的事，要不要办', body: '网格员听您说起，想替您办。您点了同意才办，不点就不办。' },
  visitPromised: { title: '又答应您一件事', body: '哪天办好，点开看。' },
  visitKept: { title: '答应您的事办好了', body: '点开看看，是不是真办好了。' },
  visitCannot: { title: '有件答应的事办不到', body: '为什么办不到，写在里面了，对不住。' },
  visitSoon: { title: '快到约好的时间了', body: '[{more}][{date} ]来看您。不方便就换一个。' },
  visitNext: { title: '到了您说想再见面的日子', body: '想让人再来，点一下「再来一次」；不想就不用管。' },
  visitYours: { title: '替您约的走访到您这里了', body: '从现在起您自己看得到，也可以自己改、自己取消。' },
  workerVisitGiven: { title: '请您去走访一位居民', body: '{unit}交给您，先和居民约个时间。' },
  workerVisitTaken: { title: '有一次走访换人了', body: '{unit}交给了别的网格员，您不用去了。' },
  workerVisitAgreed: { title: '居民说这个时间行', body: '[{date}。]' },
  workerVisitAnother: { title: '居民想换个时间', body: '点开看什么时候方便，再约一个。' },
  workerVisitOff: { title: '居民说不用来了', body: '不用问为什么，也不用去了。' },
  workerVisitWord: { title: '您写的事，居民回话了', body: '同意的已经办起来，不要的已经删掉。' },
  workerVisitWaits: { title: '走访还没约时间', body: '居民在等，先约一个；去不了就交回工作站。' },
  workerVisitSoon: { title: '快到走访的时间了', body: '[{date}。]带上工牌。' },
  workerVisitReport: { title: '走访完写一写', body: '只写答应了什么、哪天办好，不写人。' },
  workerPromiseLate: { title: '答应居民的事过了日子', body: '办好了点「办到了」；办不到，写清楚为什么。' },
  workerVisitNext: { title: '到了居民说想再见面的日子', body: '打个电话问一声，还想让您来，点「再来一次」。' },
  stationVisitAsked: { title: '有居民想请人上门走访', body: '请交给一位网格员。' },
  stationVisitBack: { title: '走访交回来了', body: '请另外交给一位网格员。' },
  stationVisitWaits: { title: '有走访还没安排人', body: '居民等了一天，请交给一位网格员。' },
  stationPromiseLate: { title: '走访时答应的事过了日子', body: '请问问网格员，办不到也要跟居民说清楚。' },
};
