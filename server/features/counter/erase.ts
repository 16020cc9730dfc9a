import type { Eraser } from '../../platform/erasers';
import { CounterCodes, DocumentChecks } from './model';

/** That a document was seen raised a level that nobody holds any more. That staff saw it stays in the audit log. */
export const counterEraser: Eraser = {
  name: 'counter',
  collections: ['documentChecks', 'counterCodes'],
  async erase(deps, { personId }) {
    await CounterCodes(deps).deleteMany({ personId });
    await DocumentChecks(deps).deleteMany({ personId });
    return true;
  },
};
