import { ORDER_RESULT_WORDS } from '../../../shared/copy/orders';
import type { HandlerTable } from '../../http/types';
import { refusalOf } from './commands/settleAnswer';
import { takeSignedOrder } from './commands/takeOrder';

export const orderHandlers: HandlerTable = {
  'POST /integrations/channels/:id/orders': async ({ params, body }, deps) => {
    const { result, why, doc, admissionId } = await takeSignedOrder(deps, params.id, body);
    const text = [ORDER_RESULT_WORDS[result], why === null ? '' : refusalOf({ why, result: 'refused' })].filter(Boolean).join('：');
    return { result, text, number: doc?.number ?? null, promisedAt: doc?.promisedAt.toISOString() ?? null, admissionId };
  },
};
