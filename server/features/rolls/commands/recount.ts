import { dayOf } from '../../../../shared/domain/kernel/days';
import { sumsOf } from '../../../../shared/domain/rolls/counting';
import type { Deps } from '../../../platform/deps';
import { Rolls } from '../model';
import { correctionsOf, factsOfRoll, loadRoll } from '../queries';

/** Counts the public numbers of a roll anew from its lines: done twice it comes to the same. */
export async function recount(deps: Deps, rollId: string): Promise<void> {
  const roll = await loadRoll(deps, rollId);
  const [lines, corrections] = [await factsOfRoll(deps, rollId), await correctionsOf(deps, rollId)];
  await Rolls(deps).updateOne({ _id: rollId }, { $set: { sums: sumsOf(lines, roll.kind === 'owners', dayOf(deps.clock.now())), corrections } });
}
