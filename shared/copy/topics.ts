import type { TopicRuleCode } from '../domain/topics/rules';
import type { TopicAction, TopicDecline, TopicDesk, TopicOrigin, TopicRemoval, TopicState, TopicStop } from '../domain/topics/states';
import { storyWords } from './story';

export const TOPIC_STATE_WORDS: Readonly<Record<TopicState, string>> = {
  toCheck: '等站里看', gathering: '等附议', toAnswer: '等答复', adopted: '在商量', decided: '定了在办', done: '办好了', merged: '并到一起', handedOver: '转去办了', declined: '没有议', withdrawn: '撤回了', lapsed: '没凑够', removed: '撤下了', stopped: '不办了',
};
export const TOPIC_ORIGIN_WORDS: Readonly<Record<TopicOrigin, string>> = { resident: '居民提的', member: '成员提的', station: '工作站提的', case: '从一件事来', wish: '从一个心愿来' };
export const TOPIC_LANE_WORDS: Readonly<Record<TopicDesk, string>> = { toCheck: '等看', gathering: '等附议', toAnswer: '等答复', going: '在议在办', over: '有结果的' };
export const TOPIC_DECLINE_WORDS: Readonly<Record<TopicDecline, string>> = { notOurs: '不归这里议', decidedBefore: '不久前刚议过', law: '法律法规不允许', noMeans: '没有条件做', few: '只关系到一两家', other: '别的原因' };
export const TOPIC_REMOVAL_WORDS: Readonly<Record<TopicRemoval, string>> = { unlawful: '内容违法', insult: '有骂人的话', person: '写了别人的私事', ad: '是广告' };
export const TOPIC_STOP_WORDS: Readonly<Record<TopicStop, string>> = { noAgreement: '没谈拢', noMeans: '没有条件做', law: '法律法规不允许', doneElsewhere: '别处已经做了', other: '别的原因' };

/** Buttons. */
export const TOPIC_BUTTONS: Readonly<Partial<Record<TopicAction, string>>> = {
  release: '看过了，放出去', withdraw: '撤回', remove: '撤下', adopt: '接下来，大家商量', merge: '并到另一个议题', handOver: '转成工单去办', decline: '不议', consult: '开始协商', stop: '不办了',
};
const MOMENTS: Readonly<Record<TopicAction | 'raise', string>> = {
  raise: '提出来了', release: '工作站看过了', withdraw: '撤回了', reach: '附议够了，必须答复', lapse: '时间到了，附议不够，先放下', remove: '撤下了', adopt: '接下了，大家商量', merge: '并到另一个议题，附议的都跟过去', handOver: '转成工单去办', decline: '没有议', consult: '开始协商', decide: '定下来了', report: '说了进展', moveDay: '改了日子', finish: '办好了', stop: '不办了', remind: '提醒了一声',
};

/** A moment of the story in words. */
export function topicMomentWords({ action, code }: { readonly action: TopicAction | 'raise'; readonly code: string | null }): string {
  const told = code === null ? undefined : action === 'raise' ? TOPIC_ORIGIN_WORDS[code as TopicOrigin] : action === 'decline' ? TOPIC_DECLINE_WORDS[code as TopicDecline] : action === 'stop' ? TOPIC_STOP_WORDS[code as TopicStop] : action === 'remove' ? TOPIC_REMOVAL_WORDS[code as TopicRemoval] : undefined;
  return storyWords(MOMENTS, action, told);
}

/** How many seconded it: told to the threshold and no further. */
export const secondsWords = (count: number, threshold: number): string => (count >= threshold ? `够 ${threshold} 位了` : `${count} 位附议，还差 ${threshold - count} 位`);
/** How the body decided, in numbers. */
export const agreedWords = (present: number | null, agreed: number | null): string => [present === null ? '' : `${present} 位到场`, agreed === null ? '' : `${agreed} 位同意`].filter(Boolean).join('，');

