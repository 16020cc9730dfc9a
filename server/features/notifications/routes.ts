import type { HandlerTable } from '../../http/types';
import { markAllRead, markRead } from './commands/markRead';
import { rememberConsent } from './commands/rememberConsent';
import { presentMessages } from './presenter';
import { messagesOf, unreadCount, wechatTemplates } from './queries';

export const handlers: HandlerTable = {
  'GET /inbox': async ({ query, viewer }, deps) => {
    const { items, next } = await messagesOf(deps, viewer.personId, query);
    return { items: await presentMessages(deps, items), next, unread: await unreadCount(deps, viewer.personId) };
  },
  'POST /inbox/:id/read': async ({ params, viewer }, deps) => {
    await markRead(deps, viewer.personId, params.id);
    return { unread: await unreadCount(deps, viewer.personId) };
  },
  'GET /wechat/templates': async (_call, deps) => ({ items: wechatTemplates(deps) }),
  'POST /wechat/consents': async ({ body, viewer }, deps) => {
    await rememberConsent(deps, viewer.personId, body);
    return { done: true };
  },
  'POST /inbox/read-all': async ({ viewer }, deps) => {
    await markAllRead(deps, viewer.personId);
    return { done: true };
  },
};
