import type { CheckState } from '../../../../shared/domain/files/checks';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Files, Verdicts, type VerdictDoc } from '../model';
import { forgetPhotos } from '../queries';

/** Writes a verdict to the file of its trace. What people have decided since is not undone; what is settled stays. */
export async function applyVerdict(deps: Deps, { _id: trace, verdict, why }: VerdictDoc): Promise<void> {
  const open = { checkTrace: trace, check: { $in: ['pending', 'review'] as CheckState[] }, checkedBy: { $exists: false } };
  const change = why === null ? { $set: { check: verdict }, $unset: { checkDue: 1, checkWhy: 1 } } : { $set: { check: verdict, checkWhy: why }, $unset: { checkDue: 1 } };
  await Files(deps).updateOne(open, change);
  forgetPhotos(deps);
}

/**
 * Takes a result that WeChat pushed: kept first, then applied, so that one which comes before the trace is known here
 * is not lost. The first of a trace counts; repeated, late and unknown ones do no harm.
 */
export async function takeVerdict(deps: Deps, trace: string, verdict: CheckState, why: string | null): Promise<void> {
  try {
    await Verdicts(deps).insertMany([{ _id: trace, verdict, why, at: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const kept = await Verdicts(deps).findById(trace).lean<VerdictDoc>();
  if (kept) await applyVerdict(deps, kept);
}