/** The rules in words: what is so, and what to do. */
export const TOPIC_RULE_WORDS: Readonly<Record<TopicRuleCode, string>> = {
  topicLevel: '先登记手机号，就能提议题、能附议',
  topicDocument: '按它的规矩要看过证件，带上身份证到工作站看一眼就行',
  topicElsewhere: '议题提给自己住的社区，先在“我的”里选好社区',
  topicPlace: '选的地方不在这个社区，另选一个',
  topicTooMany: '您已经有 3 个在等，等有了结果再提',
  topicMoney: '这里不放收款的账号和码，删掉就能交',
  topicPersonal: '写了电话、证件号码，谁都看得到，删掉就能交',
  topicBodyOver: '这个组织已经散了，另选一个',
  topicOwn: '这是您自己提的，请邻居来附议',
  topicSecondOver: '附议的时间过了，看看最新的',
  topicMergeSelf: '不能并到它自己',
  topicMergeNewer: '请并到先提的那一个',
  topicMergeOver: '那个议题已经有结果了，另选一个',
  topicMergeBody: '那个议题在别的组织，另选一个',
  topicUnit: '这个单位管不到这个社区，另选一个',
  topicDay: '日子要从今天往后选，三年以内',
  topicConsulting: '已经开始协商，在协商里停',
  topicTimelineFull: '这个议题的来回已经很多，请打给工作站',
};

/** On the pages of topics. */
export const TOPIC = {
  direct: '不用附议，直接请答复',
  title: '议事',
  one: '议题',
  intro: '小区、社区里大家的事，提出来一起商量。附议的人够了，就必须给答复。',
  raise: '提一个议题',
  empty: {
    gathering: { title: '现在没有等附议的', body: '有想商量的，提一个，请邻居来附议。' },
    toAnswer: { title: '现在没有等答复的', body: '附议够了的会在这里，哪天答复写得清楚。' },
    going: { title: '现在没有在议的', body: '接下来商量的、定了在办的，都在这里。' },
    over: { title: '还没有结果', body: '办好的、没有议的，都留在这里。' },
    mine: { title: '您还没有提过，也没有附议过', body: '看看邻居提了什么，同意就附议一下。' },
    desk: { title: '这一栏现在没有', body: '附议够了的，会到“等答复”里。' },
  },
  mine: '我的',
  second: '附议',
  seconded: '您附议了',
  unsecond: '不附议了',
  secondNote: '附议就是：我也觉得该商量。有了答复告诉您。',
  secondThanks: '记下了，有了答复告诉您',
  until: (when: string): string => `到 ${when}`,
  answerBy: (when: string): string => `${when}前必须答复`,
  late: '过了答复的日子，已经报到街道',
  mergedInto: '并到这个议题',
  answer: '答复',
  consultation: '看协商到哪一步',
  consultationNote: '通报、提问、开会、公示都在这里',
  decided: '定了什么',
  decidedBy: (unit: string, day: string): string => `${unit}来办，${day}前办好`,
  moved: (from: string, why: string): string => `原定 ${from}，${why}`,
  result: '办成了什么',
  timeline: '从头到尾',
  body: '谁来答复',
  place: '说的是哪里',
  desk: '替组织答复',
  waits: '等您的',
} as const;

/** The forms. */
export const TOPIC_FORM = {
  body: '请谁来商量', name: '想商量什么', namePlaceholder: '比如：楼下晾衣的地方不够', text: '为什么要商量', textPlaceholder: '现在怎么样，关系到哪些人，您想怎么办，写几句',
  place: '说的是哪里', placeNote: '选个大概的地方；整个社区的事，选社区工作站', send: '提出来', sent: '提出来了，请邻居来附议', draftNote: '没写完也不要紧，手机上替您留着',
  adopt: '答复大家', adoptPlaceholder: '什么时候、怎么商量，写一句', mergeInto: '并到哪一个', mergeWhy: '为什么并', reason: '为什么', declinePlaceholder: '附议的人都看得到，写清楚',
  stopNote: '写一句，附议的人都看得到', save: '就这样',
} as const;

/** A topic that the station makes of a case or a wish. */
export const TOPIC_FROM = { title: '请大家商量', missing: '请谁商量、商量什么、为什么、大概在哪里，都写上', note: '大家都看得到：写事情，不写是谁说的、住哪一户。照片不跟过去。', where: '大概在哪里', wherePlaceholder: '比如：3 栋南边', send: '变成议题', sent: '成了议题，说的人会收到消息', gone: { title: '找不到那件事了', body: '回到那件事里，再点一次“请大家商量”。' } } as const;

/** Names of fields that no other page has. */
export const TOPIC_FIELDS = { intoId: '并到哪一个' } as const;
