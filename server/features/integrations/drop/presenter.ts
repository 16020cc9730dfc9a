import type { z } from 'zod';
import type { DropFileView } from '../../../../shared/contract/drop';
import type { ResponseOf } from '../../../../shared/contract';
import { DROP_WORDS } from '../../../../shared/copy/drop';
import { unfetchedSince } from '../../../../shared/domain/integrations/drop';
import type { Deps } from '../../../platform/deps';
import { getPeople } from '../../identity';
import { getUnits } from '../../organisation';
import { channelById } from '../courier';
import type { ChannelDoc } from '../model';
import type { DropFileDoc } from './fileModel';
import { goneOf } from './queries';
import { fileName } from './table';

type View = z.output<typeof DropFileView>;

/** Files as people see them. */
export async function presentFiles(deps: Deps, files: readonly DropFileDoc[], channels: readonly ChannelDoc[]): Promise<View[]> {
  const by = new Map(channels.map((channel) => [channel._id, channel]));
  const doers = files.flatMap(({ fetched, confirmed }) => [fetched.at(-1)?.personId ?? null, confirmed?.personId ?? null]);
  const [units, people, gone] = await Promise.all([getUnits(deps, files.map(({ unitId }) => unitId)), getPeople(deps, doers), goneOf(deps, files.map(({ _id }) => _id))]);
  const now = deps.clock.now();
  const told = (done: DropFileDoc['confirmed'] | undefined): View['confirmed'] => done ? { who: done.personId === null ? DROP_WORDS.byKey : (people.get(done.personId)?.name ?? ''), at: done.at.toISOString() } : null;
  return files.map((file) => {
    const { _id, number, channelId, unitId, format, rows, size, digest, madeAt, fetched, confirmed } = file;
    const channel = by.get(channelId);
    const waits = confirmed === null && number > 0 && channel && !channel.paused;
    return {
      id: _id, number, unit: { id: unitId, name: units.get(unitId)?.name ?? '' }, channel: { id: channelId, name: channel?.name ?? '' }, format, name: fileName(file), rows, size, digest, madeAt: madeAt.toISOString(),
      fetched: told(fetched.at(-1)), confirmed: told(confirmed), gone: gone.has(_id), overdueSince: waits ? (unfetchedSince(madeAt, channel.giveUpHours, now)?.toISOString() ?? null) : null,
    };
  });
}

/** One file as people see it. */
export async function presentFile(deps: Deps, file: DropFileDoc): Promise<View> {
  const channel = await channelById(deps, file.channelId);
  const [view] = await presentFiles(deps, [file], channel ? [channel] : []);
  if (!view) throw new Error('a file has no view');
  return view;
}

/** Files as a system with a key sees them: nobody's name. */
export async function presentKeyFiles(deps: Deps, files: readonly DropFileDoc[]): Promise<ResponseOf<'GET /integrator/channels/:id/files'>['items']> {
  const gone = await goneOf(deps, files.map(({ _id }) => _id));
  return files.map((file) => ({ number: file.number, format: file.format, name: fileName(file), rows: file.rows, size: file.size, digest: file.digest, madeAt: file.madeAt.toISOString(), gone: gone.has(file._id), confirmedAt: file.confirmed?.at.toISOString() ?? null }));
}
