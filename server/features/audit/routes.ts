import { createHash } from 'node:crypto';
import type { HandlerTable } from '../../http/types';
import { audited } from './commands/audited';
import { prepareExport } from './exports';
import { auditorOf, oversightOf } from './policy';
import { presentLine, presentSeen, presentState } from './presenter';
import { chainState, filterOf, namesFor, rowPage, seenOf } from './queries';

/** Names what was searched without repeating it. */
const searchId = (ask: object): string => createHash('sha256').update(JSON.stringify(ask)).digest('base64url').slice(0, 16);

export const handlers: HandlerTable = {
  'GET /audit/rows': async ({ viewer, query: { cursor, limit, ...ask } }, deps) => {
    const filter = await filterOf(deps, oversightOf(viewer), ask);
    await audited(deps, { actor: auditorOf(viewer), action: 'auditRead', object: { kind: 'audit', id: searchId(ask) }, once: 'hour' });
    const { items, next } = await rowPage(deps, filter, { cursor, limit });
    const names = await namesFor(deps, items);
    return { items: items.map((row) => presentLine(row, names)), next };
  },
  'GET /audit/state': async ({ viewer }, deps) => {
    oversightOf(viewer);
    return presentState(await chainState(deps));
  },
  'POST /audit/exports': async ({ viewer, body }, deps) => {
    const { id, ...ready } = await prepareExport(deps, await filterOf(deps, oversightOf(viewer), body));
    await audited(deps, { actor: auditorOf(viewer), action: 'auditExported', object: { kind: 'audit', id } });
    return ready;
  },
  'GET /me/audit': async ({ viewer, query }, deps) => {
    const { items, next } = await rowPage(deps, seenOf(viewer.personId), query);
    const names = await namesFor(deps, items);
    return { items: items.map((row) => presentSeen(row, names)), next };
  },
};
