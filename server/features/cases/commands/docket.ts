import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { loadCase } from '../queries';
import { applyStep, SYSTEM } from '../step';
import { persistently } from './settleIn';

/**
 * What the monthly dispatch meeting (民生调度会) decided about a case stands on its timeline, once per key, and its
 * reporter hears of it. A case that ended in another way meanwhile keeps its timeline as it is.
 */
export async function noteDocket(deps: Deps, caseId: string, line: { readonly key: string; readonly unitId: string; readonly words: string }): Promise<void> {
  const { key, unitId, words } = line;
  try {
    await persistently(deps, await loadCase(deps, caseId), (doc) => applyStep(deps, doc, SYSTEM, 'docket', { revision: doc.revision, key }, () => ({ entries: [{ step: 'docket', unitId, text: words }] })));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
  }
}
