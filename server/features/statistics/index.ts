import type { Feature } from '../../http/types';
import { ensureIndexes } from './model';
import { handlers } from './routes';
import { figures, wishFigures } from './subscribers';
import { recount } from './tasks';
import { wishRegisterDownload } from './wishRegister';

export { recountAll, type Recounted } from './commands/recountAll';
export { recount } from './tasks';

/** Figures recomputed from the matters, with the moment as of which they hold. */
export const feature: Feature = { name: 'statistics', handlers, subscribers: [figures, wishFigures], tasks: [recount], downloads: [wishRegisterDownload], ensureIndexes };
