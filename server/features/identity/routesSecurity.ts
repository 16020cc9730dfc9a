import type { HandlerTable } from '../../http/types';
import { changePassword } from './commands/changePassword';
import { beginSecondFactor, confirmSecondFactor } from './commands/setUpSecondFactor';
import { loginSecurityOf } from './queriesSecurity';
import { handOut } from './routesSessions';

/** A person's own password and second factor. */
export const securityHandlers: HandlerTable = {
  'GET /me/security': ({ viewer }, deps) => loginSecurityOf(deps, viewer),
  'PUT /me/password': async ({ viewer, body, visit }, deps) => handOut(deps, visit, await changePassword(deps, { ...viewer, ...visit }, body)),
  'POST /me/second-factor': ({ viewer, body, visit }, deps) => beginSecondFactor(deps, { ...viewer, ...visit }, body),
  'POST /me/second-factor/confirm': async ({ viewer, body, visit }, deps) => {
    const { recoveryCodes, session } = await confirmSecondFactor(deps, { ...viewer, ...visit }, body.code);
    return { recoveryCodes, session: handOut(deps, visit, session) };
  },
};
