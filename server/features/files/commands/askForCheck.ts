import { CHECK_LIMITS } from '../../../../shared/domain/files/checks';
import type { Deps } from '../../../platform/deps';
import type { WechatProblem } from '../../../platform/wechat';
import { openIdOf } from '../../identity';
import { addressForCheck, canCheck } from '../checkable';
import { Files, Verdicts, type FileDoc, type VerdictDoc } from '../model';
import { forgetPhotos } from '../queries';
import { applyVerdict } from './settleCheck';

/** These pass by themselves; after anything else people decide. */
const PASSING: readonly WechatProblem[] = ['busy', 'unreachable', 'tooOften', 'badToken', 'badCredentials'];
const BATCH = 100;
const VERDICT_KEPT_MS = 24 * 3_600_000;
/** WeChat's scene of what neighbours may come to see: a forum. */
const SCENE = 3;

const later = (deps: Deps, ms: number): Date => new Date(deps.clock.now().getTime() + ms);

/** People decide: WeChat cannot, or has not. */
async function giveToPeople(deps: Deps, row: FileDoc, why: string): Promise<void> {
  await Files(deps).updateOne({ _id: row._id, check: 'pending' }, { $set: { check: 'review', checkWhy: why }, $unset: { checkDue: 1 } });
  forgetPhotos(deps, [row._id]);
}

async function afterRefusal(deps: Deps, row: FileDoc, problem: WechatProblem): Promise<void> {
  const tries = row.checkTries ?? 1;
  if (!PASSING.includes(problem) || tries >= CHECK_LIMITS.tries) return giveToPeople(deps, row, problem);
  const checkDue = later(deps, CHECK_LIMITS.backoffMs * 2 ** (tries - 1));
  await Files(deps).updateOne({ _id: row._id, check: 'pending' }, { $set: { checkDue, checkWhy: problem } });
}

/** Notes the trace, then looks whether its result was faster. */
async function awaitResult(deps: Deps, row: FileDoc, trace: string): Promise<void> {
  await Files(deps).updateOne({ _id: row._id, check: 'pending' }, { $set: { checkTrace: trace, checkDue: later(deps, CHECK_LIMITS.answerMs) }, $unset: { checkWhy: 1 } });
  const early = await Verdicts(deps).findById(trace).lean<VerdictDoc>();
  if (early) await applyVerdict(deps, early);
}

/**
 * Sees to one file whose check is due: hands it to WeChat, or gives it to people when the result has not come in
 * time. One process at a time; one that ends meanwhile is followed by another after a minute.
 */
export async function askForCheck(deps: Deps, id: string): Promise<void> {
  const due = { _id: id, check: 'pending' as const, checkDue: { $lte: deps.clock.now() } };
  const row = await Files(deps)
    .findOneAndUpdate(due, { $set: { checkDue: later(deps, CHECK_LIMITS.leaseMs) }, $inc: { checkTries: 1 } }, { returnDocument: 'after' })
    .lean<FileDoc>();
  if (!row) return;
  if (row.checkTrace !== undefined) return giveToPeople(deps, row, 'noResult');
  const openId = canCheck(deps) ? await openIdOf(deps, row.personId) : null;
  if (openId === null) return giveToPeople(deps, row, 'notConfigured');
  const asked = await deps.wechat.checkMedia({ address: addressForCheck(deps, id), kind: 'picture', openId, scene: SCENE });
  return asked.ok ? awaitResult(deps, row, asked.value.traceId) : afterRefusal(deps, row, asked.problem);
}

/** Sees to all files whose check is due. */
export async function seeToChecks(deps: Deps): Promise<void> {
  const rows = await Files(deps).find({ checkDue: { $lte: deps.clock.now() } }, { _id: 1 }).sort({ checkDue: 1 }).limit(BATCH).lean<Pick<FileDoc, '_id'>[]>();
  for (const { _id } of rows) await askForCheck(deps, _id);
}

/** Forgets results after a day: by then their trace is known, or will never be. */
export async function forgetVerdicts(deps: Deps): Promise<void> {
  await Verdicts(deps).deleteMany({ at: { $lte: later(deps, -VERDICT_KEPT_MS) } });
}
