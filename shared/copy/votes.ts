import type { Evaluated } from '../domain/votes/evaluate';
import type { VoteLeast, VotePreset, VoteRuleCode, VoteUnit } from '../domain/votes/drafts';
import type { Share } from '../domain/votes/fractions';
import type { VoteMethod } from '../domain/votes/rules';
import type { VoteAction, VoteLane, VotePart } from '../domain/votes/states';
import { storyWords } from './story';

import { VOTE_KIND_WORDS } from './voteStates';

export { VOTE_STATE_WORDS } from './voteStates';

export const VOTE_LANE_WORDS: Readonly<Record<VoteLane, string>> = { going: '正在进行', over: '有结果的' };
export const VOTE_PART_WORDS: Readonly<Record<VotePart, string>> = { body: '您来主持', scrutineer: '您是监票人', voter: '您来投票', guest: '看看', system: '到时间了' };
export const VOTE_METHOD_WORDS: Readonly<Record<VoteMethod, { readonly name: string; readonly hint: string }>> = {
  yesno: { name: '同意不同意', hint: '同意、不同意、弃权，选一个' },
  approval: { name: '选几个', hint: '从几个里面选，最多选几个定好' },
  irv: { name: '排先后', hint: '按喜欢的先后排，票少的先淘汰' },
  budget: { name: '分一笔钱', hint: '选想做的，票多的先做，做到钱用完' },
};
export const VOTE_UNIT_WORDS: Readonly<Record<VoteUnit, { readonly name: string; readonly hint: string }>> = {
  person: { name: '一人一票', hint: '名单上每位一票' },
  household: { name: '一户一票', hint: '每户一票，由这户定的人来投' },
  owner: { name: '业主投票', hint: '一位业主算一票，名下几套也是一票，面积一起算' },
};
export const VOTE_PRESET_WORDS: Readonly<Record<VotePreset, { readonly name: string; readonly hint: string }>> = {
  body: { name: '按这个组织的规矩', hint: '到场、同意各要多少，照它现在的规矩' },
  council: { name: '过半数', hint: '过半数的人参加，参加的过半数同意' },
  twoThirds: { name: '三分之二', hint: '过半数的人参加，参加的三分之二以上同意' },
  simple: { name: '多的算', hint: '不看来了多少，同意的比不同意的多就行' },
  ownersCommittee: { name: '业委会', hint: '过半数的人参加，全体的一半以上同意' },
  owners: { name: '业主一般事项', hint: '民法典 278 条：面积、人数都要三分之二以上参加，参加的过半数同意' },
  ownersSpecial: { name: '业主重大事项', hint: '民法典 278 条：面积、人数都要三分之二以上参加，参加的四分之三以上同意' },
};
export const VOTE_LEAST_WORDS: Readonly<Record<VoteLeast, string>> = { any: '票多的就行', half: '要一半以上的人选它' };
export const CHOICE_WORDS: Readonly<Record<'yes' | 'no' | 'abstain', string>> = { yes: '同意', no: '不同意', abstain: '弃权' };
export const RESULT_WORDS: Readonly<Record<string, string>> = { passed: '通过', rejected: '没有通过', 'no-quorum': '来的人不够，这次不算', tainted: '有票要重新查，这次不算', elected: '选出来了', funded: '定下来了', 'no-winner': '没有选出来', 'below-min-ballots': '投的人太少，没有拆开，票都销毁了' };

/** 三分之二以上, 过半数. */
export function shareWords([num, den, kind]: Share | readonly [number, number, 'ge' | 'gt']): string {
  if (num === 0) return '不限';
  const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const part = num === 1 && den === 2 ? '半数' : num === den ? '全部' : `${digits[den] ?? den}分之${digits[num] ?? num}`;
  return part === '全部' ? part : kind === 'gt' ? (part === '半数' ? '过半数' : `超过${part}`) : part === '半数' ? '一半以上' : `${part}以上`;
}
/** Area in m² with two digits. */
export const areaWords = (hundredths: number): string => `${(hundredths / 100).toFixed(2)} 平方米`;
const amountOf = (base: Evaluated['base'], value: number): string => (base === 'area' ? areaWords(value) : `${value} 票`);
/** How quorum or majority was evaluated, to be checked by hand. */
export const evaluatedWords = ({ what, base, part, whole, share, met }: Omit<Evaluated, 'share'> & { readonly share: readonly [number, number, 'ge' | 'gt'] }): string =>
  `${base === 'area' ? '按面积' : '按人数'}，${what === 'quorum' ? '参加' : '同意'} ${amountOf(base, part)}，${what === 'quorum' ? '应到' : '共'} ${amountOf(base, whole)}，要${shareWords(share)}，${met ? '够了' : '不够'}`;

