import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { becomeDemoPerson } from './commands/becomeDemoPerson';
import { logIn } from './commands/logIn';
import { logInByWechat } from './commands/logInByWechat';
import { logOut } from './commands/logOut';
import { chooseCommunity } from './commands/chooseCommunity';
import { setPreferences } from './commands/setPreferences';
import { assertDemonstration } from './policy';
import { presentDemoPerson, presentMe, presentSession } from './presenter';
import { demoPeople, personPage } from './queries';

async function me(deps: Deps, personId: string): Promise<ReturnType<typeof presentMe>> {
  const page = await personPage(deps, personId);
  if (!page) throw new DomainError('not_authenticated');
  return presentMe(page);
}

/** Login, logout, who I am. */
export const handlers: HandlerTable = {
  'POST /sessions': async ({ body, ip }, deps) => presentSession(await logIn(deps, { ...body, ip })),
  'POST /sessions/wechat': async ({ body, ip }, deps) => presentSession(await logInByWechat(deps, { ...body, ip })),
  'DELETE /sessions/current': async ({ viewer }, deps) => {
    await logOut(deps, viewer.sessionId);
    return { done: true };
  },
  'GET /demo/people': async (_call, deps) => {
    assertDemonstration(deps.config.mode);
    return { items: (await demoPeople(deps)).map(presentDemoPerson) };
  },
  'POST /demo/sessions': async ({ body }, deps) => presentSession(await becomeDemoPerson(deps, body.personId)),
  'GET /me': ({ viewer }, deps) => me(deps, viewer.personId),
  'POST /me/community': async ({ viewer, body }, deps) => {
    await chooseCommunity(deps, viewer, body.communityId);
    return me(deps, viewer.personId);
  },
  'PATCH /me/preferences': async ({ viewer, body }, deps) => {
    await setPreferences(deps, viewer.personId, body);
    return me(deps, viewer.personId);
  },
};
