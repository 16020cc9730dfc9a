import type { ToldLine } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { loadCase } from '../queries';
import { applyStep, SYSTEM } from '../step';
import { persistently } from './settleIn';

/** Puts what volunteers found or did on the timeline of the case they were asked for, once per key; a case that is over keeps its timeline as it is. */
export async function noteVolunteers(deps: Deps, caseId: string, { key, unitId, words, photoIds }: ToldLine): Promise<void> {
  await persistently(deps, await loadCase(deps, caseId), (doc) =>
    applyStep(deps, doc, SYSTEM, 'volunteerTask', { revision: doc.revision, key }, () => ({ entries: [{ step: 'volunteerTask', unitId, text: words, photoIds: [...photoIds] }] })),
  );
}