/** What a vote counts by, in one sentence. */
export function ruleSentence(rule: { readonly quorum: readonly [number, number, 'ge' | 'gt']; readonly pass?: readonly [number, number, 'ge' | 'gt'] | undefined; readonly bases: readonly string[]; readonly of?: 'participants' | 'decisive' | 'roll' | undefined; readonly k?: number | undefined; readonly seats?: number | undefined; readonly amount?: number | undefined; readonly min?: readonly [number, number, 'ge' | 'gt'] | undefined }): string {
  const by = rule.bases.includes('area') ? '面积和人数都' : '';
  const quorum = rule.quorum[0] === 0 ? '来多少人都算' : `${by}要名单上${shareWords(rule.quorum)}参加`;
  if (rule.pass) return `${quorum}，${by}要${rule.of === 'roll' ? '名单上' : rule.of === 'decisive' ? '表态的' : '参加的'}${shareWords(rule.pass)}同意。没投的，不算同意。`;
  const many = [rule.k ? `每位最多选 ${rule.k} 个` : '按先后排', rule.seats ? `取 ${rule.seats} 个` : null, rule.amount ? `一共 ${rule.amount} 元` : null, rule.min && rule.min[0] > 0 ? `要参加的${shareWords(rule.min)}选它` : null];
  return `${quorum}，${many.filter(Boolean).join('，')}。没投的，不算。`;
}

/** Buttons. */
export const VOTE_BUTTONS: Readonly<Partial<Record<VoteAction, string>>> = { edit: '改一改', agree: '看过了，可以开始', freeze: '定下来，公布出去', drop: '不要了', cancel: '取消这次表决', correct: '改名单', confirm: '没问题，可以点票', minutes: '写会议记录', prepare: '定名单，请监票人核对', sample: '抽查领过票的', check: '核对过公布的票' };
const MOMENTS: Readonly<Record<VoteAction | 'draft', string>> = {
  draft: '写好草稿', edit: '改了草稿', agree: '一位监票人看过了', freeze: '定下来了：名单、规矩、选项、文字从这时起不能改', drop: '不要了', start: '开始投票', remind: '提醒了一声', correct: '改了名单', cancel: '取消了', close: '时间到，不再收票', confirm: '一位监票人确认了', publish: '点好票，公布结果', minutes: '写了会议记录',
  prepare: '定好名单，请监票人核对', sample: '当众抽了要打电话问的', check: '一位监票人核对过公布的票', destroy: '解票的钥匙销毁了，封着的票也删了',
};
/** A moment of the story in words. */
export const voteMomentWords = ({ action, code }: { readonly action: VoteAction | 'draft'; readonly code: string | null }): string =>
  action === 'correct' ? (code === 'add' ? '名单上补了一行' : '名单上划掉一行') : action === 'publish' && code === 'unconfirmed' ? '点好票，公布结果（监票人没有都确认）' : storyWords(MOMENTS, action);
/** Binding or a poll. */
export const bindingWords = (binding: boolean): { readonly label: string; readonly note: string } =>
  binding ? { label: VOTE_KIND_WORDS.binding, note: '按规矩算数，结果要落实' } : { label: VOTE_KIND_WORDS.poll, note: '先问问大家怎么想，不能代替正式的表决' };

