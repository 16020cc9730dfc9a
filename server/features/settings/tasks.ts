import { missingYear, type CalendarContent } from '../../../shared/domain/settings/calendar';
import { pendingOf } from '../../jobs/events';
import type { Task } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { latestVersion } from './commands/draft';
import { YEAR_MISSING } from './events';
import { Notices } from './model';

const EVERY_MS = 3_600_000;

/** The year whose holidays nobody has entered although it is time; null when all is there. */
export async function yearMissing(deps: Deps): Promise<number | null> {
  const { content } = await latestVersion(deps, 'calendar');
  return missingYear(content as CalendarContent, deps.clock.now());
}

/** From November on tells the administrators, once for each year, that next year's holidays are missing. */
export const askForYear: Task = {
  name: 'settings.askForYear',
  everyMs: EVERY_MS,
  async run(deps) {
    const year = await yearMissing(deps);
    if (year === null) return;
    const [_id, at] = [`year-${year}`, deps.clock.now()];
    if (await Notices(deps).exists({ _id })) return;
    try {
      await Notices(deps).insertMany([{ _id, at, ...pendingOf([{ _id: `${_id}-missing`, type: YEAR_MISSING, at, data: { year } }], at) }]);
    } catch (error) {
      // Another process was first: told once.
      if (!isDuplicateKey(error)) throw error;
    }
    deps.nudge(Notices(deps));
  },
};
