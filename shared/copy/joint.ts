import type { JointAction, JointRule, SupportState } from '../domain/cases/joint';

/** How far a supporting unit is, as a tag. */
export const SUPPORT_STATE_WORDS: Readonly<Record<SupportState, string>> = {
  asked: '等签收',
  acknowledged: '正在办',
  reported: '办好了',
  returned: '退回了',
  dropped: '不用办了',
};

/** Buttons of joint handling. */
export const JOINT_BUTTONS: Readonly<Record<JointAction, string>> = {
  addSupport: '请单位协办',
  acknowledgeSupport: '签收协办',
  supportProgress: '先说进展',
  supportDone: '协办办好了',
  returnSupport: '退回协办',
  dropSupport: '不用协办了',
  warnSupport: '催协办单位',
};

/** Its lines on the timeline; `unit` is the supporting unit. */
export const JOINT_PHRASES: Readonly<Record<JointAction, (who: string, unit: string) => string>> = {
  addSupport: (_, unit) => `请${unit}协办`,
  acknowledgeSupport: (who) => `${who}签收，一起办`,
  supportProgress: (who) => `${who}说了协办的进展`,
  supportDone: (who) => `${who}协办的部分办好了`,
  returnSupport: (who) => `${who}退回了协办的部分`,
  dropSupport: (_, unit) => `不用${unit}协办了`,
  warnSupport: (_, unit) => `催${unit}：协办的部分过了时间`,
};

/** Why a step of joint handling is refused. */
export const JOINT_RULE_WORDS: Readonly<Record<JointRule, string>> = {
  leadSupports: '这个单位是主办，不用再请它协办',
  supportsAlready: '已经请这个单位协办了，等它办好再说',
  manySupports: '一件事最多请 6 个单位一起协办，等办好一些再请',
  notYourPart: '这一份不是您单位的',
  partOver: '这一份已经办完、退回或者不用办了',
  acknowledgeFirst: '先签收，再说进展',
  supportOpen: '还有协办单位没办好，写一句为什么先报办好，居民看得到',
  noSupport: '现在没有协办的事要办',
};

/** Why a task ends whose unit was closed, where who takes over is in the case already. */
export const PART_OF_CLOSED = '原来的单位撤了，并给接手的单位一起办';

/** On the pages. */
export const JOINT = {
  head: '谁在办',
  lead: '主办',
  support: '协办',
  task: '分到的事',
  late: '过了时间',
  report: '报来的情况',
  whyOpen: '协办还没办完，先报办好的原因',
} as const;
