import type { ConsentWay } from '../domain/cases/proxy';
import type { PersonalKind } from '../domain/wishes/asking';
import { formatDay } from '../domain/kernel/dates';
import type { WishRuleCode } from '../domain/wishes/rules';
import type { ClaimState, Companion, DeclineReason, EndReason, ReleaseReason, UnmatchedReason, WishAction, WishCare, WishCategory, WishPart, WishQuestion, WishState, WishWhom } from '../domain/wishes/states';
import { storyWords } from './story';

export const WISH_CATEGORY_WORDS: Readonly<Record<WishCategory, { readonly name: string; readonly hint: string }>> = {
  goods: { name: '要件东西', hint: '旧的也行，写清楚' },
  service: { name: '要门手艺', hint: '修一修、教一教' },
  time: { name: '要人帮忙', hint: '跑个腿、搬点东西' },
  company: { name: '想有人陪', hint: '说说话、下盘棋' },
};

export const WISH_STATE_WORDS: Readonly<Record<WishState, string>> = {
  submitted: '等核实', asked: '等补充', declined: '没发布', open: '等认领', claimed: '有人认领了', realised: '实现了', withdrawn: '撤回了', ended: '不用了', handedOver: '转去办了',
};
export const CLAIM_WORDS: Readonly<Record<ClaimState, string>> = { active: '等约时间', arranged: '约好了', proven: '等您看看', confirmed: '实现了' };
/** A claim that was shown in a wish that stopped before anybody confirmed it. */
export const CLAIM_KEPT = '做过，记下了';
export const WHOM_WORDS: Readonly<Record<WishWhom, string>> = { self: '我自己', family: '家里人', proxy: '别人' };
export const CARE_WORDS: Readonly<Record<WishCare, string>> = { none: '都不是', minor: '给未成年的孩子', elder: '给有困难的老人' };

export const WISH_QUESTION_WORDS: Readonly<Record<WishQuestion, string>> = {
  when: '什么时候方便', size: '要多大的', used: '用过的行不行', tools: '要不要带工具', lift: '有没有电梯', together: '去的时候谁在',
};
export const WISH_ANSWER_WORDS: Readonly<Record<WishQuestion, Readonly<Record<string, string>>>> = {
  when: { weekdays: '平时白天', evenings: '晚上', weekends: '周末', any: '都行', askStation: '请工作站约' },
  size: { small: '小的', middle: '中等的', large: '大的', any: '都行', askStation: '请问工作站' },
  used: { yes: '行', no: '想要新的', any: '都行' },
  tools: { bring: '请带来', here: '家里有', askStation: '请问工作站' },
  lift: { yes: '有电梯', no: '没有电梯', ground: '在一楼' },
  together: { alone: '就本人', family: '家里人在', station: '工作站有人在', askStation: '请工作站定' },
};

export const COMPANION_WORDS: Readonly<Record<Companion, string>> = { second: '我带一位同伴去', station: '请工作站派人一起去' };
export const DECLINE_WORDS: Readonly<Record<DeclineReason, string>> = {
  money: '这里只收东西、手艺和时间，不收钱', officialDuty: '这是该有关单位办的，不用麻烦邻居', bigger: '比一个小心愿大，要另外想办法', notReal: '核实下来和写的不一样', duplicate: '和另一个心愿是同一件', danger: '这件事有危险，不能请邻居来做', other: '别的原因',
};
export const END_WORDS: Readonly<Record<EndReason, string>> = { gone: '本人过世了', noNeed: '现在不需要了', moved: '搬走了', metElsewhere: '别处已经有了', notFitting: '情况变了，不合适了' };
export const RELEASE_WORDS: Readonly<Record<ReleaseReason, string>> = { noTime: '抽不出时间', cannotFind: '找不到合适的东西', noContact: '联系不上', notAsThought: '和想的不一样', ill: '病了', lapsed: '七天里没约成', left: '情况有变', other: '别的原因' };
export const UNMATCHED_WORDS: Readonly<Record<UnmatchedReason, string>> = { nobodyFits: '附近没有会的人', tooFar: '太远', unclear: '写得不够清楚', tooBig: '太大了，一个人办不了', unknown: '说不准' };

