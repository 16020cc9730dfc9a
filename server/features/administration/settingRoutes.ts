import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { discardDraft, publishDraft, saveDraft, versionContent } from '../settings';
import { assertAdministrator } from './policy';
import { calendarPage, pageOf, type PageOf } from './settingPages';

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

interface Draft<K extends SettingKind> {
  readonly viewer: Viewer;
  readonly body: { readonly revision: number; readonly content: SettingContents[K] };
}

/** The five routes of one setting, the same for each; `page` is what its page shows. */
function handlersOf<K extends SettingKind>(kind: K, page: (deps: Deps) => Promise<PageOf<K>> = (deps) => pageOf(deps, kind)): HandlerTable {
  const table = {
    [`GET /administration/${kind}`]: ({ viewer }: { viewer: Viewer }, deps: Deps) => {
      assertAdministrator(viewer);
      return page(deps);
    },
    [`PUT /administration/${kind}/draft`]: async ({ viewer, body }: Draft<K>, deps: Deps) => {
      await keepDraft(deps, kind, viewer, body);
      return page(deps);
    },
    [`POST /administration/${kind}/discard`]: async ({ viewer, body }: Pick<Publishing, 'viewer' | 'body'>, deps: Deps) => {
      await discard(deps, kind, viewer, body.revision);
      return page(deps);
    },
    [`POST /administration/${kind}/publish`]: async (call: Publishing, deps: Deps) => {
      await publish(deps, kind, call);
      return page(deps);
    },
    [`GET /administration/${kind}/versions/:version`]: async ({ viewer, params }: { viewer: Viewer; params: { version: number } }, deps: Deps) => {
      assertAdministrator(viewer);
      return { content: await versionContent(deps, kind, params.version) };
    },
  };
  // Names made of the kind are plain strings to the compiler; the contract checks what they answer.
  return table as unknown as HandlerTable;
}

/** Catalogue, calendar, texts, weights and lessons. */
export const settingHandlers: HandlerTable = {
  ...handlersOf('catalogue'),
  ...handlersOf('calendar', calendarPage),
  ...handlersOf('texts'),
  ...handlersOf('rates'),
  ...handlersOf('lessons'),
};
