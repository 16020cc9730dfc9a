import type { HandlerTable } from '../../http/types';
import { convert } from './commands/convert';
import { threadOf } from './queries';

export const handlers: HandlerTable = {
  'GET /threads/:kind/:id': ({ params, viewer }, deps) => threadOf(deps, viewer, params),
  'POST /threads/:kind/:id/conversions': async ({ params, body, key, viewer }, deps) => {
    await convert(deps, viewer, params, body, key);
    return threadOf(deps, viewer, params);
  },
};
