import { BY_HAND_WORDS } from '../../../shared/copy/deliveries';
import { isCarriedOut } from '../../../shared/domain/integrations/byHand';
import type { HandlerTable } from '../../http/types';
import { byHand } from './commands/byHand';
import { assertAdministrator } from './policy';

export const deliveryHandlers: HandlerTable = {
  'POST /administration/deliveries/by-hand': async ({ viewer, body }, deps) => {
    const outcomes = await byHand(deps, body, assertAdministrator(viewer));
    return { items: outcomes.map(({ id, outcome }) => ({ id, done: isCarriedOut(outcome), text: BY_HAND_WORDS[outcome] })) };
  },
};
