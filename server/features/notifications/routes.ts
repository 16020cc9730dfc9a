import type { HandlerTable } from '../../http/types';
import { audited } from '../audit';
import { markAllRead, markRead } from './commands/markRead';
import { rememberConsent } from './commands/rememberConsent';
import { sendTestMessage, sendTestSms } from './commands/sendTest';
import { mentionsPage } from './mentions';
import { assertAdministrator } from './policy';
import { presentInbox } from './presenter';
import { messagesOf, unreadCount, wechatTemplates } from './queries';
import { wechatSettings } from './settings';

export const handlers: HandlerTable = {
  'GET /inbox': async ({ query, viewer }, deps) => {
    const { items, next } = await messagesOf(deps, viewer.personId, query);
    return { items: await presentInbox(deps, items, viewer.personId), next, unread: await unreadCount(deps, viewer.personId) };
  },
  'POST /inbox/:id/read': async ({ params, viewer }, deps) => {
    await markRead(deps, viewer.personId, params.id);
    return { unread: await unreadCount(deps, viewer.personId) };
  },
  'GET /workbench/mentions': ({ query, viewer }, deps) => mentionsPage(deps, viewer, query),
  'GET /wechat/templates': async (_call, deps) => ({ items: wechatTemplates(deps) }),
  'POST /wechat/consents': async ({ body, viewer }, deps) => {
    await rememberConsent(deps, viewer.personId, body);
    return { done: true };
  },
  'GET /administration/wechat': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return wechatSettings(deps, viewer.personId);
  },
  'POST /administration/wechat/tests': async ({ viewer, body, ip }, deps) => {
    const actor = assertAdministrator(viewer);
    await audited(deps, { actor, action: 'testSent', object: { kind: 'setting', id: 'wechat' } });
    return body.what === 'message' ? sendTestMessage(deps, viewer.personId, body.template) : sendTestSms(deps, { personId: viewer.personId, ip }, body.phone);
  },
  'POST /inbox/read-all': async ({ viewer }, deps) => {
    await markAllRead(deps, viewer.personId);
    return { done: true };
  },
};
