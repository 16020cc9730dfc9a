import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Entries } from './entriesModel';
import { ensureIndexes, Sheets } from './model';
import { replyDownload } from './replies';
import { handlers } from './routes';
import { sweep, work, workDue } from './tasks';

const source: EventSource = { kind: 'sheet', model: (deps) => Sheets(deps) as unknown as ReturnType<EventSource['model']> };

/** Tables of others: orders of a platform above with the replies in their columns, and registers of other systems. */
export const feature: Feature = {
  name: 'registers',
  handlers,
  sources: [source],
  subscribers: [work],
  tasks: [workDue, sweep],
  downloads: [replyDownload],
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await Entries(deps).createIndexes();
  },
};
