import type { BookInboxKind } from '../domain/notifications/bookKinds';

/** Messages about open books; `{unit}`: who published it. */
export const BOOK_INBOX: Readonly<Record<BookInboxKind, { readonly title: string; readonly body: string }>> = {
  bookAsked: { title: '公开栏有人问', body: '「{title}」有居民提了问题，7 个工作日内要答复。' },
  bookLate: { title: '公开栏的问题答晚了', body: '「{title}」有一条问题过了日子还没答，请尽快答复。' },
  bookAnswered: { title: '您问的有答复了', body: '您问「{title}」的事，{unit}答复了。' },
  bookCorrected: { title: '您问过的公开更正了', body: '{unit}更正了「{title}」，原来写的也还在，点开看看。' },
};
