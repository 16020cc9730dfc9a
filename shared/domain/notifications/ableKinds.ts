/** Kinds of inbox message about invitations: to who is asked, and to who asked. */
export const ABLE_INBOX_KINDS = ['inviteAsked', 'inviteCalledOff', 'stationInviteAnswered'] as const;
export type AbleInboxKind = (typeof ABLE_INBOX_KINDS)[number];
