import { rewrite } from '../../jobs/rewrite';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import type { ReportDoc } from './document';
import { ServiceReports } from './model';

/** What somebody reported loses its words; that something is out of date stays to be looked at. Entries are words of offices. */
export const directoryEraser: Eraser = {
  name: 'directory',
  collections: ['serviceReports'],
  async erase(deps, { personId }) {
    const reported = await ServiceReports(deps).find({ personId }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of reported) await rewrite<ReportDoc>(ServiceReports(deps), _id, (doc) => (doc.contentHash === '' ? null : { set: { contentHash: '', text: GONE_WORDS } }));
    return true;
  },
};
