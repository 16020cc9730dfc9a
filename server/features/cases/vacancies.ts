import { WAITING_STATES } from '../../../shared/domain/cases/clockActions';
import type { Role } from '../../../shared/domain/kernel/roles';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Task } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { unitsHeldBy } from '../identity';
import { allUnits, type UnitInfo } from '../organisation';
import { tellVacant } from './commands/vacant';
import { holderOf } from './course';
import type { CaseDoc } from './document';
import { openCasesIn, openCasesOf } from './openCases';

const EVERY_MS = 10 * 60_000;
/** Who acts for a unit (see `rules.ts`). */
const HANDLERS: readonly Role[] = ['departmentHandler', 'stationStaff', 'stationHead'];
/** Levels hold no cases themselves. */
const LEVELS: readonly UnitInfo['kind'][] = ['district', 'street', 'community'];

/** Units that could have cases and for which nobody acts now. One that is being closed hands over what it has. */
async function vacantUnits(deps: Deps): Promise<UnitInfo[]> {
  const units = (await allUnits(deps)).filter(({ kind, closedAt }) => closedAt === null && !LEVELS.includes(kind));
  const held = await unitsHeldBy(deps, units.map(({ id }) => id), HANDLERS);
  return units.filter(({ id }) => !held.has(id));
}

/** Open cases that wait for a unit. What a station has received is found by its community. */
async function* waitingFor(deps: Deps, { id, kind, communityId }: UnitInfo): AsyncGenerator<CaseDoc> {
  const lists = [openCasesOf(deps, id), ...(kind === 'station' && communityId !== null ? [openCasesIn(deps, communityId)] : [])];
  for (const list of lists) {
    for await (const doc of list) if (holderOf(doc) === id && (WAITING_STATES as readonly string[]).includes(doc.state)) yield doc;
  }
}

/**
 * Looks for cases whose unit nobody acts for any more: a role was ended, or its term ran out, which no event tells. The
 * people are read from the data each time, so whoever left while the program was down is noticed too.
 */
export const vacancies: Task = {
  name: 'cases.vacancies',
  everyMs: EVERY_MS,
  async run(deps) {
    for (const unit of await vacantUnits(deps)) {
      for await (const doc of waitingFor(deps, unit)) {
        try {
          await tellVacant(deps, doc, unit.id);
        } catch (error) {
          // Somebody acted meanwhile; the next run looks again.
          if (!(error instanceof DomainError)) throw error;
        }
      }
    }
  },
};
