import type { HandlerTable } from '../../http/types';
import { makeKey, revokeKey, rotateKey } from './commands/keys';
import { assertAdministrator } from './policy';
import { allKeys, presentKey, presentKeys } from './presenter';

export const handlers: HandlerTable = {
  'GET /administration/keys': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return { items: await presentKeys(deps, await allKeys(deps)) };
  },
  'POST /administration/keys': async ({ viewer, body, key: once }, deps) => {
    const { key, secret } = await makeKey(deps, body, { actor: assertAdministrator(viewer), key: once });
    return { key: await presentKey(deps, key), secret };
  },
  'POST /administration/keys/:id/secret': async ({ viewer, params, body }, deps) => {
    const { key, secret } = await rotateKey(deps, params.id, body, assertAdministrator(viewer));
    return { key: await presentKey(deps, key), secret };
  },
  'POST /administration/keys/:id/end': async ({ viewer, params, body }, deps) => {
    await revokeKey(deps, params.id, body.revision, assertAdministrator(viewer));
    return { done: true };
  },
};
