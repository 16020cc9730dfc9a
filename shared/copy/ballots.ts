import type { BallotWhy } from '../domain/votes/casting';
import type { Refusal } from '../domain/ballotClient/errors';

// What every page says on which somebody chooses, or a ballot goes out: small, because a phone on a bad network loads it before it can vote.
export const CHOICE_WORDS: Readonly<Record<'yes' | 'no' | 'abstain', string>> = { yes: '同意', no: '不同意', abstain: '弃权' };
/** Where one chooses. */
export const BALLOT = {
  choose: '选一个', chooseMany: (k: number): string => `最多选 ${k} 个`, chosenMost: (k: number): string => `最多选 ${k} 个，先去掉一个`, chooseRank: '按先后点，第一个最想要', none: '都不选，就是弃权', rank: (n: number): string => `第 ${n}`, invalid: '废票',
} as const;

/** Why nobody votes for a line now: what is so, and what to do. */
export const BALLOT_WHY_WORDS: Readonly<Record<BallotWhy, string>> = {
  voteNotYet: '还没开始，开始了告诉您',
  voteOver: '时间到了，不再收票',
  voteVoided: '这一行划掉了，不能投；不对请找监票人',
  votePaper: '领了纸票的，用纸票投',
  voteProxyDays: '委托的日子不在今天，不能替',
};
/** The same, as it comes from the server; nothing where nothing stands in the way. */
export const ballotWhy = (why: string | null | undefined): string | null => (why ? BALLOT_WHY_WORDS[why as BallotWhy] : null);

/** Why a signed ballot did not get into the box. */
export const CAST_WHY_WORDS: Readonly<Record<Refusal, string>> = { offline: '网络不通。', closed: '时间到了，票箱关了。', refused: '票箱没有收。', busy: '现在太忙，没有收下。', unfit: '选的和这次问的对不上，看看最多能选几个。' };
export const NO_BIG_INT = '这部手机的微信太旧，算不了不记名的票。更新微信，或者找监票人领一张纸票。';
export const BOARD_MISSING = '没有下到公布的票，连上网再试。';
/** A secret vote, from outside. */
export const SECRET_DOOR = { go: '去投票', look: '看我的这一票', label: '不记名', labelNote: '谁选了什么，谁也看不到' } as const;
