import type { Feature } from '../../http/types';
import { deskEraser } from './erase';
import { ensureIndexes } from './model';
import { forgetRegisters, registerDownload } from './register';
import { handlers } from './routes';

export { writeTemplates } from './templates';

/** What the workbench has beside the single case: one step for many, the list as a table, words that are used again. */
export const feature: Feature = { name: 'desk', handlers, downloads: [registerDownload], tasks: [forgetRegisters], erasers: [deskEraser], ensureIndexes };
