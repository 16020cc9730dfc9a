import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { directoryEraser } from './erase';
import { ensureIndexes, ServiceReports, Services } from './model';
import { servicePages } from './publicPage';
import { handlers } from './routes';

export { answer, confirm, correct, report, withdraw, write, type Writing } from './commands';
export type { ReportDoc, ServiceDoc } from './document';
export { authoriseKeeper, deskOf } from './policy';
export { loadReport, servicesById } from './queries';
export { reportEvent, type ReportStep } from './step';

const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });

/** The directory of services (办事指南): who does what, where and when, kept by station, street and district; residents report what is out of date. */
export const feature: Feature = { name: 'directory', handlers, sources: [source('service', Services), source('serviceReport', ServiceReports)], pages: servicePages, erasers: [directoryEraser], ensureIndexes };
