import { createHash } from 'node:crypto';
import { BATCH } from '../../../shared/copy/desk';
import { errorSentence } from '../../../shared/copy/errors';
import type { ResponseOf } from '../../../shared/contract';
import type { BatchAction } from '../../../shared/domain/desk/batch';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { accept, acceptAndDispatch, acknowledge, addNote, authorise, loadCase, type Actor, type CaseDoc } from '../cases';
import { standingUnits } from '../organisation';

type Result = ResponseOf<'POST /workbench/batch'>['items'][number];
interface Step {
  readonly action: BatchAction;
  readonly text: string;
  readonly key: string;
}

/** The unit that the rules suggest now; null where they suggest none. */
async function suggested(deps: Deps, { suggestion }: CaseDoc): Promise<string | null> {
  return suggestion ? ((await standingUnits(deps, [suggestion.unitId])).get(suggestion.unitId)?.id ?? null) : null;
}

/** The step for one case, through the same door and command as when it is taken alone. */
async function take(deps: Deps, actor: Actor, doc: CaseDoc, revision: number, { action, text, key }: Step): Promise<CaseDoc | string> {
  // The key of the whole and the case: sent again, what is done is not done twice.
  const ask = { revision, key: createHash('sha256').update(`${key}:${doc._id}`).digest('base64url').slice(0, 32) };
  if (action === 'accept') return accept(deps, doc, actor, ask);
  if (action === 'acknowledge') return acknowledge(deps, doc, actor, ask);
  if (action === 'note') return addNote(deps, doc, actor, { ...ask, text });
  const unitId = await suggested(deps, doc);
  return unitId === null ? BATCH.noSuggestion : acceptAndDispatch(deps, doc, actor, { ...ask, unitId });
}

/**
 * One step for several cases, one after the other: each succeeds or is refused for itself, and a refusal is told in its
 * sentence. What is not theirs is answered as one that is not there.
 */
export async function batch(deps: Deps, viewer: Viewer, items: readonly { readonly id: string; readonly revision: number }[], step: Step): Promise<Result[]> {
  const results: Result[] = [];
  for (const { id, revision } of items) {
    let number = '';
    try {
      const doc = await loadCase(deps, id);
      const actor = authorise(viewer, doc, step.action);
      // Told only to those who may: to others it is not there.
      ({ number } = doc);
      const after = await take(deps, actor, doc, revision, step);
      results.push(typeof after === 'string' ? { id, number, done: false, state: doc.state, message: after } : { id, number, done: true, state: after.state, message: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ id, number, done: false, state: null, message: errorSentence(error.code, error.data) });
    }
  }
  return results;
}
