import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import type { CaseProxy } from '../proxy';
import { applyStep, SYSTEM } from '../step';
import { termsOf } from '../voices';
import { caseIdOf, checkReport, newCase, opened, openOnce, type Report } from './submitCase';

/** Who files for whom. */
export interface Filing {
  readonly reporterId: string;
  readonly proxy: CaseProxy;
  /** The part that the helper plays; a system of another unit plays none. */
  readonly part: 'station' | 'gridWorker' | 'system';
  readonly key: string;
  /** Keyed digest of everything that was sent: a number is in it. */
  readonly contentHash: string;
}

/**
 * Opens a case on behalf of somebody (代办): as `submitCase`, with the helper named in the first line. Photos are the
 * helper's. Outcomes as of submitCase.
 */
export async function fileFor(deps: Deps, report: Report, { reporterId, proxy, part, key, contentHash }: Filing): Promise<CaseDoc> {
  const { helperId, helperUnitId, door } = proxy;
  const id = caseIdOf(`proxy:${helperId}`, key);
  return openOnce(deps, id, contentHash, async () => {
    const book = await ruleBook(deps);
    const base = await newCase(deps, { id, contentHash, reporterId, uploaderId: helperId }, report, checkReport(report, book), book);
    return opened({ ...base, proxy }, book, { actorId: helperId, part, unitId: helperUnitId, reason: null, door });
  });
}

/** How often somebody may act in between. */
const TRIES = 5;

/** Gives one case to the person it was filed for; whoever acted in between was first. */
async function give(deps: Deps, first: CaseDoc, from: string, to: string): Promise<void> {
  let doc = first;
  for (let left = TRIES; doc.reporterId === from; left -= 1) {
    try {
      await applyStep(deps, doc, SYSTEM, 'claim', { revision: doc.revision, key: `claim-${to}` }, async ({ now }) => ({
        entries: [{ step: 'claim' }],
        set: {
          reporterId: to,
          ...(doc.proxy ? { proxy: { ...doc.proxy, accountless: false, claimedAt: now } } : {}),
          terms: await termsOf(deps, { ...doc, reporterId: to }, (await ruleBook(deps, [doc])).categoryView(doc).name),
        },
      }));
      return;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'conflict') || left === 0) throw error;
      const now = await Cases(deps).findById(doc._id).lean<CaseDoc>();
      if (!now) return;
      doc = now;
    }
  }
}

/** Everything that was filed for somebody without an account becomes theirs, once they have one. Run again it comes to the same. */
export async function claimFor(deps: Deps, from: string, to: string): Promise<void> {
  const rows = await Cases(deps).find({ reporterId: from }).lean<CaseDoc[]>();
  for (const doc of rows) await give(deps, doc, from, to);
}