/** The rules in words: what is so, and what to do. */
export const VOTE_RULE_WORDS: Readonly<Record<VoteRuleCode, string>> = {
  voteBasis: '没找到要表决的事，回到议题里再试',
  voteNotReady: '还没到表决的时候：要先通报、商量过',
  voteClauses: '只能表决通报里写过的，选一条',
  voteOptions: '选项要 2 到 20 个，不能重复；同意不同意的不用选项',
  voteOptionNew: '选项要和通报里的一样，通报里没有的不能表决',
  voteSeats: '能选几个、取几个，要在选项的个数以内',
  voteCost: '每个选项写上要花多少钱，总数也写上',
  voteOwners: '业主表决按业主投票、同意不同意来问',
  voteOpensPast: '开始的时间已经过了，改一个',
  voteOpensFar: '最多提前 90 天',
  voteTooShort: '时间太短：至少 10 分钟，业主表决至少 5 天',
  voteTooLong: '时间太长：最多 60 天',
  voteScrutineers: '选两位监票人，不能是写草稿的人',
  voteScrutineerWho: '监票人要在这个组织里，或在召集单位工作',
  voteBinding: '这里没有认定这样的表决算数，只能做意向征询',
  votePollOnly: '直接拿议题来问，只能做意向征询；要作决定，先开始协商',
  voteAgree: '两位监票人都看过，才能定下来',
  voteRulesNewer: '议事规矩刚换了新的一版，打开草稿再存一次，请监票人再看',
  voteRollNone: '名单是空的，先把名单弄好',
  voteRollMany: '名单太长，一次最多 20000 行',
  voteRollArea: '名单上没有面积，不能按面积算',
  voteRollUnit: '这份名单没有业主，选一人一票或一户一票',
  voteNotYet: '还没开始，开始了告诉您',
  voteOver: '时间到了，不再收票',
  voteChoice: '选的和这次问的对不上，看看最多能选几个',
  voteLineWhich: '您要替几家投，先选替哪一家',
  voteLineNone: '名单上没有这一行',
  voteVoided: '这一行划掉了，不能投；不对请找监票人',
  votePaper: '领了纸票的，用纸票投',
  voteProxyDays: '委托的日子不在今天，不能替',
  votePaperOff: '这次没有纸票',
  votePaperVoted: '已经在手机上投过了，不能再领纸票',
  votePaperNone: '这一行没有领纸票',
  votePaperTwo: '这张纸票已经有两位看过',
  votePaperUnequal: '有纸票两个人看得不一样，先对一对',
  votePaperMissing: '有纸票只有一个人录，请另一位也录',
  voteLineKnown: '名单上已经有这一行',
  voteCorrectionsFull: '改的地方太多了，取消这次，弄好名单再来',
  voteObjectOver: '提意见的时间过了',
  voteObjectTwice: '您已经提过，答复了告诉您',
  voteElsewhere: '住在本社区的、名单上的，才能提',
  voteAnswered: '这条已经答复过了',
  voteSecretWeights: '不记名的一人一票或一户一票，票票一样重；按业主、按面积的要记名',
  voteSecretOpen: '不记名的票要全部公布，谁都能点一遍：选「公开」',
  voteSecretFew: '名单上的人太少，不记名也猜得出来：把最少要几票改小（不能小于 3），或改成记名',
  votePrepare: '先把名单定好给两位监票人核对，再请他们看',
  voteRollChanged: '名单在核对以后又改过，重新定名单，请监票人再看',
  voteLot: '写上当众抽出来的数（比如掷的骰子、当天的开奖号），票数一样时按它排先后',
  voteTokenOther: '这一行已经在另一次、另一部手机上领过票了，不能再领',
  voteBlinded: '领票的码不对，重新打开再试',
  voteSecretNot: '这次是不记名投票，请从不记名的页面投',
  voteNamedNot: '这次是记名表决，没有这一步',
  votePaperGone: '这一行领了纸票，划不掉：纸票在箱子里，分不出是哪一张',
  votePaperBox: '最多 20 个票箱',
  votePaperMarks: '几个票箱加起来，比发出去的纸票还多，数一数',
  votePaperUncounted: '发了纸票，先开箱点好：两位各录一次',
  votePaperCounted: '两位都确认过了，不能再改',
  voteSamplesFull: '最多抽 5 次',
  voteSampleNone: '没有人在手机上领过票，不用抽',
  voteKeysGone: '钥匙已经销毁了',
  voteTimelineFull: '这次表决的来回已经很多，请打给工作站',
};

