import type { z } from 'zod';
import type { Session } from '../../../shared/contract/identity';
import type { HandlerTable, Visit } from '../../http/types';
import { becomeDemoPerson } from './commands/becomeDemoPerson';
import { endSession, endSessionsOf, sessionsOf } from './commands/endSessions';
import { logIn } from './commands/logIn';
import { logInByWechat } from './commands/logInByWechat';
import { logOut } from './commands/logOut';
import type { OpenedSession } from './commands/openSession';
import { refreshSession } from './commands/refreshSession';
import { answerScan, askByScan, findScan, scanStateOf, takeScan } from './commands/scanLogin';
import type { Deps } from '../../platform/deps';
import { KNOWN_SECONDS, knownBrowser, rememberBrowser } from './knownBrowsers';
import { assertMayLetIn } from './policy';
import { presentScan, presentSession, presentSessionLine } from './presenter';

/** Hands a session out: in a browser of ours its refresh token goes into the cookie that no script sees. */
export function handOut(deps: Deps, visit: Visit, opened: OpenedSession): z.output<typeof Session> {
  if (opened.cookie) visit.setCookie('session', opened.cookie.value, Math.ceil((opened.cookie.until.getTime() - deps.clock.now().getTime()) / 1000));
  return presentSession(opened);
}

/** Logging in and out, and where one is logged in. */
export const sessionHandlers: HandlerTable = {
  'POST /sessions': async ({ body, visit }, deps) => {
    const cookie = visit.cookie('device');
    const opened = await logIn(deps, { ...visit, ...body, knownBrowser: knownBrowser(deps, cookie, body.username) });
    visit.setCookie('device', rememberBrowser(deps, cookie, body.username), KNOWN_SECONDS);
    return handOut(deps, visit, opened);
  },
  'POST /sessions/wechat': async ({ body, visit }, deps) => presentSession(await logInByWechat(deps, { ...body, ip: visit.ip, userAgent: visit.userAgent })),
  'POST /demo/sessions': async ({ body, visit }, deps) => handOut(deps, visit, await becomeDemoPerson(deps, body.personId, visit)),
  'POST /sessions/refresh': async ({ visit }, deps) => handOut(deps, visit, await refreshSession(deps, visit.cookie('session'))),
  'DELETE /sessions/current': async ({ viewer, visit }, deps) => {
    await logOut(deps, viewer.sessionId);
    visit.setCookie('session', '', 0);
    return { done: true };
  },
  'POST /sessions/scan': async ({ visit }, deps) => {
    const { expiresAt, ...asked } = await askByScan(deps, visit);
    return { ...asked, expiresAt: expiresAt.toISOString() };
  },
  'POST /sessions/scan/:code/session': async ({ params, body, visit }, deps) => {
    const { state, session } = await takeScan(deps, params.code, body.secret, visit);
    return { state, session: session && handOut(deps, visit, session) };
  },
  'GET /sessions/scan/:code': async ({ viewer, params }, deps) => {
    assertMayLetIn(viewer);
    const scan = await findScan(deps, params.code);
    return presentScan(scan, scanStateOf(deps, scan));
  },
  'POST /sessions/scan/:code/confirm': async ({ viewer, params }, deps) => {
    assertMayLetIn(viewer);
    await answerScan(deps, params.code, viewer.personId, true);
    return { done: true };
  },
  'POST /sessions/scan/:code/refuse': async ({ viewer, params }, deps) => {
    assertMayLetIn(viewer);
    await answerScan(deps, params.code, viewer.personId, false);
    return { done: true };
  },
  'GET /me/sessions': async ({ viewer }, deps) => ({ items: (await sessionsOf(deps, viewer.personId)).map((row) => presentSessionLine(row, viewer.sessionId)) }),
  'DELETE /me/sessions': async ({ viewer, visit }, deps) => {
    await endSessionsOf(deps, viewer.personId);
    visit.setCookie('session', '', 0);
    return { done: true };
  },
  'DELETE /me/sessions/:id': async ({ viewer, params }, deps) => {
    await endSession(deps, viewer.personId, params.id);
    return { done: true };
  },
};
