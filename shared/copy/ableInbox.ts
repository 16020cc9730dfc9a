import type { AbleInboxKind } from '../domain/notifications/ableKinds';

/** Messages about invitations; `[…]` is left out when its value is missing (`fill`). `{title}`: what is asked; `{more}`: who answered. */
export const ABLE_INBOX: Readonly<Record<AbleInboxKind, { readonly title: string; readonly body: string }>> = {
  inviteAsked: { title: '能来帮把手吗', body: '{unit}想请您：「{title}」[，{date}]。能来不能来，回一句就好。' },
  inviteCalledOff: { title: '这次不用来了', body: '「{title}」，{unit}说不用来了[：{reason}]。谢谢您。' },
  stationInviteAnswered: { title: '请的人回话了', body: '「{title}」[，{more}]。' },
};
