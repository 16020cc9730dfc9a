import type { BodyKind, SeatSide } from '../domain/bodies/kinds';
import type { BodyProcedure, BodyRuleCode, BodyShare } from '../domain/bodies/procedure';

export const BODY_KIND_WORDS: Readonly<Record<BodyKind, { readonly name: string; readonly hint: string }>> = {
  council: { name: '居民议事会', hint: '大家推选出来商量事的邻居' },
  residentReps: { name: '居民代表会议', hint: '一个片区推一位代表' },
  householdReps: { name: '户代表会议', hint: '一户来一位' },
  owners: { name: '业主大会', hint: '一个小区的业主' },
  fourSeats: { name: '小区四方', hint: '党支部、居委会、业委会、物业坐一起' },
  jointConference: { name: '联席会议', hint: '两个单位一起召集' },
  adHoc: { name: '临时会议', hint: '为一件事开，开完就散' },
};
export const SEAT_SIDE_WORDS: Readonly<Record<SeatSide, string>> = { resident: '居民', party: '党支部', committee: '居委会', owners: '业委会', property: '物业', unit: '别的单位' };
export const BODY_SHARE_WORDS: Readonly<Record<BodyShare, string>> = { half: '过半数', twoThirds: '三分之二以上', threeQuarters: '四分之三以上', all: '全部' };
export const SEES_WORDS: Readonly<Record<BodyProcedure['sees'], string>> = { scrutineers: '只有监票人看得到', members: '成员看得到', everybody: '大家都看得到' };
export const MAJORITY_OF_WORDS: Readonly<Record<BodyProcedure['of'], string>> = { present: '到场的', members: '全体成员' };

/** The rules in plain sentences, as its page says them. */
export function procedureSentences(rules: BodyProcedure): string[] {
  return [
    `${rules.threshold} 位居民附议，就必须给答复；${rules.secondDays} 天里凑不够，就先放下。`,
    rules.direct ? '成员和工作站提的，不用附议，直接等答复。' : '成员和工作站提的，也要大家附议。',
    `够了以后，${rules.answerDays} 个工作日里答复：接下来商量、并到别的议题、转去办，或者不议并写明原因。`,
    `开会要${BODY_SHARE_WORDS[rules.quorum]}成员到场，${MAJORITY_OF_WORDS[rules.of]}${BODY_SHARE_WORDS[rules.majority]}同意才算定。没表态的，不算同意。`,
    rules.level === 2 ? '提议题、附议要看过证件。' : '登记过手机号的居民都能提、能附议。',
    `谁怎么投的，${SEES_WORDS[rules.sees]}。`,
    rules.proxies === 0 ? '来不了的，不能托别人。' : `来不了的，可以写字据托人，一个人最多替 ${rules.proxies} 位；受托的不能再托别人。`,
  ];
}

/** The rules in words: what is so, and what to do. */
export const BODY_RULE_WORDS: Readonly<Record<BodyRuleCode, string>> = {
  bodyConveners: '联席会议由两个单位召集，别的由一个，请选够',
  bodyConvenerUnit: '这个单位管不到这个社区，另选一个',
  bodyEstate: '写上是哪个小区',
  bodyUntil: '临时会议要写到哪天为止，从今天起、一年以内',
  bodyOver: '它已经散了，不能再改',
  bodyRulesOver: '新规则要从今天或以后开始用',
  bodyRulesFar: '最多提前一年定',
  bodyRulesOlder: '不能早于上一版开始的日子，不然上一版就没用过',
  bodyRulesSame: '和现在的一样，没有改',
  bodyNobody: '成员名单是空的，先把成员写上',
  bodyMore: '人数对不上：到场的不能比成员多，同意的不能比到场的多',
  bodyQuorum: '到场的人不够规则要的数，这次开会定不了',
  bodyMajority: '同意的人不够规则要的数，没有通过',
  seatNobody: '没找到这个人：姓名和手机尾号要对得上，要住在本社区，或在召集单位工作',
  seatSeveral: '有几位同名、尾号也一样，请本人到工作站来登记',
  seatTerm: '任期的头尾看一看：结束要晚于开始、不能已经过了，最长 6 年',
  seatTwice: '这段日子里他已经在名单上',
  seatOver: '这个席位任期已经满了',
  seatsMany: '名单上最多 200 位',
  proxyNone: '按规则不能托人',
  proxySelf: '不能托给自己',
  proxyMany: '这个人替的已经够多，按规则不能再替',
  proxyOfProxy: '受托的人不能再托别人，托了别人的也不能再替别人',
  proxyTerm: '托的日子要在任期里面，从今天起',
};

/** On the pages of bodies. */
export const BODY = {
  title: '议事组织',
  members: '谁在里面',
  rules: '按什么规矩',
  rulesFrom: (version: number, day: string): string => `第 ${version} 版，从 ${day} 起`,
  older: '以前的规矩',
  coming: '定好、还没开始用的',
  topics: '它的议题',
  term: (from: string, to: string): string => `${from}到${to}`,
  proxy: (name: string, from: string, to: string): string => `${from}到${to}托${name}`,
  chair: '召集人',
  convenedBy: (names: readonly string[]): string => `${names.join('、')}召集`,
  ended: '已经散了',
  until: (day: string): string => `开到 ${day}`,
  empty: { title: '这里还没有议事组织', body: '工作站设好了，议题就有地方说。' },
  noMembers: '名单还没写上',
  found: '设一个',
  founded: '设好了',
  manage: '管名单和规矩',
  seat: '加一位',
  endSeat: '到这里为止',
  giveProxy: '记下委托',
  endProxy: '委托不算了',
  newRules: '定新一版规矩',
  edit: '改名字',
  end: '散了',
  mine: '我在的',
  mineEmpty: { title: '没有等您的', body: '轮到您的组织答复、做决定的，会在这里。' },
  count: (n: number): string => `${n} 位`,
} as const;

/** The forms. */
export const BODY_FORM = {
  kind: '是哪一种', name: '叫什么', namePlaceholder: '比如：梅园居民议事会', estate: '哪个小区', until: '开到哪天', conveners: '谁召集', convenersTwo: '谁召集（选两个）',
  person: '姓名', tail: '手机号后四位', side: '代表谁', chair: '是召集人', chairNote: '召集人替大家把答复写出来', since: '从哪天起', to: '到哪天止',
  proxyPerson: '托给谁（姓名）', proxyLimits: '托的是什么', proxyLimitsPlaceholder: '比如：只在停车这件事上替我表态', proxyNote: '照书面委托来写，原件站里留着',
  quorum: '到场要多少', majority: '同意要多少', of: '从谁里面数', level: '谁能提、能附议', threshold: '几位附议', secondDays: '几天里凑够', answerDays: '几个工作日答复', direct: '成员和工作站提的不用附议', sees: '谁怎么投的', proxies: '一个人最多替几位',
  from: '从哪天起用', why: '为什么改', whyPlaceholder: '大家看得到，写一句', save: '就这样定', reason: '为什么', saved: '记下了',
} as const;

/** Names of fields that no other page has. */
export const BODY_FIELDS = { bodyId: '哪个组织', estate: '小区', convenerIds: '召集单位', side: '代表谁', since: '从哪天', chair: '召集人', limits: '托的是什么', threshold: '几位附议', secondDays: '几天凑够', answerDays: '几天答复', quorum: '到场人数', majority: '同意人数', proxies: '替几位' } as const;
