import type { NoticeInboxKind } from '../domain/notifications/noticeKinds';

/** Messages about notices; `[…]` is left out when its value is missing (`fill`). `{unit}`: who tells it, `{more}`: the time it is about. */
export const NOTICE_INBOX: Readonly<Record<NoticeInboxKind, { readonly title: string; readonly body: string }>> = {
  noticeOut: { title: '{title}', body: '{unit}发的通知[，{more}]。' },
  noticeEmergency: { title: '应急：{title}', body: '{unit}发的应急通知[，{more}]，请点开看怎么做。' },
  noticeCorrected: { title: '更正：{title}', body: '{unit}更正了通知[：{reason}]，请以新的为准。' },
  noticeWithdrawn: { title: '不算了：{title}', body: '{unit}撤下了这条通知[：{reason}]。' },
  noticeRecalled: { title: '发错地方：{title}', body: '{unit}把这条通知发错了地方，和您没有关系，请不要理会[：{reason}]。' },
  noticeToRelease: { title: '有应急通知等您看', body: '「{title}」，{unit}写好了，要您看过才发得出去。' },
  noticeSentBack: { title: '应急通知退回来了', body: '「{title}」[：{reason}]。改好再交。' },
  noticeReleased: { title: '应急通知发出去了', body: '「{title}」，另一位同事看过，已经发出。' },
};
