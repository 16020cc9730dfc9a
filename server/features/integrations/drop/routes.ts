import type { z } from 'zod';
import { DropAddress, DropAddressQuery } from '../../../../shared/contract/drop';
import { DROP_WORDS } from '../../../../shared/copy/drop';
import { fill } from '../../../../shared/copy/fill';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { tableFile } from '../../../http/spreadsheet';
import type { Download, HandlerTable, Integrator, Viewer } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { publicBase } from '../../../platform/links';
import type { AuditActor } from '../../audit';
import { getUnits } from '../../organisation';
import { outsidePerson } from '../../orders';
import type { ChannelDoc } from '../model';
import { filesInSight, keyed, type FileSight } from '../policy';
import { DropFiles, fileId, openBytes, type DropActor, type DropFileDoc } from './fileModel';
import { addressOfFile, confirmFile, pathOf } from './hand';
import { makeFiles, unfiled } from './make';
import { presentFile, presentFiles, presentKeyFiles } from './presenter';
import { dropChannel, dropChannels, filePage, filesOf, loadFile } from './queries';
import { fileName } from './table';

/** A file, its channel, and who asks for it. */
interface Asked {
  readonly channel: ChannelDoc;
  readonly file: DropFileDoc;
  readonly by: DropActor;
  readonly actor: AuditActor;
}

async function askedBy(deps: Deps, viewer: Viewer, id: string): Promise<Asked> {
  const sight = filesInSight(viewer);
  const file = await loadFile(deps, id);
  return { channel: await dropChannel(deps, sight, file.channelId), file, by: { personId: viewer.personId, keyId: null }, actor: sight.actor };
}

/** The same by a key: files of the channels of its unit, by their number. */
async function askedByKey(deps: Deps, integrator: Integrator | null, id: string, number: number): Promise<Asked> {
  const { unitId, keyId } = keyed(integrator);
  const channel = await dropChannel(deps, { all: false, unitIds: [unitId] }, id);
  return { channel, file: await loadFile(deps, fileId(channel._id, number)), by: { personId: null, keyId }, actor: { personId: outsidePerson(channel._id), unitId, role: null } };
}

async function fetchIt(deps: Deps, { channel, file, by, actor }: Asked): Promise<{ url: string; name: string; digest: string }> {
  const name = fileName(file);
  const label = `${channel.name} ${file.number === 0 ? DROP_WORDS.test : fill(DROP_WORDS.file, { number: file.number })}`;
  return { url: await addressOfFile(deps, file, name, by, { actor, label }), name, digest: file.digest };
}

async function channelsIn(deps: Deps, sight: FileSight): Promise<{ docs: ChannelDoc[]; channels: { id: string; name: string; unit: { id: string; name: string }; unfiled: number }[] }> {
  const docs = await dropChannels(deps, sight);
  const units = await getUnits(deps, docs.map(({ unitId }) => unitId));
  const channels = await Promise.all(docs.map(async ({ _id, name, unitId }) => ({ id: _id, name, unit: { id: unitId, name: units.get(unitId)?.name ?? '' }, unfiled: (await unfiled(deps, _id)).length })));
  return { docs, channels };
}

export const dropHandlers: HandlerTable = {
  'GET /integrations/files': async ({ viewer, query }, deps) => {
    const { docs, channels } = await channelsIn(deps, filesInSight(viewer));
    const { items, next } = await filePage(deps, docs, query);
    return { items: await presentFiles(deps, items, docs), next, channels };
  },
  'POST /integrations/files': async ({ viewer, body }, deps) => ({ made: await makeFiles(deps, await dropChannel(deps, filesInSight(viewer), body.channelId), false) }),
  'POST /integrations/files/:id/address': async ({ viewer, params }, deps) => fetchIt(deps, await askedBy(deps, viewer, params.id)),
  'POST /integrations/files/:id/confirm': async ({ viewer, params, body }, deps) => {
    const { file, by } = await askedBy(deps, viewer, params.id);
    return presentFile(deps, await confirmFile(deps, file, body.digest, by));
  },
  'GET /integrator/channels/:id/files': async ({ integrator, params, query }, deps) => {
    const channel = await dropChannel(deps, { all: false, unitIds: [keyed(integrator).unitId] }, params.id);
    return { items: await presentKeyFiles(deps, await filesOf(deps, channel._id, query.state)) };
  },
  'POST /integrator/channels/:id/files/:number/address': async ({ integrator, params }, deps) => {
    const ready = await fetchIt(deps, await askedByKey(deps, integrator, params.id, params.number));
    return { ...ready, url: `${publicBase(deps) ?? ''}${ready.url}` };
  },
  'POST /integrator/channels/:id/files/:number/confirm': async ({ integrator, params, body }, deps) => {
    const { file, by } = await askedByKey(deps, integrator, params.id, params.number);
    const [view] = await presentKeyFiles(deps, [await confirmFile(deps, file, body.digest, by)]);
    if (!view) throw new Error('a file has no view');
    return view;
  },
};

/** The bytes behind a signed address: those whose digest it names, or none. */
export const dropDownload: Download = {
  path: '/integrations/files/:name',
  params: DropAddress,
  query: DropAddressQuery,
  async open(params, query, deps) {
    const [{ name }, { e, s }] = [params as z.output<typeof DropAddress>, query as z.output<typeof DropAddressQuery>];
    const file = deps.signer.verify(pathOf(name), e, s, deps.clock.now()) ? await DropFiles(deps).findById(name.split('.')[0]).lean<DropFileDoc>() : null;
    // A test that was made again since has other bytes under the same id.
    if (!file || file.content === null || fileName(file) !== name) throw new DomainError('not_found');
    return tableFile(file.format === 'csv', openBytes(deps, file._id, file.content));
  },
};
