import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { closeAccount } from './commands/closeAccount';
import { chooseCommunity } from './commands/chooseCommunity';
import { setPreferences } from './commands/setPreferences';
import { phoneHandlers } from './phoneRoutes';
import { assertDemonstration } from './policy';
import { presentDemoPerson, presentMe } from './presenter';
import { demoPeople, personPage } from './queries';

async function me(deps: Deps, viewer: Viewer): ReturnType<typeof presentMe> {
  const page = await personPage(deps, viewer.personId);
  if (!page) throw new DomainError('not_authenticated');
  return presentMe(deps, page, viewer.demands);
}

/** Who I am, and the named people of the demonstration. */
export const handlers: HandlerTable = {
  'GET /demo/people': async (_call, deps) => {
    assertDemonstration(deps.config.mode);
    return { items: (await demoPeople(deps)).map(presentDemoPerson) };
  },
  'GET /me': ({ viewer }, deps) => me(deps, viewer),
  'POST /me/community': async ({ viewer, body }, deps) => {
    await chooseCommunity(deps, viewer, body.communityId);
    return me(deps, viewer);
  },
  'PATCH /me/preferences': async ({ viewer, body }, deps) => {
    await setPreferences(deps, viewer.personId, body);
    return me(deps, viewer);
  },
  'POST /me/close': async ({ viewer, visit }, deps) => {
    await closeAccount(deps, viewer.personId);
    visit.setCookie('session', '', 0);
    return { done: true };
  },
  ...phoneHandlers,
};
