import type { Eraser } from '../../platform/erasers';
import { Homes } from './model';

/** Where somebody lives or lived: all of it. What they said of others' homes stays as a yes or no by nobody. */
export const homeEraser: Eraser = {
  name: 'homes',
  collections: ['homes'],
  async erase(deps, { personId }) {
    await Homes(deps).deleteMany({ personId });
    return true;
  },
};
