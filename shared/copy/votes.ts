import type { Evaluated } from '../domain/votes/evaluate';
import type { VoteUnit } from '../domain/votes/drafts';
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

/** On the pages of votes. */
export const VOTE = {
  mine: '我的表决', one: '表决', empty: { going: { title: '现在没有要投的', body: '轮到您投票、监票的，会在这里，也会发消息。' }, over: { title: '还没有结果', body: '投过的、看过的，结果都留在这里。' } },
  until: (when: string): string => `${when}截止`, from: (when: string): string => `${when}开始`, rule: '怎么算', roll: (count: number): string => `名单上 ${count} 票`, area: (words: string): string => `共 ${words}`,
  fingerprint: '防改码', fingerprintNote: '名单、规矩、选项、文字定下来时算出的一串码。以后谁改了一个字，这串码都对不上。',
  scrutineers: '监票人', agreed: '看过了', confirmed: '确认了', waiting: '还没有',
  go: '去投票', change: '改我的票', voted: '您投过了', votedNote: '截止以前都能改，最后一次算数。', notOnRoll: '您不在这次的名单上，结果出来您也能看。', hidden: '截止以前，谁也看不到票数。',
  forWhom: '替谁投', proxyFor: (label: string): string => `替${label}`, proxyLimits: (limits: string): string => `托的是：${limits}`,
  review: '看一遍再交', reviewTitle: '您选的是', back: '再改改', send: '交上去',
  counted: '收到了，会点进去', countedNote: (seq: number): string => `这是您第 ${seq} 次投，截止时最后一次算数。`, receiptNote: '结果公布以后，用它能在公布的票里找到自己的这一票。别人看到它，就知道您怎么投的，不要转发。', notCounted: '还没有点进去', notCountedNote: '网不好，或者正好到点。再交一次，不会变成两票。', again: '再交一次', wrongPromise: '回执和您选的对不上，请打给工作站', changed: '这次表决和您先前看到的不一样，先别投，请打给工作站', unchecked: '收到了', uncheckedNote: '这部手机的微信太旧，核对不了回执上的签名。公布以后，请在公布的票里找找自己的这一票。',
  result: '结果', persons: '按票数', byArea: '按面积', evaluated: '够不够，一条一条算', buildings: '各栋参加的', buildingsNote: '人少的栋合在一起，看不出是谁', others: '其他', buildingLine: (lines: number, voted: number): string => `${lines} 票里投了 ${voted} 票`, turnout: (roll: number, participants: number): string => `${roll} 票里投了 ${participants} 票`,
  tie: '票数一样的，按开始前抽签排的先后', spent: (sum: number): string => `用掉 ${sum} 元`, rounds: '一轮一轮怎么算的', round: (n: number): string => `第 ${n} 轮`, out: (label: string): string => `${label}淘汰`, unconfirmed: '监票人没有都确认，到了公布的时间先公布', paper: (online: number, paper: number, invalid: number): string => `手机上 ${online} 票，纸票 ${paper} 票，废票 ${invalid} 张`,
  minutes: '会议记录', corrections: '名单改动', addedLine: '补了一行', voidedLine: '划掉一行', who: '谁怎么投的', story: '从头到尾', about: '表决的是什么', aboutTopic: '看议题', aboutTalk: '看协商到哪一步', published: (when: string): string => `${when}公布`,
  objections: '意见和答复', objectUntil: (when: string): string => `${when}前可以提意见`, object: '对结果有意见', objectPlaceholder: '哪里不对，写清楚，大家看得到', objected: '记下了，答复了告诉您', answer: '答复', answered: '答复了', noAnswer: '还没有答复', objectSend: '交上去',
  watch: '监票', watchTaken: (taken: number, roll: number): string => `收到 ${taken} 票，名单 ${roll} 票`, confirmNote: '纸票都录好、对好，两位都确认就点票。', agreeNote: '名单、规矩、选项、文字都看一遍，没问题再点。', lines: '名单和纸票', cancelWhy: '为什么取消',
  secretRoll: '名单和监票',
} as const;
