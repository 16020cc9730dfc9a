import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable, Integrator } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { loadChannel } from './commands/channels';
import { messageOf } from './message';
import type { ChannelDoc } from './model';
import { keyed } from './policy';
import { channelsOf } from './queries';
import { lastSequence, sentAfter } from './sequence';

/** A channel of the key's own unit. `not_found` for every other. */
async function ownChannel(deps: Deps, { unitId }: Integrator, id: string): Promise<ChannelDoc> {
  const channel = await loadChannel(deps, id);
  if (channel.unitId !== unitId) throw new DomainError('not_found');
  return channel;
}

/** What a system fetches that missed some of what was sent to it. */
export const replayHandlers: HandlerTable = {
  'GET /integrator/channels': async ({ integrator }, deps) => {
    const channels = await channelsOf(deps, keyed(integrator).unitId);
    return { items: await Promise.all(channels.map(async ({ _id, name, kind }) => ({ id: _id, name, kind, lastSequence: await lastSequence(deps, _id) }))) };
  },
  'GET /integrator/channels/:id/messages': async ({ integrator, params, query }, deps) => {
    const channel = await ownChannel(deps, keyed(integrator), params.id);
    const rows = await sentAfter(deps, channel._id, query.after, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const items = await Promise.all(page.map(async ({ sequence, rowId, event, source }) => ({ sequence, message: await messageOf(deps, channel, { id: rowId, event, source }, sequence) })));
    return { items, next: rows.length > page.length ? (page.at(-1)?.sequence ?? null) : null };
  },
};
