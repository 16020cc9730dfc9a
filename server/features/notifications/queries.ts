import { TEMPLATE_KINDS, type TemplateKind } from '../../../shared/domain/notifications/templates';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { Messages, type MessageDoc } from './model';
import { noticesAfter, unreadNotices, type InboxRow } from './notices';

/** Counts the unread messages of a person (index `unread`), and notices that they have not opened. */
export async function unreadCount(deps: Deps, personId: string): Promise<number> {
  const [messages, notices] = await Promise.all([Messages(deps).countDocuments({ personId, read: false }), unreadNotices(deps, personId)]);
  return messages + notices.length;
}

/** A page of somebody's inbox, newest first: their messages, and among them the notices that hold where they live. */
export async function messagesOf(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<{ items: InboxRow[]; next: string | null }> {
  const from = decodeCursor(cursor);
  const [messages, notices] = await Promise.all([
    Messages(deps).find({ personId, ...after(from, 'at', 'down') }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<MessageDoc[]>(),
    noticesAfter(deps, personId, from),
  ]);
  const rows = [...messages.map((message): InboxRow => ({ at: message.at, id: message._id, message })), ...notices].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  return pageOf(rows, limit, ({ at, id }) => ({ at, id }));
}

/** The templates that this deployment has, for which a resident may be asked. */
export function wechatTemplates({ config }: Deps): { kind: TemplateKind; id: string }[] {
  return TEMPLATE_KINDS.flatMap((kind) => {
    const template = config.wechat.templates[kind];
    return template ? [{ kind, id: template.id }] : [];
  });
}