/** On the pages of votes. */
export const VOTE = {
  mine: '我的表决', one: '表决', empty: { going: { title: '现在没有要投的', body: '轮到您投票、监票的，会在这里，也会发消息。' }, over: { title: '还没有结果', body: '投过的、看过的，结果都留在这里。' } },
  until: (when: string): string => `${when}截止`, from: (when: string): string => `${when}开始`, rule: '怎么算', roll: (count: number): string => `名单上 ${count} 票`, area: (words: string): string => `共 ${words}`,
  fingerprint: '防改码', fingerprintNote: '名单、规矩、选项、文字定下来时算出的一串码。以后谁改了一个字，这串码都对不上。', logKey: '签名钥匙',
  scrutineers: '监票人', agreed: '看过了', confirmed: '确认了', waiting: '还没有',
  go: '去投票', change: '改我的票', voted: '您投过了', votedNote: '截止以前都能改，最后一次算数。', see: '看看这次表决', notOnRoll: '您不在这次的名单上，结果出来您也能看。', hidden: '截止以前，谁也看不到票数。',
  forWhom: '替谁投', self: '我自己', proxyFor: (label: string): string => `替${label}`, proxyLimits: (limits: string): string => `托的是：${limits}`,
  choose: '选一个', chooseMany: (k: number): string => `最多选 ${k} 个`, chosenMost: (k: number): string => `最多选 ${k} 个，先去掉一个`, chooseRank: '按先后点，第一个最想要', none: '都不选，就是弃权', review: '看一遍再交', reviewTitle: '您选的是', back: '再改改', send: '交上去',
  counted: '收到了，会点进去', countedNote: (seq: number): string => `这是您第 ${seq} 次投，截止时最后一次算数。`, receipt: '回执', receiptNote: '结果公布以后，用它能在公布的票里找到自己的这一票。别人看到它，就知道您怎么投的，不要转发。', notCounted: '还没有点进去', notCountedNote: '网不好，或者正好到点。再交一次，不会变成两票。', again: '再交一次', wrongPromise: '回执和您选的对不上，请打给工作站', changed: '这次表决和您先前看到的不一样，先别投，请打给工作站', unchecked: '收到了', uncheckedNote: '这部手机的微信太旧，核对不了回执上的签名。公布以后，请在公布的票里找找自己的这一票。', rank: (n: number): string => `第 ${n}`,
  result: '结果', persons: '按票数', byArea: '按面积', evaluated: '够不够，一条一条算', buildings: '各栋参加的', buildingsNote: '人少的栋合在一起，看不出是谁', others: '其他', buildingLine: (lines: number, voted: number): string => `${lines} 票里投了 ${voted} 票`, turnout: (roll: number, participants: number): string => `${roll} 票里投了 ${participants} 票`,
  tie: '票数一样的，按开始前抽签排的先后', spent: (sum: number): string => `用掉 ${sum} 元`, rounds: '一轮一轮怎么算的', round: (n: number): string => `第 ${n} 轮`, out: (label: string): string => `${label}淘汰`, unconfirmed: '监票人没有都确认，到了公布的时间先公布', paper: (online: number, paper: number, invalid: number): string => `手机上 ${online} 票，纸票 ${paper} 票，废票 ${invalid} 张`,
  minutes: '会议记录', corrections: '名单改动', addedLine: '补了一行', voidedLine: '划掉一行', who: '谁怎么投的', board: '全部公布的票', publicPage: '给大家看的网页', story: '从头到尾', about: '表决的是什么', aboutTopic: '看议题', aboutTalk: '看协商到哪一步', published: (when: string): string => `${when}公布`,
  objections: '意见和答复', objectUntil: (when: string): string => `${when}前可以提意见`, object: '对结果有意见', objectPlaceholder: '哪里不对，写清楚，大家看得到', objected: '记下了，答复了告诉您', answer: '答复', answered: '答复了', noAnswer: '还没有答复', objectSend: '交上去',
  watch: '监票', watchTaken: (taken: number, roll: number): string => `收到 ${taken} 票，名单 ${roll} 票`, confirmNote: '纸票都录好、对好，两位都确认就点票。', agreeNote: '名单、规矩、选项、文字都看一遍，没问题再点。', lines: '名单和纸票', linesNote: '写房号或姓名的开头来找', onlyPaper: '只看领了纸票的', onlyIssued: '只看手机上领了票的', handPaper: '发纸票', voidLine: '划掉', voidWhy: '为什么划掉', addLine: '补一行', addLabel: '写房号或姓名', addName: '谁来投（姓名，可以不写）', addTail: '手机号后四位', addArea: '面积（平方米）', addWhy: '为什么补', enter: '录纸票', entered: '您录的', invalid: '废票', unequal: '两个人看得不一样', cancelWhy: '为什么取消',
  secretRoll: '名单和监票', draft: '准备一次表决', drafted: '草稿写好了，请监票人看', noPeople: '先把成员名单写上，才有监票人可选',
} as const;
export const LINE_STATE_WORDS = { none: '还没投', voted: '手机上投了', issued: '手机上领了票', paper: '领了纸票', entered: '一个人录了', unequal: '两个人看得不一样', counted: '录好了', voided: '划掉了' } as const;

