import type { Level } from '../../../shared/domain/identity/levels';
import { ruleAgainstChoose } from '../../../shared/domain/projects/rules';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import type { RoundDoc } from './document';
import { Rounds } from './model';
import { choiceOf } from './queries';

export type OpenRound = Pick<RoundDoc, '_id' | 'communityId' | 'title' | 'closesAt' | 'picks'>;

/** The round that runs in a community, remembered for everybody who lives there; a list, so that none is remembered too. */
const running = createMemory<readonly OpenRound[]>(async (deps, ids) => {
  const rows = await Rounds(deps).find({ communityId: { $in: [...ids] }, state: 'open' }, { communityId: 1, title: 1, closesAt: 1, picks: 1 }).lean<OpenRound[]>();
  return new Map(ids.map((id) => [id, rows.filter(({ communityId }) => communityId === id)]));
});
/** Drops what this process remembers of a community's round, after it opened or ended one. */
export const forgetRound = (deps: Deps, communityId: string): void => running.forget(deps, [communityId]);

/**
 * The round in which somebody may choose and has not yet; null: none. Read when they look, so that a round of fifty
 * thousand residents writes no fifty thousand messages; at most five seconds behind another process.
 */
export async function roundFor(deps: Deps, { personId, level, neighbourOf }: { readonly personId: string; readonly level: Level; readonly neighbourOf: readonly string[] }): Promise<OpenRound | null> {
  const now = deps.clock.now();
  for (const round of [...(await running.get(deps, neighbourOf)).values()].flat()) {
    const may = ruleAgainstChoose({ level, neighbour: true }, { over: round.closesAt <= now, candidates: [], picks: round.picks }, []) === null;
    if (may && (await choiceOf(deps, round._id, personId)) === null) return round;
  }
  return null;
}
