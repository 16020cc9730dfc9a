import type { AdmissionState } from '../domain/matters/admissions';
import type { OrderRefusal, OrderResult, OrderStatus } from '../domain/integrations/orders';

export const ORDER_RESULT_WORDS: Readonly<Record<OrderResult, string>> = {
  filed: '收下了，已经在办',
  admission: '不在事项清单里，转成了准入申请，等工作站定',
  known: '这个编号已经收过，没有再建一件',
  refused: '没有收下，记下给人看',
};
export const ORDER_REFUSAL_WORDS: Readonly<Record<OrderRefusal, string>> = {
  categoryUnknown: '没有这个类别，请对一下事项清单',
  notAsking: '只有街道、部门和公用单位能请社区做清单以外的事',
  communityUnknown: '没有这个社区，请对一下名称或编号',
};
/** How an order is named where people read it among answers. */
export const ORDER_SAID = '交来一件';
/** How far it is, where the reply is read by people. */
export const ORDER_STATUS_WORDS: Readonly<Record<OrderStatus, string>> = { received: '已收到', accepted: '已受理', declined: '不予受理', working: '办理中', done: '已办结，等居民评价', closed: '已归档', withdrawn: '居民撤回', merged: '并案办理' };

/** How far a request for admission is, for whoever ordered the work. */
export const ASKED_WORDS: Readonly<Record<AdmissionState, string>> = { asked: '等社区准入', admitted: '已准入', refused: '未准入', withdrawn: '已撤回', ended: '提前结束' };
export const ADMITTED_UNTIL = '准入到 {day}[，{reason}]';
