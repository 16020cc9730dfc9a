import type { Eraser } from '../../platform/erasers';
import { Registers, SavedFilters } from './model';

/** Ways to look at a list that somebody kept while they worked here, and what they were about to fetch. */
export const deskEraser: Eraser = {
  name: 'desk',
  collections: ['savedFilters', 'registers'],
  async erase(deps, { personId }) {
    await SavedFilters(deps).deleteOne({ _id: personId });
    await Registers(deps).deleteMany({ personId });
    return true;
  },
};
