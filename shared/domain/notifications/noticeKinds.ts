/** Kinds of inbox message about notices: to who lives there, and to the colleagues of who wrote. */
export const NOTICE_INBOX_KINDS = ['noticeOut', 'noticeEmergency', 'noticeCorrected', 'noticeWithdrawn', 'noticeRecalled', 'noticeToRelease', 'noticeSentBack', 'noticeReleased'] as const;
export type NoticeInboxKind = (typeof NOTICE_INBOX_KINDS)[number];
