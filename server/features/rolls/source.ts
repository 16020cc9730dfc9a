import { dayOf } from '../../../shared/domain/kernel/days';
import { countedByLine, countedByOwner } from '../../../shared/domain/rolls/counting';
import { UNITS_OF_ROLL } from '../../../shared/domain/rolls/kinds';
import type { RollSource } from '../../platform/votes';
import { factsOfRoll, loadRoll } from './queries';
import { refuse } from './step';

/**
 * A settled roll as votes freeze it: the whole of it, registered in WeChat or not. `not_found`; `rule_refused` rollNotSettled,
 * rollReplaced, rollUnit for a unit by which that kind is not counted.
 */
export const rollSource: RollSource = {
  kind: 'roll',
  async lines(deps, rollId, unit) {
    const roll = await loadRoll(deps, rollId);
    if (roll.state === 'replaced') refuse('rollReplaced');
    if (roll.state !== 'settled') refuse('rollNotSettled');
    if (!UNITS_OF_ROLL[roll.kind].includes(unit)) refuse('rollUnit');
    const [facts, today] = [await factsOfRoll(deps, rollId), dayOf(deps.clock.now())];
    return unit === 'owner' ? countedByOwner(facts, today) : countedByLine(facts, today);
  },
};
