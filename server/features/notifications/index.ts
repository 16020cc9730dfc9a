import type { Feature } from '../../http/types';
import { toAdministrators } from './administrators';
import { ensureIndexes } from './model';
import { unreadCount } from './queries';
import { handlers } from './routes';
import { inbox } from './subscribers';
import { deliverDue, toWechat } from './wechatDelivery';
import { ensureDeliveryIndexes } from './wechatModel';

export { unreadCount } from './queries';

/** The inbox of every person, filled by events; beside it WeChat, for what a resident agreed to hear. */
export const feature: Feature = {
  name: 'notifications',
  handlers,
  subscribers: [inbox, toAdministrators, toWechat],
  tasks: [deliverDue],
  unread: unreadCount,
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureDeliveryIndexes(deps);
  },
};
