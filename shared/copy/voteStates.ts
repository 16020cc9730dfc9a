import type { VoteState } from '../domain/votes/states';

// What pages of other matters say of votes: small, because it stands in the main package.
export const VOTE_STATE_WORDS: Readonly<Record<VoteState, string>> = { draft: '在写', frozen: '等开始', open: '在投票', closing: '等点票', published: '有结果了', cancelled: '取消了', dropped: '不要了' };
/** What a vote counts for: by law, or as an opinion poll. */
export const VOTE_KIND_WORDS = { binding: '正式表决', poll: '意向征询' } as const;
/** The door to votes on the page of a matter. */
export const VOTE_DOOR = { title: '表决', start: '表决这件事', ask: '问问大家的意向', mine: '我的表决' } as const;
