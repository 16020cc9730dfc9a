import { ORDER_RESULT_WORDS } from '../../../shared/copy/orders';
import type { HandlerTable } from '../../http/types';
import { saidOfWork } from '../orders';
import { refusalOf } from './commands/settleAnswer';
import { takeSignedOrder } from './commands/takeOrder';

export const orderHandlers: HandlerTable = {
  'POST /integrations/channels/:id/orders': async ({ params, body }, deps) => {
    const { result, why, doc, admission } = await takeSignedOrder(deps, params.id, body);
    // Whoever asks by the same number again hears how far it is.
    const said = admission && result === 'known' ? saidOfWork(admission) : null;
    const text = [ORDER_RESULT_WORDS[result], why === null ? '' : refusalOf({ why, result: 'refused' }), said?.status, said?.text].filter(Boolean).join('：');
    return { result, text, number: doc?.number ?? null, promisedAt: doc?.promisedAt.toISOString() ?? null, admissionId: admission?._id ?? null };
  },
};
