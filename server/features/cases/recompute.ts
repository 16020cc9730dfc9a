import { Schema, type Model } from 'mongoose';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Task } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { districtIds } from '../organisation';
import { settingsOf } from '../settings';
import { reschedule } from './commands/reschedule';
import type { CaseDoc } from './document';
import { Cases } from './model';

/** How far the recomputing is. */
interface RunDoc {
  _id: 'calendar';
  /** Every open case is by this version of the calendar. */
  version: number;
}
const schema = new Schema<RunDoc>({ _id: String, version: Number }, SCHEMA_OPTIONS);
const Runs = ({ db }: Pick<Deps, 'db'>): Model<RunDoc> => modelOf(db, 'deadlineRuns', schema);

const EVERY_MS = 5_000;
const BATCH = 100;
/** Longest one run goes on; the next takes up what is left. Within the lease of a task. */
const BUDGET_MS = 60_000;
/** A process that has not heard of the calendar yet may still file cases by the old one: five seconds, and some more. */
const SETTLE_MS = 8_000;

/** Whether every open case is by the calendar in force. A database without a mark was never by another than the first. */
export async function deadlinesSettled(deps: Deps): Promise<boolean> {
  const [{ calendarVersion }, run] = await Promise.all([settingsOf(deps), Runs(deps).findById('calendar').lean<RunDoc>()]);
  return (run?.version ?? 1) >= calendarVersion;
}

/** Cases that somebody or another process changed meanwhile come up again in the next run. */
async function rescheduleUnlessChanged(deps: Deps, doc: CaseDoc): Promise<void> {
  try {
    await reschedule(deps, doc);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/**
 * Goes through the open cases of a district that are by an older calendar (index `workbench_district`). What is done
 * no longer matches, so whoever is cut off anywhere simply begins again.
 * @returns whether the end was reached within the budget, and how many were met on the way
 */
async function passOver(deps: Deps, district: string, version: number, until: number): Promise<{ whole: boolean; met: number }> {
  let last: Pick<CaseDoc, 'dueAt' | '_id'> | null = null;
  let met = 0;
  while (performance.now() < until) {
    const onwards: Record<string, unknown> = last ? { dueAt: { $gte: last.dueAt }, $or: [{ dueAt: { $gt: last.dueAt } }, { _id: { $gt: last._id } }] } : {};
    const rows: CaseDoc[] = await Cases(deps)
      .find({ 'scope.district': district, open: true, calendarVersion: { $ne: version }, ...onwards })
      .sort({ dueAt: 1, _id: 1 })
      .limit(BATCH)
      .lean<CaseDoc[]>();
    for (const doc of rows) await rescheduleUnlessChanged(deps, doc);
    met += rows.length;
    last = rows[rows.length - 1] ?? null;
    if (rows.length < BATCH) return { whole: true, met };
  }
  return { whole: false, met };
}

/**
 * After a change of the calendar computes the deadlines of all open cases anew. How far it is stands in the cases
 * themselves, so it goes on after a crash, and run twice it does its work once.
 */
export const recompute: Task = {
  name: 'cases.recompute',
  everyMs: EVERY_MS,
  async run(deps) {
    if (await deadlinesSettled(deps)) return;
    const { calendarVersion, calendarSince } = await settingsOf(deps);
    const settled = deps.clock.now().getTime() - calendarSince.getTime() >= SETTLE_MS;
    const until = performance.now() + BUDGET_MS;
    let left = 0;
    for (const district of await districtIds(deps)) {
      const { whole, met } = await passOver(deps, district, calendarVersion, until);
      left += met + (whole ? 0 : 1);
    }
    // Only a pass that met nothing, and that no process could still file behind, ends it.
    if (left === 0 && settled) await Runs(deps).updateOne({ _id: 'calendar' }, { $max: { version: calendarVersion } }, { upsert: true });
  },
};
