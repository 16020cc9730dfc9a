import { giveLease, takeLease } from '../platform/database/lease';
import { modelOf, SCHEMA_OPTIONS } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { Schema, type Model } from 'mongoose';
import type { Task } from './types';

interface TaskRow {
  _id: string;
  /** When it was last begun; the next process waits `everyMs` from here. */
  ranAt: Date;
}
const schema = new Schema<TaskRow>({ _id: { type: String, required: true }, ranAt: Date }, SCHEMA_OPTIONS);
const Tasks = (deps: Deps): Model<TaskRow> => modelOf(deps.db, 'tasks', schema);

/** Longest a run may take before another process may begin the same task. */
const LEASE_MS = 5 * 60_000;

async function isDue(deps: Deps, task: Task): Promise<boolean> {
  const row = await Tasks(deps).findById(task.name).lean<TaskRow>();
  return !row?.ranAt || deps.clock.now().getTime() - row.ranAt.getTime() >= task.everyMs;
}

/**
 * Runs a task if it is due and no other process is at it. A failure is logged and tried again when it is next due.
 * @returns whether it was run here
 */
export async function runIfDue(deps: Deps, task: Task, owner: string): Promise<boolean> {
  const lease = `task:${task.name}`;
  if (!(await isDue(deps, task))) return false;
  if (!(await takeLease(deps.db, lease, owner, deps.clock.now(), LEASE_MS))) return false;
  try {
    // Another process may have finished it between the look and the lease.
    if (!(await isDue(deps, task))) return false;
    await Tasks(deps).updateOne({ _id: task.name }, { $set: { ranAt: deps.clock.now() } }, { upsert: true });
    await task.run(deps);
    return true;
  } catch (error) {
    deps.logger.error({ err: error, task: task.name }, 'task failed');
    return true;
  } finally {
    await giveLease(deps.db, lease, owner);
  }
}
