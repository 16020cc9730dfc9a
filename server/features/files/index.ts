import type { Feature } from '../../http/types';
import { ensureIndexes } from './model';
import { mediaCheckResults } from './pushes';
import { storedFiles } from './queries';
import { handlers, photoDownload } from './routes';
import { mediaChecks, orphans } from './tasks';

export { passAsSeen } from './commands/passAsSeen';
export { startChecks, waiveChecks } from './commands/startChecks';
export { markUsed } from './commands/markUsed';
export { storePhoto, type PhotoUpload } from './commands/storePhoto';
export { checksOf, checksWaiting, ownFiles, photoViews, type SeenPhoto } from './queries';

/** Photos: taken in, made harmless, kept privately, shown by addresses that live minutes. */
export const feature: Feature = { name: 'files', handlers, tasks: [orphans, mediaChecks], pushes: [mediaCheckResults], downloads: [photoDownload], storedFiles, ensureIndexes };
