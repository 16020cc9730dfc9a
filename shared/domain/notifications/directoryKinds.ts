/** Kinds of inbox message about the directory: to who keeps an entry, to who reported it. */
export const DIRECTORY_INBOX_KINDS = ['directoryReported', 'directoryMended', 'directoryRight'] as const;
export type DirectoryInboxKind = (typeof DIRECTORY_INBOX_KINDS)[number];
