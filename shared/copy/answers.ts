import type { AnswerRefusal, AnswerResult, AnswerStatus } from '../domain/integrations/answers';

/** What a system outside said, in a word. */
export const ANSWER_STATUS_WORDS: Readonly<Record<AnswerStatus, string>> = { received: '签收了', working: '正在办', done: '办好了', returned: '退回', note: '捎来一句话' };

/** What came of it, to the other side and at the desk. */
export const ANSWER_RESULT_WORDS: Readonly<Record<AnswerResult, string>> = {
  applied: '照着办了，写进了进展',
  known: '已经知道了，没有变',
  late: '来晚了或者不归你们办了，没有照着改，记下给人看',
  unknown: '没有这个编号的工单，记下给人看',
  refused: '没有照着办，记下给人看',
};

export const ANSWER_REFUSAL_WORDS: Readonly<Record<AnswerRefusal, string>> = {
  statusUnknown: '看不懂这个状态',
  noteMissing: '要写一句怎么办的，或者为什么退',
  pictureUnreadable: '图片打不开',
  senderUnknown: '不是从这个单位的邮箱来的',
  channelEnded: '这个通道已经停用了',
  openedAgain: '对方说过办好了，现在又打开了；要不要重办请您定',
};

/** The same as a tag. */
export const ANSWER_RESULT_TAGS: Readonly<Record<AnswerResult, string>> = { applied: '照办了', known: '知道了', late: '来晚了', unknown: '对不上', refused: '没照办' };

/** At the desk. */
export const ANSWERS = {
  title: '外面来的回话',
  lead: '单位自己的系统回了话，没能照着办的都在这里，一条不丢',
  none: '没有要看的回话',
  noneBody: '单位的系统回话对得上，就直接写进了工单的进展。对不上的会留在这里。',
  seen: '看过了',
  all: '看过的也列',
  fresh: '只看没看过的',
} as const;

/** A line of the timeline, where what came could not be done. `said`: their status in words; `why`: the reason. */
export const untoldLine = (said: string, why: string, note: string): string => `单位的系统说“${said}”，没有照着改：${why}${note ? `。原话：${note}` : ''}`;
/** How the system of a unit is named beside a line. */
export const viaWords = (name: string, number: string | null): string => (number ? `经${name}　${number}` : `经${name}`);
