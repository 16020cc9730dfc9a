import type { ClockAction } from '../domain/cases/clockActions';
import type { ClockRule } from '../domain/cases/clockRules';
import type { PauseKind } from '../domain/cases/pauses';
import { PAUSE_RULE } from '../domain/cases/pauses';
import { formatDay, formatFullDate, type MomentLike } from '../domain/kernel/dates';
import { dayOf } from '../domain/kernel/days';
import type { CaseLevel, SupervisionTrigger } from '../domain/cases/watch';

/** Words about the time of a case: pauses, urging, reminders, supervision, escalation, extension, deferral. */
export const CLOCK_BUTTONS: Readonly<Record<ClockAction, string>> = {
  ask: '问居民一句',
  answer: '回答',
  urge: '催一催',
  runOn: '不等了，接着办',
  warn: '提醒',
  supervise: '督办',
  respond: '答复督办',
  escalate: '请上一级协调',
  askExtension: '申请延期',
  grantExtension: '同意延期',
  refuseExtension: '不同意延期',
  askDeferral: '申请挂账',
  grantDeferral: '同意挂账',
  refuseDeferral: '不同意挂账',
  reassign: '改交别的单位',
};

/** As phrases of the timeline. */
export const CLOCK_PHRASES: Readonly<Record<ClockAction, (who: string, unit: string) => string>> = {
  ask: (who) => `${who}想问一句`,
  answer: (who) => `${who}回答了`,
  urge: (who) => `${who}催了一次`,
  runOn: () => '接着办，时间继续算',
  warn: (_, unit) => `快到时限了，提醒${unit}抓紧`,
  supervise: (who, unit) => (who ? `${who}督办${unit}` : `督办${unit}`),
  respond: (who) => `${who}答复了督办`,
  escalate: (who, unit) => (who ? `${who}请${unit}来协调` : `交到${unit}协调`),
  askExtension: (who) => `${who}申请晚几天答复`,
  grantExtension: (who) => `${who}同意延期`,
  refuseExtension: (who) => `${who}没有同意延期`,
  askDeferral: (who) => `${who}申请先挂账`,
  grantDeferral: (who, unit) => `${who}同意先挂账，由${unit}跟着`,
  refuseDeferral: (who) => `${who}没有同意挂账，接着办`,
  reassign: (who, unit) => `${who}改由${unit}去办`,
};

/** Why a rule about the time of a case says no. */
export const CLOCK_REFUSALS: Readonly<Record<ClockRule, string>> = {
  questionOpen: '已经问了一句，等居民回答再问',
  questionsSpent: `问过 ${PAUSE_RULE.questions} 次了，再有不清楚的请打电话问`,
  noQuestion: '现在没有人问您，有话请点“补充情况”',
  answerFirst: '办事的人在等您回答，答了时间就接着算',
  urgedToday: '今天催过了，办事的人都看得到，过了这个工作日还能再催',
  clockStands: '这件事的时间现在停着，不用这样办',
  clockRuns: '时间正在算，没有停着',
  supervisedAlready: '已经督办了，先看他们怎么答复',
  noSupervision: '没有督办在等您单位答复',
  topLevel: '已经到区里了，没有更上一级',
  alreadyUp: '已经请街道来协调了，再往上由街道来定',
  extensionOpen: '已经申请了延期，等工作站或街道答复',
  extensionSpent: '这一轮已经延过一次了，还办不了可以申请挂账',
  noExtension: '现在没有延期的申请在等您',
  deferralOpen: '已经申请了挂账，等街道答复',
  noDeferral: '现在没有挂账的申请在等您',
  emergencyNotDeferred: '紧急的事不能挂账，办不了请上一级来协调',
  ownAsk: '是您自己申请的，要请另一位来定',
  streetDecides: '站里自己办的，延不延期由街道来定',
  designatedByStreet: '这件事是上一级定的单位，要换请上一级来定',
  notTheirLevel: '这件事还在社区，先请上来协调再换单位',
};

/** The five triggers: what they are called, and the sentence that the resident reads when the program acts. */
export const SUPERVISION_WORDS: Readonly<Record<SupervisionTrigger, { readonly name: string; readonly sentence: string }>> = {
  notAcknowledged: { name: '到时间不签收', sentence: '到时间还没有签收' },
  overdue: { name: '超时', sentence: '过了时限还没有办到' },
  unsolved: { name: '能办好却没办好', sentence: '能办好却没有办好' },
  badEffect: { name: '影响不好', sentence: '造成了不好的影响' },
  manyReports: { name: '好多人反映', sentence: '好多人反映同一件事' },
};

/** Why the program took it to the level above. */
export const ESCALATION_WORDS = { overdue: '督办以后还是没有办到', unanswered: '督办了，到时间没有答复' } as const;

/** Why the clock runs on by itself. */
export const RESUME_WORDS: Readonly<Record<PauseKind, string>> = { question: '等了几天没有等到回答，先照现有的情况办', deferral: '到了说好复查的日子' };

/** Where a case is coordinated. */
export const LEVEL_WORDS: Readonly<Record<CaseLevel, string>> = { community: '社区', street: '街道协调', district: '区里协调' };

/** 「12 月 3 日再来看」 beside the decision to shelve. */
export const reviewWords = (at: Date): string => `${formatDay(dayOf(at))}再来看`;

/** The day of review in full. */
export const reviewDay = (at: MomentLike): string => formatFullDate(at);

/** What is wrong with a day of review. */
export const REVIEW_DAY_WRONG = `复查的日子选明天以后、${PAUSE_RULE.deferralDays} 天以内的`;

/** The big sentence of a clock that stands. */
export const PAUSED_SENTENCES: Readonly<Record<PauseKind, string>> = { question: '等您回答，时间先停着', deferral: '先挂账，时间停着' };
/** The same for staff. */
export const PAUSED_FOR_STAFF: Readonly<Record<PauseKind, string>> = { question: '等居民回答，时间停着', deferral: '挂账，时间停着' };
