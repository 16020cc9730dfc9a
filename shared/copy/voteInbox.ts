import type { VoteInboxKind } from '../domain/notifications/voteKinds';

/** Messages about votes; `[…]` is left out when its value is missing (`fill`). `{title}`: what is voted on; `{unit}`: the body; `{more}`: binding or a poll. */
export const VOTE_INBOX: Readonly<Record<VoteInboxKind, { readonly title: string; readonly body: string }>> = {
  voteOpens: { title: '请您投票', body: '「{title}」[，{more}]，{unit}请您投票[，{date}截止]。' },
  voteLastDay: { title: '投票快截止了', body: '「{title}」[，{date}截止]，还没投的请投，投过的可以不管。' },
  voteResult: { title: '投票有结果了', body: '「{title}」[，{reason}]。' },
  voteCancelled: { title: '表决取消了', body: '「{title}」取消了[：{reason}]。投过的票不算，要重新来。' },
  voteRollAdded: { title: '名单上补了您', body: '「{title}」，名单上补了您这一行，请您投票[，{date}截止]。' },
  voteRollVoided: { title: '名单上划掉了一行', body: '「{title}」，您投票的那一行划掉了[：{reason}]。不对请打给工作站。' },
  voteWatch: { title: '请您监票', body: '「{title}」，{unit}请您监票。名单、规矩、选项、文字看一遍，没问题就点“看过了”。' },
  voteWatchFrozen: { title: '您监票的定下来了', body: '「{title}」定下来了，到时候自己开始。请把防改码贴到楼道里。' },
  voteWatchClose: { title: '请您确认，好点票', body: '「{title}」时间到了。纸票录好、对好，就点“没问题，可以点票”。' },
  voteObjected: { title: '有人对结果有意见', body: '「{title}」，有人提了意见，请您答复。' },
  voteObjectionAnswered: { title: '您的意见答复了', body: '「{title}」，您提的意见有答复了。' },
  voteUnconfirmed: { title: '监票人没有都确认', body: '「{title}」到了公布的时间，先公布了，上面写明监票人没有都确认。' },
};
