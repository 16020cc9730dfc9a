import { createHash } from 'node:crypto';
import { dayNumber, dayNumberOf, dayOf, momentOn, type Day } from '../../../../shared/domain/kernel/days';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { canonical } from '../../audit';
import type { HourEntry, HourSeal } from '../document';
import { rawEntries, rawSeals } from '../model';
import { FIRST_HASH } from './chain';

type Db = Pick<Deps, 'db'>;
/** Minutes after midnight from which a day is sealed: an entry that was begun before is there by then. */
const AFTER_MIDNIGHT = 10;

export const hashOfSeal = ({ day, heads, before }: Pick<HourSeal, 'day' | 'heads' | 'before'>): string => createHash('sha256').update(canonical({ day, heads, before })).digest('hex');
export const lastSeal = ({ db }: Db): Promise<HourSeal | null> => rawSeals({ db }).find().sort({ _id: -1 }).limit(1).next();

/** Entries of one day. */
const entriesOn = (deps: Db, day: Day): Promise<HourEntry[]> => rawEntries(deps).find({ at: { $gte: momentOn(dayNumber(day), 0), $lt: momentOn(dayNumber(day) + 1, 0) } }).sort({ volunteerId: 1, n: 1 }).toArray();

/** Of every volunteer with a new entry on a day the last one. */
export async function headsOn(deps: Db, day: Day): Promise<HourSeal['heads']> {
  const heads = new Map((await entriesOn(deps, day)).map(({ volunteerId, n, hash }) => [volunteerId, [volunteerId, n, hash] as [string, number, string]]));
  return [...heads.values()].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The first day with entries that no seal is of; null where there is none. */
export async function firstUnsealed(deps: Db, after: HourSeal | null): Promise<Day | null> {
  const from = after ? { at: { $gte: momentOn(dayNumber(after.day) + 1, 0) } } : {};
  const first = await rawEntries(deps).find(from).sort({ at: 1 }).limit(1).next();
  return first ? dayOf(first.at) : null;
}

/** Seals every day that is over; done by two processes at once it is done once. */
export async function sealDays(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = deps.clock.now();
  for (;;) {
    const last = await lastSeal(deps);
    const day = await firstUnsealed(deps, last);
    if (day === null || momentOn(dayNumber(day) + 1, AFTER_MIDNIGHT) > now || dayNumber(day) >= dayNumberOf(now)) return;
    const seal = { day, heads: await headsOn(deps, day), before: last?.hash ?? FIRST_HASH };
    try {
      await rawSeals(deps).insertOne({ _id: (last?._id ?? 0) + 1, ...seal, hash: hashOfSeal(seal) });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
