import type { ResponseOf } from '../../../shared/contract';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { allUnits } from '../organisation';
import { acceptSheet, chooseColumns, refuseSheet, undoSheet } from './commands/decide';
import { handIn, loadSheet } from './commands/handIn';
import { makeSource, mayHold } from './commands/sources';
import type { SheetDoc } from './model';
import { registerSight, sheetOffice, type SheetOffice } from './policy';
import { entryPage, presentEntries } from './entries';
import { presentSheet, presentSheets, presentSources } from './presenter';
import { sheetPage, sourcesOf } from './queries';
import { prepareReplies } from './replies';

type View = ResponseOf<'GET /registers/sheets/:id'>;

/** Units that a source may be named for. */
async function unitsFor(deps: Deps, office: SheetOffice): Promise<{ id: string; name: string }[]> {
  return (await allUnits(deps)).filter((unit) => mayHold(office, unit)).map(({ id, name }) => ({ id, name }));
}

/** The first rows name people: looking at them leaves a row in the audit log. */
async function shown(deps: Deps, { actor }: SheetOffice, doc: SheetDoc): Promise<View> {
  if (doc.sample !== null) await audited(deps, { actor, action: 'membersSeen', object: { kind: 'import', id: doc._id }, once: 'hour' });
  return presentSheet(deps, doc);
}

async function opened(viewer: Viewer, deps: Deps, id: string): Promise<{ office: SheetOffice; doc: SheetDoc }> {
  const office = sheetOffice(viewer);
  return { office, doc: await loadSheet(deps, office, id) };
}

export const handlers: HandlerTable = {
  'GET /registers/entries': async ({ viewer, query }, deps) => {
    const { items, next } = await entryPage(deps, registerSight(viewer), query);
    return { items: await presentEntries(deps, items), next };
  },
  'GET /registers/sources': async ({ viewer }, deps) => {
    const office = sheetOffice(viewer);
    return { items: await presentSources(deps, await sourcesOf(deps, office)), units: await unitsFor(deps, office) };
  },
  'POST /registers/sources': async ({ viewer, body, key }, deps) => {
    const [source] = await presentSources(deps, [await makeSource(deps, sheetOffice(viewer), body, key)]);
    if (!source) throw new Error('a source was made and is not there');
    return source;
  },
  'GET /registers/sheets': async ({ viewer, query }, deps) => {
    const { items, next } = await sheetPage(deps, sheetOffice(viewer), query);
    return { items: await presentSheets(deps, items), next };
  },
  'POST /registers/sheets': async ({ viewer, query, key, file }, deps) => {
    const office = sheetOffice(viewer);
    return shown(deps, office, await handIn(deps, office, { sourceId: query.source, file: query.file, path: file?.path ?? '', key }));
  },
  'GET /registers/sheets/:id': async ({ viewer, params }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    return shown(deps, office, doc);
  },
  'PUT /registers/sheets/:id/mapping': async ({ viewer, params, body }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    return shown(deps, office, await chooseColumns(deps, doc, body));
  },
  'POST /registers/sheets/:id/accept': async ({ viewer, params }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    return shown(deps, office, await acceptSheet(deps, doc, office.actor));
  },
  'POST /registers/sheets/:id/refuse': async ({ viewer, params }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    return shown(deps, office, await refuseSheet(deps, doc));
  },
  'POST /registers/sheets/:id/undo': async ({ viewer, params }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    return shown(deps, office, await undoSheet(deps, doc, office.actor));
  },
  'POST /registers/sheets/:id/replies': async ({ viewer, params }, deps) => {
    const { office, doc } = await opened(viewer, deps, params.id);
    const ready = await prepareReplies(deps, doc);
    await audited(deps, { actor: office.actor, action: 'registerExported', object: { kind: 'import', id: doc._id, label: doc.sourceName } });
    return ready;
  },
};
