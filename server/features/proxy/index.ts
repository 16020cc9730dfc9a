import type { Feature } from '../../http/types';
import { claimNumber } from './contacts';
import { contactEraser } from './erase';
import { ensureIndexes } from './model';
import { pages } from './pages';
import { handlers } from './routes';

export { contactsOf, personFor, type Whom } from './contacts';
export { helperOf, type HelperOffice } from './policy';
export { papersAt, type Paper } from './papers';
export { paperOf, pathOf, statePath } from './receipts';
export { fileOnBehalf, type Filing } from './commands/fileOnBehalf';

/** Proxy filing (代办): staff report on behalf of those who ask for it at the counter, by telephone or at the door. */
export const feature: Feature = { name: 'proxy', handlers, pages, numberConfirmed: claimNumber, erasers: [contactEraser], ensureIndexes };
