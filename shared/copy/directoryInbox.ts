import type { DirectoryInboxKind } from '../domain/notifications/directoryKinds';

/** Messages about the directory; `{unit}`: who keeps the entry, `{more}`: what was reported. */
export const DIRECTORY_INBOX: Readonly<Record<DirectoryInboxKind, { readonly title: string; readonly body: string }>> = {
  directoryReported: { title: '办事指南有人说不对', body: '有居民说「{title}」{more}，请核对一下，答复他。' },
  directoryMended: { title: '您说的改好了', body: '您说「{title}」{more}，{unit}核对后改好了，谢谢您。' },
  directoryRight: { title: '您说的核对过了', body: '您说「{title}」{more}，{unit}核对过，现在写的是对的。' },
};
