import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Closings } from './closing/model';
import { ensureIndexes, Imports } from './model';
import { handlers } from './routes';
import { handOver, writeImport } from './subscribers';
import { closingsDue, importsDue, sweepPreviews } from './tasks';
import { templateDownload } from './templates';

const source: EventSource = { kind: 'import', model: (deps) => Imports(deps) as unknown as ReturnType<EventSource['model']> };
const closings: EventSource = { kind: 'unitClosing', model: (deps) => Closings(deps) as unknown as ReturnType<EventSource['model']> };

export { readSheet, tableOf, unreadable } from './workbook';
export { templateFor } from './templates';

/** Setting up a district: units, people and roles, grids, places and rules, by hand and from files. */
export const feature: Feature = { name: 'administration', handlers, sources: [source, closings], subscribers: [writeImport, handOver], tasks: [sweepPreviews, importsDue, closingsDue], downloads: [templateDownload], ensureIndexes };
