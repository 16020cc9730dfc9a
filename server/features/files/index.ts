import type { Feature } from '../../http/types';
import { ensureIndexes } from './model';
import { storedFiles } from './queries';
import { handlers, photoDownload } from './routes';
import { orphans } from './tasks';

export { markUsed } from './commands/markUsed';
export { storePhoto, type PhotoUpload } from './commands/storePhoto';
export { ownFiles, photoViews } from './queries';

/** Photos: taken in, made harmless, kept privately, shown by addresses that live minutes. */
export const feature: Feature = { name: 'files', handlers, tasks: [orphans], downloads: [photoDownload], storedFiles, ensureIndexes };
