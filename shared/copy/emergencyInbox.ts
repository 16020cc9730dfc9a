import type { EmergencyInboxKind } from '../domain/notifications/emergencyKinds';

/** Messages about emergency modes; `[…]` is left out when its value is missing (`fill`). `{unit}`: who declared it. */
export const EMERGENCY_INBOX: Readonly<Record<EmergencyInboxKind, { readonly title: string; readonly body: string }>> = {
  emergencyToStart: { title: '启动应急，等您同意', body: '「{title}」，{unit}提出来了，要您同意才启动。' },
  emergencyToEnd: { title: '结束应急，等您同意', body: '「{title}」，{unit}提出结束，要您同意才结束。' },
  emergencyStarted: { title: '应急启动了', body: '「{title}」，{unit}启动了应急，这些地方的工单排在最前。' },
  emergencyHelp: { title: '您能来帮忙吗', body: '「{title}」[：{reason}]。点一下说能不能来，不方便不用勉强。' },
  emergencyOver: { title: '应急结束了', body: '「{title}」结束了，谢谢您。' },
  emergencySummary: { title: '早上的汇总', body: '「{title}」早上的汇总出来了[：{more}]。' },
};
