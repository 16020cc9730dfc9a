import { triesIn } from '../../platform/database/tries';
import { CounterTries } from './model';

/** Wrong looks of one member of staff: twenty in a quarter of an hour. */
export const { refuseGuessing, countMiss } = triesIn(CounterTries, { most: 20, windowMs: 15 * 60_000 });
