import type { InboxKind } from '../domain/notifications/kinds';

/** Longest part of a title in a text message: with the rest it stays within two messages of 70 characters. */
const TITLE = 18;

const short = (title: string): string => {
  const signs = [...title];
  return signs.length > TITLE ? `${signs.slice(0, TITLE - 1).join('')}…` : title;
};

const NEWS: Partial<Readonly<Record<InboxKind, string>>> = {
  caseHandled: '办好了，好不好您说了算',
  caseToEvaluate: '办好了，好不好您说了算',
  caseVerified: '办好了',
  caseDeclined: '没能受理，原因写在里面',
  caseClosedUnrated: '先办结了，没好随时说',
};

/** What is new, in a few words. */
export const newsOf = (kind: InboxKind): string => NEWS[kind] ?? '有新进展';

/** A notice by text message: who we are, what matter, what is new, where to look. */
export function noticeMessage(kind: InboxKind, title: string, link: string | null): string {
  return `【邻里】「${short(title)}」${newsOf(kind)}。${link === null ? '打开邻里看一看。' : `点开看 ${link}`}`;
}

/** The message by which an administrator tries the gateway. */
export const TEST_MESSAGE = '【邻里】这是一条试发的短信，收到就说明短信通了。';
