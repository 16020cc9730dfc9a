import type { RollInboxKind } from '../domain/notifications/rollKinds';

/** Messages about rolls; `[…]` is left out when its value is missing (`fill`). `{title}`: the body whose roll it is. */
export const ROLL_INBOX: Readonly<Record<RollInboxKind, { readonly title: string; readonly body: string }>> = {
  rollPosted: { title: '名册公示了，请看看您那一行', body: '{title}的名册上有您，面积、名字对不对，请看一眼[，{date}]。' },
  rollSettled: { title: '名册定下来了', body: '{title}的名册定下来了，以后表决就用它。您那一行随时看得到。' },
  rollWithdrawn: { title: '名册收回了', body: '{title}的名册先收回[：{reason}]。' },
  rollMatched: { title: '您在名册上', body: '工作站把您和{title}的名册对上了，看看是不是您。' },
  rollUnmatched: { title: '名册上不是您了', body: '{title}的名册上取下了您。不对请打给工作站。' },
  rollCorrected: { title: '名册上您那一行改了', body: '{title}的名册上，您那一行有更正，请看看对不对。' },
  rollVoterAsked: { title: '请一起推选谁来表决', body: '{title}的名册上，您和家人或共有人有一处，有人推选了，您同意就点一下。' },
  rollVoterNamed: { title: '谁来表决推选好了', body: '{title}的名册上，您那一处推选好了。表决开始以前可以换。' },
  rollDelegate: { title: '有一份委托记下来了', body: '{title}的名册上记下了一份书面委托，和您有关。不对请打给工作站。' },
  rollDelegateEnd: { title: '一份委托不算了', body: '{title}的名册上，一份书面委托不算了，和您有关。' },
  rollAnswered: { title: '您说的名册的事，有答复了', body: '{title}的名册，您说的那件事工作站答复了，点开看。' },
  stationRollObjected: { title: '有人对名册有异议', body: '{title}的名册有一条异议，请看一看，答复他[，{date}]。' },
  stationRollLate: { title: '名册的异议过了答复的日子', body: '{title}的名册有一条异议还没答复，请快些。' },
  stationRollProposed: { title: '名册有一处更正等您看', body: '{title}的名册已经定下，有一处更正要另一个人看过才算。' },
  stationRollOver: { title: '名册公示的日子过完了', body: '{title}的名册可以定下来了；还有异议没答复的，先答复。' },
};
