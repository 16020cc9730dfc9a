import { z } from 'zod';
import type { Download, Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Admissions, ensureIndexes } from './model';
import { handlers } from './routes';
import { listTemplate, reportTable } from './table';

export { admit, askAdmission, askAgain, refuseAdmission, type Means } from './commands/admission';
export { publishList, saveListDraft } from './commands/writeList';
export { ADMISSION_EVENTS } from './events';
export type { AdmissionDoc } from './model';
export { partsIn as admissionParts, scopeOf as matterScope } from './policy';
export { admissionsById, admissionsOfOrders, listedTitles } from './queries';

const source: EventSource = { kind: 'admission', model: (deps) => Admissions(deps) as unknown as ReturnType<EventSource['model']> };
const template: Download = { path: '/matter-lists/template.xlsx', params: z.strictObject({}), query: z.strictObject({}), open: listTemplate };

/** Lists of duties (事项清单) of each community, versioned and public, and the admission (准入) of work outside of them. */
export const feature: Feature = { name: 'matters', handlers, sources: [source], downloads: [reportTable, template], ensureIndexes };
