/** Kinds of inbox message about votes: to who votes, to the two scrutineers, to who acts for the body, to who objected. */
export const VOTE_INBOX_KINDS = ['voteOpens', 'voteLastDay', 'voteResult', 'voteCancelled', 'voteRollAdded', 'voteRollVoided', 'voteWatch', 'voteWatchFrozen', 'voteWatchClose', 'voteObjected', 'voteObjectionAnswered', 'voteUnconfirmed'] as const;
export type VoteInboxKind = (typeof VOTE_INBOX_KINDS)[number];
