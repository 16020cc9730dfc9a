import type { ActivityInboxKind } from '../domain/notifications/activityKinds';

/** Messages about activities; `[…]` is left out when its value is missing (`fill`). `{title}`: the activity; `{date}`: when the shift begins, or until when to answer. */
export const ACTIVITY_INBOX: Readonly<Record<ActivityInboxKind, { readonly title: string; readonly body: string }>> = {
  shiftOffered: { title: '您排的活动有空位了', body: '{title}[，{date}前回个话]。去不去都点一下，不回话就问下一位。' },
  shiftPassed: { title: '空位给了下一位', body: '{title}。没有等到您回话，下次再来。' },
  shiftChanged: { title: '您报的活动改了安排', body: '{title}[，{date}]。打开看看，去不了直接说就行。' },
  shiftOff: { title: '您报的活动取消了', body: '{title}[：{reason}]。谢谢您愿意来。' },
  shiftMessage: { title: '给去的人捎句话', body: '{title}[：{reason}]' },
  shiftTomorrow: { title: '明天有您的班', body: '{title}[，{date}]。去不了早点说一声。' },
  shiftSoon: { title: '过一会儿就开始', body: '{title}[，{date}]。路上慢点。' },
  shiftSwapAsked: { title: '有人请您换个班', body: '{title}[，{date}]。方便就接，不方便不用回。' },
  shiftSwapTaken: { title: '有人接了您的班', body: '{title}。这一场您不用去了。' },
  shiftLead: { title: '这一场请您带队', body: '{title}[，{date}]。打开看看谁来。' },
  activityOfTeam: { title: '您的队办了新活动', body: '{title}[，{date}]。想来就报名。' },
  activityApproved: { title: '社区同意了，活动发出去了', body: '{title}[，{date}]。打开看看谁来。' },
  activitySentBack: { title: '社区请您改一改活动', body: '{title}[：{reason}]。改好再交一次。' },
  stationActivityAsked: { title: '有一支队想办活动', body: '{title}[，{date}]，请看一看。' },
  shiftLeft: { title: '有人临时去不了', body: '{title}[，{date}][：{reason}]。' },
};
