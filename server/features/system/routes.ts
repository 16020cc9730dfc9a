import type { HandlerTable } from '../../http/types';
import { districtName } from './queries';

export const handlers: HandlerTable = {
  'GET /config': async (_call, deps) => ({
    mode: deps.config.mode,
    districtName: await districtName(deps),
    tiles: deps.config.tiles,
  }),
};