/** The form of a draft. */
export const VOTE_FORM = {
  title: '问什么', titlePlaceholder: '比如：草地边加两排晾衣架', text: '说清楚', textPlaceholder: '做什么、花多少钱、谁来办、多久，写全。定下来以后不能改', clauses: '表决哪一条', method: '怎么问', unit: '谁来投', preset: '按什么算', options: '选项', option: (n: number): string => `第 ${n} 个`, addOption: '再加一个', cost: '要多少钱（元）', k: '每位最多选几个', seats: '取几个', amount: '一共多少钱（元）', least: '要多少人选它',
  opens: '什么时候开始', opensNow: '定下来就开始', closes: '什么时候截止', scrutineers: '监票人（选两位）', ballot: '记名还是不记名', named: '记名', namedNote: '谁投了什么，监票人看得到', secret: '不记名', secretNote: '谁选了什么，谁也看不到', minBallots: '最少要几票才拆（至少 3）', minNote: '太少了猜得出谁选了什么；到不了这个数就不拆，直接销毁', secretPersons: '选举人的，最好还是去投票间用纸票。', publish: '票怎么公布', publishOpen: '公开：每一票选了什么都看得到', publishCommitted: '盖住：只有自己能找到自己那一票', paper: '也发纸票', binding: '正式表决，结果算数', poll: '这里只能做意向征询', pollTopic: '直接拿议题来问大家，只是意向征询，不作决定。要作决定，回到议题里开始协商，在协商里表决。', save: '存好，请监票人看', saved: '存好了',
} as const;
/** The public page, for the stairwell board. */
export const VOTE_PUBLIC = {
  missing: '没有这次表决，看看网址有没有抄错', ask: '表决的事', when: '投票时间', who: '谁来投', rule: '怎么算', options: '选项', scrutineers: '监票人', fingerprint: '防改码', logKey: '签名钥匙', roll: '名单', result: '结果', counts: '票数', note: '没有投的，不算同意。截止以前，谁也看不到票数。', check: '把上面的防改码和楼道里贴的、手机上看到的对一对，应该一个字不差。', cancelled: '这次表决取消了', board: '全部公布的票（给会算的人核对）', open: '在手机上打开', objections: '意见和答复', corrections: '名单改动', minutes: '会议记录',
} as const;

/** Names of fields that no other page has. */
export const VOTE_FIELDS = { clauseIds: '表决哪一条', scrutineerIds: '监票人', closes: '截止时间', opens: '开始时间', options: '选项', choice: '选的', seq: '第几次', amount: '总数', seats: '取几个', building: '楼栋', area: '面积', preset: '按什么算' } as const;
