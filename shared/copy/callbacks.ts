import type { AfterAction, AfterRule, CallbackReason, CallbackState, ReviewState } from '../domain/cases/callbacks';

export const AFTER_BUTTONS: Readonly<Record<AfterAction, string>> = {
  callReached: '记回访结果',
  callMissed: '没打通',
  confirmUnsolved: '确认没解决',
  closeExplained: '说明后办结',
  orderRedo: '再办一次',
  markUnsolved: '办结了，但没解决',
  rateUnit: '给单位打分',
};

export const AFTER_PHRASES: Readonly<Record<AfterAction, (who: string, unit: string) => string>> = {
  callReached: (who) => `${who}打电话回访了`,
  callMissed: (who) => `${who}打电话回访，没打通`,
  confirmUnsolved: (who) => `${who}复核：确认没有解决`,
  closeExplained: (who) => `${who}复核：说明原因，办结`,
  orderRedo: (who, unit) => `${who}复核：由${unit}再办一次`,
  markUnsolved: (who) => `${who}说办结了，但没解决`,
  rateUnit: (who) => `${who}给办理单位打了分`,
};

export const AFTER_RULE_WORDS: Readonly<Record<AfterRule, string>> = {
  noCallback: '这件事没有排到回访，不用打',
  triedToday: '今天打过了，换一天再打',
  callerHandled: '这件事是您办的，请另一位同事回访',
  noReview: '这件事没有等街道复核',
  saidUnsolved: '已经记下没解决了',
  ratesItself: '这件是工作站自己办的，不用给自己打分',
  ratedBefore: '这件已经打过分了',
};

/** Why this one is on the list: nobody chooses whom to call. */
export const CALLBACK_WHY: Readonly<Record<CallbackReason, string>> = { urgent: '急事都要回访', redone: '再办过的都要回访', sampled: '随机抽到的' };
export const REVIEW_WORDS: Readonly<Record<ReviewState, string>> = { asked: '街道在复核', unsolved: '街道复核：没有解决', explained: '街道复核：说明了原因', redone: '街道复核：再办一次' };
/** How far the call is. */
export const CALLBACK_WORDS: Readonly<Record<CallbackState, string>> = { due: '要回访', reached: '回访过了', unreachable: '联系不上，另外记着' };
/** What the points of a unit mean. */
export const POINT_WORDS: Readonly<Record<number, string>> = { 1: '推着不办', 2: '要催才办', 3: '办了，慢', 4: '办得好', 5: '办得又快又好' };
/** Reason of the redo after a call. */
export const SAID_ON_PHONE = '电话回访时居民说没办好';
export const UNSOLVED_NOTE = '您说办结了但没解决，已经记在账上，算在没解决里。';
