import type { Eraser } from '../../platform/erasers';
import { Helpers } from './model';

/** Whether they could come, with their name; that so many could stays in the summaries. What offices did stays. */
export const helperEraser: Eraser = {
  name: 'emergencies',
  collections: ['emergencyHelpers'],
  async erase(deps, { personId }) {
    await Helpers(deps).deleteMany({ personId });
    return true;
  },
};
