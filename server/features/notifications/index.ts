import type { Feature } from '../../http/types';
import { ensureIndexes } from './model';
import { unreadCount } from './queries';
import { handlers } from './routes';
import { inbox } from './subscribers';

export { unreadCount } from './queries';

/** The inbox of every person, filled by events. */
export const feature: Feature = { name: 'notifications', handlers, subscribers: [inbox], unread: unreadCount, ensureIndexes };
