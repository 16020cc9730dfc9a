import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Task } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { remindAndClose } from './commands/remindAndClose';
import { warnSupport } from './commands/support';
import { watchClock } from './commands/watchClock';
import type { CaseDoc } from './document';
import { Cases } from './model';

const EVERY_MS = 60_000;
const BATCH = 100;

/** Cases that somebody or another process changed meanwhile come up again when they are due. */
async function stepUnlessChanged(deps: Deps, doc: CaseDoc, step: Step): Promise<void> {
  try {
    await step(deps, doc);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

type Step = (deps: Deps, doc: CaseDoc) => Promise<unknown>;

/** Does one step of every case that is due by a moment kept in it, earliest first, each met once in a run. */
async function stepThrough(deps: Deps, field: 'nextCheckAt' | 'supportCheckAt', step: Step): Promise<void> {
  const now = deps.clock.now();
  let last: { at: Date; id: string } | null = null;
  for (;;) {
    const onwards: Record<string, unknown> = last ? { $or: [{ [field]: { $gt: last.at } }, { _id: { $gt: last.id } }] } : {};
    const from = last ? { $gte: last.at } : {};
    const due: CaseDoc[] = await Cases(deps)
      .find({ [field]: { ...from, $lte: now }, ...onwards })
      .sort({ [field]: 1, _id: 1 })
      .limit(BATCH)
      .lean<CaseDoc[]>();
    for (const doc of due) await stepUnlessChanged(deps, doc, step);
    const final = due[due.length - 1];
    const at = final?.[field];
    if (due.length < BATCH || !final || !at) return;
    last = { at, id: final._id };
  }
}

/** What waits for the resident has its own moments; everything else has a deadline. */
const stepOfClock: Step = (deps, doc) => (doc.step === 'evaluate' ? remindAndClose(deps, doc) : watchClock(deps, doc));

/**
 * What falls due by itself, the earliest first: reminders, supervision and escalation of what is not done in time, clocks
 * that run on; notices, checks of drawn cases and unrated closes where nobody answers. Reads what is due from the data,
 * so downtime heals itself, and each step sets the next moment, so running twice does it once.
 */
export const silence: Task = { name: 'cases.silence', everyMs: EVERY_MS, run: (deps) => stepThrough(deps, 'nextCheckAt', stepOfClock) };

/** Tasks of supporting units that are late, by a moment of their own: the same for both clocks of a case. */
export const lateSupport: Task = { name: 'cases.lateSupport', everyMs: EVERY_MS, run: (deps) => stepThrough(deps, 'supportCheckAt', warnSupport) };
