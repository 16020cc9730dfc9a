import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { ensureIndexes, Imports } from './model';
import { handlers } from './routes';
import { writeImport } from './subscribers';
import { importsDue, sweepPreviews } from './tasks';
import { templateDownload } from './templates';

const source: EventSource = { kind: 'import', model: (deps) => Imports(deps) as unknown as ReturnType<EventSource['model']> };

/** Setting up a district: units, people and roles, grids, places and rules, by hand and from files. */
export const feature: Feature = { name: 'administration', handlers, sources: [source], subscribers: [writeImport], tasks: [sweepPreviews, importsDue], downloads: [templateDownload], ensureIndexes };
