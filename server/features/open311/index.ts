import type { Feature } from '../../http/types';
import { developerPage } from './developers';
import { filingEraser } from './erase';
import { ensureIndexes } from './model';
import { georeport } from './router';

/** Open311 GeoReport v2: what residents report, for programs that speak the protocol (E 4). */
export const feature: Feature = { name: 'open311', handlers: {}, protocols: [georeport], pages: [developerPage], erasers: [filingEraser], ensureIndexes };