export const PERSONAL_WORDS: Readonly<Record<PersonalKind, string>> = { phone: '电话号码', document: '证件号码', contact: '微信、QQ 号', address: '门牌', name: '姓名' };

/** Buttons. */
export const WISH_BUTTONS: Readonly<Partial<Record<WishAction, string>>> = {
  edit: '改一改', withdraw: '撤回', takeBack: '我不想要了', answer: '回答工作站', approve: '核实了，发布', ask: '请补充', decline: '不发布', handOver: '转成工单', end: '不用再办了', claim: '我来认领', arrange: '约好日子', send: '东西寄出了',
  callFor: '请工作站打电话', shareAddress: '给认领人看门牌', hideAddress: '收回门牌', propose: '想改一改', agree: '我同意', refuse: '先不改', release: '来不了了', prove: '做好了', notYet: '还差一点', confirm: '实现了', thank: '说声谢谢', consent: '记下能不能讲出去', publishStory: '讲出去', unmatched: '为什么没人认领', volunteerTask: '请志愿者帮忙', confirmHelp: '是的，帮好了', invite: '邀请志愿者认领', inviteNo: '这次不行',
};

const MOMENTS: Readonly<Record<WishAction | 'post', string>> = {
  post: '写下心愿', edit: '改了心愿', withdraw: '撤回了', takeBack: '本人不想要了，撤回了', answer: '补充了情况', approve: '工作站核实了，发布出去', ask: '工作站请补充', decline: '工作站没有发布', handOver: '转去办了', end: '不用再办了',
  claim: '有人认领了', fill: '都认领齐了', arrange: '约好了日子', send: '东西在路上了', question: '问了一句', reply: '答了一句', callFor: '请工作站打电话', shareAddress: '门牌给认领人看了', hideAddress: '门牌收回了',
  propose: '想商量一下', agree: '认领人同意了', refuse: '认领人说先不改', release: '认领的来不了，再等一位', passOn: '换了一个单位接着办', prove: '说是做好了', notYet: '还差一点', confirm: '实现了', complete: '实现了', thank: '说了谢谢', consent: '说了能不能讲出去', publishStory: '讲给大家听', unmatched: '记了为什么没人认领', remind: '提醒了一声', volunteerTask: '志愿者帮忙', confirmHelp: '说志愿者帮好了，实现了', invite: '工作站请志愿者来认领', inviteNo: '志愿者这次不行',
};

/** How the station asked somebody without an account whether it may be told; what they answered stands where the story does. */
export const STORY_ASKED: Readonly<Record<ConsentWay, string>> = { spoken: '工作站当面问的本人', phone: '工作站电话问的本人', written: '本人签了字' };

/** A moment of the story in words; the code of a reason is told beside it. */
export function wishMomentWords({ action, code, unit, part }: { readonly action: WishAction | 'post'; readonly code: string | null; readonly unit: string | null; readonly part: WishPart }): string {
  const more: Partial<Record<WishAction | 'post', string | undefined>> = {
    decline: code ? DECLINE_WORDS[code as DeclineReason] : undefined,
    end: code ? END_WORDS[code as EndReason] : undefined,
    release: code ? RELEASE_WORDS[code as ReleaseReason] : undefined,
    unmatched: code ? UNMATCHED_WORDS[code as UnmatchedReason] : undefined,
    question: code ? WISH_QUESTION_WORDS[code as WishQuestion] : undefined,
    reply: code ? answerWords(code) : undefined,
    arrange: action === 'arrange' && code ? formatDay(code) : undefined,
    invite: code ? `问了 ${code} 位` : undefined,
    handOver: code === 'project' ? '成了一个微项目' : code === 'topic' ? '成了一个议题' : undefined,
    propose: code === 'withdraw' ? '撤回' : code === 'edit' ? '改一改' : undefined,
    consent: code?.includes('-') ? STORY_ASKED[code.split('-')[1] as ConsentWay] : undefined,
    agree: code === 'withdraw' ? '不办了' : code === 'edit' ? '改一改' : undefined,
  };
  const told = more[action];
  return storyWords(unit && part === 'claimant' ? { ...MOMENTS, claim: `${unit}认领了` } : MOMENTS, action, told);
}

