import type { z } from 'zod';
import type { ForwardedCase } from '../../../shared/contract/channels';
import { ORDER_STATUS_WORDS } from '../../../shared/copy/orders';
import { ORDER_STATUS } from '../../../shared/domain/integrations/orders';
import type { CaseDoc } from '../cases';
import type { AdmissionDoc } from '../matters';
import { saidOfWork, saidTo } from '../orders';
import type { ChannelDoc } from './model';

type Reply = Pick<z.output<typeof ForwardedCase>, 'order'>;

/** The reply to whoever ordered the case, under their own number; nothing for everybody else. */
export function replyOf(doc: CaseDoc, channel: ChannelDoc): Reply {
  const { order, state } = doc;
  if (order?.channelId !== channel._id) return {};
  const status = ORDER_STATUS[state];
  return { order: { number: order.number, category: order.category, deadline: order.deadline?.toISOString() ?? null, status, statusText: ORDER_STATUS_WORDS[status], text: saidTo(doc) } };
}

/** What whoever ordered work hears of its admission, under their own number; undefined for everybody else. */
export function workReply(doc: AdmissionDoc, channel: ChannelDoc): z.output<typeof ForwardedCase>['work'] {
  const { _id: id, order, title, state, until } = doc;
  if (order?.from !== channel._id) return undefined;
  const { status, text } = saidOfWork(doc);
  return { id, number: order.number, title, state, statusText: status, text, until };
}
