import { isDropDue, DROP_LIMITS, type DropOptions } from '../../../../shared/domain/integrations/drop';
import { laneOf, MOST_COUNTED, rowsOfLane, type OutboxRow } from '../../../jobs';
import type { Task } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { COURIER } from '../courier';
import { messageOf } from '../message';
import type { ChannelDoc } from '../model';
import { openChannels } from '../queries';
import { sequenceOf } from '../sequence';
import { DropFiles, type DropFileDoc } from './fileModel';
import { lineOf, newFile } from './table';

/** Rows that are asked about at once. */
const AT_ONCE = 500;

/** What waits for a channel and stands in no file yet, in the order it happened. */
export async function unfiled(deps: Deps, channelId: string): Promise<OutboxRow[]> {
  const waiting = await rowsOfLane(deps, laneOf(COURIER, channelId), 'waiting', MOST_COUNTED);
  const filed = new Set<string>();
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const ids = waiting.slice(from, from + AT_ONCE).map(({ _id }) => _id);
    for (const { rowIds } of await DropFiles(deps).find({ rowIds: { $in: ids } }, { rowIds: 1 }).lean<Pick<DropFileDoc, '_id' | 'rowIds'>[]>()) rowIds.forEach((id) => filed.add(id));
  }
  return waiting.filter(({ _id }) => !filed.has(_id)).sort((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1));
}

const optionsOf = ({ options }: ChannelDoc): DropOptions | null => (options?.kind === 'drop' ? options : null);

async function lastNumber(deps: Deps, channelId: string): Promise<number> {
  const last = await DropFiles(deps).findOne({ channelId }, { number: 1 }).sort({ number: -1 }).lean<Pick<DropFileDoc, 'number'>>();
  return last?.number ?? 0;
}

/** The lines of some rows; those whose case is gone have none, and the courier is done with them by itself. */
async function linesOf(deps: Deps, channel: ChannelDoc, options: DropOptions, rows: readonly OutboxRow[]): Promise<{ rowIds: string[]; lines: string[][] }> {
  const made = { rowIds: [] as string[], lines: [] as string[][] };
  for (const { _id, event, source } of rows) {
    const message = await messageOf(deps, channel, { id: _id, event, source }, await sequenceOf(deps, _id));
    if (message === null) continue;
    made.rowIds.push(_id);
    made.lines.push(lineOf(deps, options, message));
  }
  return made;
}

/**
 * Gathers what waits for a channel into files, each row once. The number is read before the rows are: whoever gets to
 * insert the next one has looked at every file before it, so two that gather at once cannot both take a row.
 * @param dueOnly only where it is time for a file
 * @returns how many files were made
 */
export async function makeFiles(deps: Deps, channel: ChannelDoc, dueOnly: boolean): Promise<number> {
  const options = optionsOf(channel);
  if (options === null) return 0;
  for (let made = 0; ; ) {
    const number = (await lastNumber(deps, channel._id)) + 1;
    const rows = await unfiled(deps, channel._id);
    if (rows.length === 0 || (dueOnly && !isDropDue(options, rows[0]?.at ?? null, deps.clock.now()))) return made;
    const { rowIds, lines } = await linesOf(deps, channel, options, rows.slice(0, DROP_LIMITS.rows));
    if (lines.length === 0) return made;
    try {
      await DropFiles(deps).insertMany([await newFile(deps, options, { channelId: channel._id, unitId: channel.unitId, number, rowIds, lines })]);
      deps.nudge(DropFiles(deps));
      made += 1;
    } catch (error) {
      // Somebody else made that one: what is left goes into the next.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

const EVERY_MS = 60_000;

/** Makes the files that are due. A channel that is paused has its rows wait, and gets them when it is opened. */
export const makeDueFiles: Task = {
  name: 'integrations.makeFiles',
  everyMs: EVERY_MS,
  async run(deps) {
    for (const channel of await openChannels(deps)) {
      if (channel.kind !== 'drop' || channel.paused) continue;
      try {
        await makeFiles(deps, channel, true);
      } catch (error) {
        // One that cannot be made must not hold up the others.
        deps.logger.error({ err: error, channel: channel._id }, 'file for a channel not made');
      }
    }
  },
};
