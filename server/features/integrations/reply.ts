import type { z } from 'zod';
import type { ForwardedCase } from '../../../shared/contract/channels';
import { ORDER_STATUS_WORDS } from '../../../shared/copy/orders';
import { ORDER_STATUS } from '../../../shared/domain/integrations/orders';
import type { CaseDoc } from '../cases';
import { saidTo } from '../orders';
import type { ChannelDoc } from './model';

type Reply = Pick<z.output<typeof ForwardedCase>, 'order'>;

/** The reply to whoever ordered the case, under their own number; nothing for everybody else. */
export function replyOf(doc: CaseDoc, channel: ChannelDoc): Reply {
  const { order, state } = doc;
  if (order?.channelId !== channel._id) return {};
  const status = ORDER_STATUS[state];
  return { order: { number: order.number, category: order.category, deadline: order.deadline?.toISOString() ?? null, status, statusText: ORDER_STATUS_WORDS[status], text: saidTo(doc) } };
}
