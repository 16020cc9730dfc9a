import type { Eraser } from '../../platform/erasers';
import { caseIdsOf } from '../cases';
import { Filings } from './model';

/** How a program outside called whoever asked by it, and where their picture lies. That it was filed, and its token, stay. */
export const filingEraser: Eraser = {
  name: 'open311',
  collections: ['open311Filings'],
  async erase(deps, { personId }) {
    await Filings(deps).updateMany({ _id: { $in: await caseIdsOf(deps, personId) } }, { $set: { accountId: null, mediaUrl: null } });
    return true;
  },
};
