import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { loadCase } from '../queries';
import { applyStep, SYSTEM } from '../step';
import { addSupport } from './support';
import { persistently } from './settleIn';

/** Puts what happened to a whistle on the timeline of its case, once per key; a case that is over keeps its timeline as it is. */
export async function noteWhistle(deps: Deps, caseId: string, line: { readonly key: string; readonly unitId: string | null; readonly words: string; readonly photoIds: readonly string[] }): Promise<void> {
  const { key, unitId, words, photoIds } = line;
  await persistently(deps, await loadCase(deps, caseId), (doc) =>
    applyStep(deps, doc, SYSTEM, 'whistle', { revision: doc.revision, key }, () => ({ entries: [{ step: 'whistle', unitId, text: words, photoIds: [...photoIds] }] })),
  );
}

/**
 * What was agreed when a whistle ended becomes a task of the unit in its case, once per key. Where the unit leads, or has
 * a task already, or nobody leads yet, the line on the timeline is all there is to say.
 */
export async function becomesTask(deps: Deps, caseId: string, task: { readonly key: string; readonly unitId: string; readonly text: string }): Promise<void> {
  const { key, unitId, text } = task;
  try {
    await persistently(deps, await loadCase(deps, caseId), (doc) => addSupport(deps, doc, SYSTEM, { revision: doc.revision, key, unitId, text }));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== 'rule_refused' && error.code !== 'wrong_state')) throw error;
  }
}
