import type { HandlerTable } from '../../http/types';
import { presentPhone } from '../organisation';
import { district } from './queries';

export const handlers: HandlerTable = {
  'GET /config': async (_call, deps) => {
    const unit = await district(deps);
    return {
      mode: deps.config.mode,
      districtName: unit?.name ?? '',
      tiles: deps.config.tiles,
      ...(unit && unit.phone !== '' ? { hotline: await presentPhone(deps, unit) } : {}),
    };
  },
};
