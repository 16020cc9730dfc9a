import type { Eraser } from '../../platform/erasers';
import { markUnused } from './commands/markUnused';
import { removeUnreferenced } from './commands/removeOrphans';
import { Files } from './model';

/** Pictures and recordings that no matter refers to any more; the rest goes with the orphans once its matter lets go of it. */
export const fileEraser: Eraser = {
  name: 'files',
  collections: ['files', 'mediaVerdicts'],
  last: true,
  async erase(deps, { personId }) {
    const rows = await Files(deps).find({ personId }, { _id: 1, container: 1 }).lean();
    await markUnused(deps, rows.map(({ _id }) => _id));
    await removeUnreferenced(deps, rows);
    return true;
  },
};
