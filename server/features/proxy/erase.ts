import type { Eraser } from '../../platform/erasers';
import { removeStandIn } from '../identity';
import { ProxyContacts } from './model';

/** Those who stood for somebody before they confirmed the number: what was filed for them became theirs. */
export const contactEraser: Eraser = {
  name: 'proxy',
  collections: ['proxyContacts'],
  async erase(deps, { personId }) {
    for (const { _id } of await ProxyContacts(deps).find({ claimedBy: personId }, { _id: 1 }).lean<{ _id: string }[]>()) {
      await removeStandIn(deps, _id);
      // Last: cut off before, the next run finds it again.
      await ProxyContacts(deps).deleteOne({ _id });
    }
    return true;
  },
};
