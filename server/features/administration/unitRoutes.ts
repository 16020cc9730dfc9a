import type { HandlerTable } from '../../http/types';
import { audited } from '../audit';
import { startClosing } from './closing/start';
import { reviseUnit } from './commands/reviseUnit';
import { assertAdministrator } from './policy';
import { areasPage, holdingsPage, presentClosing, unitOf, unitPage } from './unitPages';

/** One unit: seen, changed, handed over. */
export const unitHandlers: HandlerTable = {
  'GET /administration/units/:id': ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return unitPage(deps, params.id);
  },
  'PUT /administration/units/:id': async ({ viewer, params, body: { revision, ...facts } }, deps) => {
    const by = assertAdministrator(viewer);
    await reviseUnit(deps, params.id, { by, revision, facts });
    return unitPage(deps, params.id);
  },
  'GET /administration/units/:id/areas': ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return areasPage(deps, params.id);
  },
  'GET /administration/units/:id/closing': async ({ viewer, params }, deps) => {
    const by = assertAdministrator(viewer);
    const { id, path } = await unitOf(deps, params.id);
    // It names who holds office there.
    await audited(deps, { actor: by, action: 'membersSeen', object: { kind: 'unit', id }, levels: path, once: 'hour' });
    return holdingsPage(deps, id);
  },
  'POST /administration/units/:id/close': async ({ viewer, params, body }, deps) => {
    return presentClosing(deps, await startClosing(deps, params.id, { by: assertAdministrator(viewer), ...body }));
  },
};
