import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { discardDraft, publishDraft, saveDraft, versionContent } from '../settings';
import { assertAdministrator } from './policy';
import { calendarPage, pageOf } from './settingPages';

async function keepDraft<K extends SettingKind>(deps: Deps, kind: K, viewer: Viewer, { revision, content }: { revision: number; content: SettingContents[K] }): Promise<void> {
  assertAdministrator(viewer);
  await saveDraft(deps, kind, { personId: viewer.personId, revision }, content);
}
async function discard(deps: Deps, kind: SettingKind, viewer: Viewer, revision: number): Promise<void> {
  assertAdministrator(viewer);
  await discardDraft(deps, kind, { personId: viewer.personId, revision });
}
interface Publishing {
  readonly viewer: Viewer;
  readonly body: { readonly revision: number; readonly why: string };
  readonly key: string;
}
async function publish(deps: Deps, kind: SettingKind, { viewer, body, key }: Publishing): Promise<void> {
  const actor = assertAdministrator(viewer);
  const tell = (): Promise<void> => audited(deps, { actor, action: 'settingsChanged', object: { kind: 'setting', id: kind }, reason: { code: null, text: body.why }, once: { key: `${viewer.personId} ${kind} ${key}` } });
  await publishDraft(deps, kind, { personId: viewer.personId, key, tell, ...body });
}

/** Catalogue, calendar and texts: the same for each. */
export const settingHandlers: HandlerTable = {
  'GET /administration/catalogue': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return pageOf(deps, 'catalogue');
  },
  'PUT /administration/catalogue/draft': async ({ viewer, body }, deps) => {
    await keepDraft(deps, 'catalogue', viewer, body);
    return pageOf(deps, 'catalogue');
  },
  'POST /administration/catalogue/discard': async ({ viewer, body }, deps) => {
    await discard(deps, 'catalogue', viewer, body.revision);
    return pageOf(deps, 'catalogue');
  },
  'POST /administration/catalogue/publish': async (call, deps) => {
    await publish(deps, 'catalogue', call);
    return pageOf(deps, 'catalogue');
  },
  'GET /administration/catalogue/versions/:version': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { content: await versionContent(deps, 'catalogue', params.version) };
  },
  'GET /administration/calendar': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return calendarPage(deps);
  },
  'PUT /administration/calendar/draft': async ({ viewer, body }, deps) => {
    await keepDraft(deps, 'calendar', viewer, body);
    return calendarPage(deps);
  },
  'POST /administration/calendar/discard': async ({ viewer, body }, deps) => {
    await discard(deps, 'calendar', viewer, body.revision);
    return calendarPage(deps);
  },
  'POST /administration/calendar/publish': async (call, deps) => {
    await publish(deps, 'calendar', call);
    return calendarPage(deps);
  },
  'GET /administration/calendar/versions/:version': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { content: await versionContent(deps, 'calendar', params.version) };
  },
  'GET /administration/texts': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return pageOf(deps, 'texts');
  },
  'PUT /administration/texts/draft': async ({ viewer, body }, deps) => {
    await keepDraft(deps, 'texts', viewer, body);
    return pageOf(deps, 'texts');
  },
  'POST /administration/texts/discard': async ({ viewer, body }, deps) => {
    await discard(deps, 'texts', viewer, body.revision);
    return pageOf(deps, 'texts');
  },
  'POST /administration/texts/publish': async (call, deps) => {
    await publish(deps, 'texts', call);
    return pageOf(deps, 'texts');
  },
  'GET /administration/texts/versions/:version': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { content: await versionContent(deps, 'texts', params.version) };
  },
  'GET /administration/rates': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return pageOf(deps, 'rates');
  },
  'PUT /administration/rates/draft': async ({ viewer, body }, deps) => {
    await keepDraft(deps, 'rates', viewer, body);
    return pageOf(deps, 'rates');
  },
  'POST /administration/rates/discard': async ({ viewer, body }, deps) => {
    await discard(deps, 'rates', viewer, body.revision);
    return pageOf(deps, 'rates');
  },
  'POST /administration/rates/publish': async (call, deps) => {
    await publish(deps, 'rates', call);
    return pageOf(deps, 'rates');
  },
  'GET /administration/rates/versions/:version': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { content: await versionContent(deps, 'rates', params.version) };
  },
};
