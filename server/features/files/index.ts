import type { Feature } from '../../http/types';
import { fileEraser } from './erase';
import { ensureIndexes } from './model';
import { mediaCheckResults } from './pushes';
import { storedFiles } from './queries';
import { fileDownload, handlers } from './routes';
import { mediaChecks, orphans } from './tasks';

export { cardsIn, refuseCards } from './cards';
export { codesIn, type PhotoCode } from './codes';
export { refuseMarked } from './marked';
export { passAsSeen } from './commands/passAsSeen';
export { startChecks, waiveChecks } from './commands/startChecks';
export { markUnused } from './commands/markUnused';
export { markUsed } from './commands/markUsed';
export { storePhoto, type PhotoUpload } from './commands/storePhoto';
export { storeVoice } from './commands/storeVoice';
export { checksOf, checksWaiting, fileViews, ownFiles, photoViews, type FileViews, type SeenPhoto } from './queries';

/** Photos and recordings: taken in, made harmless or looked through, kept privately, shown by addresses that live minutes. */
export const feature: Feature = { name: 'files', handlers, tasks: [orphans, mediaChecks], pushes: [mediaCheckResults], downloads: [fileDownload], storedFiles, erasers: [fileEraser], ensureIndexes };
