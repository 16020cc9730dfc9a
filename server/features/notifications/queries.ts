import { TEMPLATE_KINDS, type TemplateKind } from '../../../shared/domain/notifications/templates';
import { after, decodeCursor, pageOf } from '../cases';
import type { Deps } from '../../platform/deps';
import { Messages, type MessageDoc } from './model';

/** Counts the unread messages of a person (index `unread`). */
export function unreadCount(deps: Deps, personId: string): Promise<number> {
  return Messages(deps).countDocuments({ personId, read: false });
}

/** A page of somebody's inbox, newest first. */
export async function messagesOf(
  deps: Deps,
  personId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: MessageDoc[]; next: string | null }> {
  const rows = await Messages(deps)
    .find({ personId, ...after(decodeCursor(cursor), 'at', 'down') })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<MessageDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.at, id: row._id }));
}

/** The templates that this deployment has, for which a resident may be asked. */
export function wechatTemplates({ config }: Deps): { kind: TemplateKind; id: string }[] {
  return TEMPLATE_KINDS.flatMap((kind) => {
    const template = config.wechat.templates[kind];
    return template ? [{ kind, id: template.id }] : [];
  });
}