/** `when:weekends` → 「什么时候方便？周末」. */
function answerWords(code: string): string {
  const [question = '', answer = ''] = code.split(':');
  return `${WISH_QUESTION_WORDS[question as WishQuestion] ?? ''}？${WISH_ANSWER_WORDS[question as WishQuestion]?.[answer] ?? ''}`;
}

/** The rules in words: what is so, and what to do. Nobody who came second is told that they failed. */
export const WISH_RULE_WORDS: Readonly<Record<WishRuleCode, string>> = {
  wishMoney: '这里只收东西、手艺和时间，不收钱。换成要什么、要谁帮什么忙，就能交',
  wishAccount: '账号不能写在心愿里，去掉就能交',
  wishPayCode: '收款码不能放在心愿里，去掉就能交',
  wishContactCode: '照片里有加好友的码，别人扫了就找得到您，换一张就能交',
  wishPersonal: '写了电话或证件号码，谁都看得到。替您隐去，或者自己删掉，就能交',
  wishNothingSaid: '写一句，或者说一段，就能交',
  wishLevel: '先登记手机号，工作站好找到您',
  wishVisitLevel: '上门要先到工作站看一次证件，看过就能认领',
  wishTooMany: '您已经有 5 个心愿在等，等实现一个再写',
  guardianNeeded: '给孩子、给有困难的老人的心愿，请监护人来写，或者请工作站代写',
  wishConsent: '替别人写，要写上是谁，并且问过本人',
  wishPast: '这个心愿已经过去了',
  claimTaken: '刚刚有邻居先认领了，谢谢您的好意。还有别的心愿在等人',
  claimOwn: '这是您自己的心愿，等邻居来认领',
  claimMany: '您手上已经有 5 个心愿，做好一个再认领',
  claimMore: '剩下的没有那么多了，少认领一点就行',
  claimTwice: '您已经认领了这个心愿',
  companionNeeded: '上门要有人一起去：带一位同伴，或者请工作站派人',
  notYourClaim: '这一份不是您认领的',
  claimSent: '东西已经在路上，先送到。出了岔子请打给工作站',
  claimedFirst: '已经有人认领，要改要撤先跟认领的邻居商量',
  askFirst: '这一份已经走到后面一步了',
  proofFirst: '已经说做好了，先等那边看一看',
  wishProofNeeded: '拍一张做好的照片，或者写一句，就能交',
  wishPhotoNeeded: '拍一张照片再交，好让大家知道送到了、做好了',
  notProven: '认领的邻居还没说做好',
  onlyGoods: '只有送东西的心愿才有在路上',
  dayBehind: '日子要从今天往后选',
  questionAsked: '这一句已经有人问过了，往下看就有',
  questionUnfit: '这一句不合这个心愿，请从给出的里面选',
  questionGone: '还没有人问这一句',
  nothingProposed: '没有要商量的',
  proposedAlready: '上一回商量还没有答复',
  noStoryConsent: '本人还没有同意讲出去',
  consentHow: '选一下是怎么问的本人，再记',
  thankedAlready: '已经谢过了',
  inviteUnfit: '名单里有人现在不合适了，刷新名单再选',
  inviteTwice: '名单里有人已经问过了，刷新名单再选',
  inviteMany: '已经问了不少人，等等他们的回话再问',
  inviteResting: '名单里有人这几天刚被问过别的心愿，过几天再问',
  inviteGone: '这份邀请已经过去了，不用再回',
  helpFirst: '志愿者还没说帮好，或者已经有邻居认领了',
  wishTimelineFull: '这个心愿的来回已经很多，请打给工作站',
};
