import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { ServiceRecordDoc } from '../document';
import { authorise, type Person } from '../policy';
import { confirm } from './judge';

/** A record of a shift that was not confirmed, and why: what stands in the answer to a step of one record. */
export interface LeftOver {
  readonly id: string;
  readonly code: DomainError['code'];
  readonly rule: string | null;
}

async function confirmed(deps: Deps, doc: ServiceRecordDoc, person: Person, ask: { readonly revision: number; readonly key: string }): Promise<LeftOver | null> {
  // Done by a press before this one, which may have been cut off.
  if (doc.state === 'published' && doc.confirmedBy === person.personId) return null;
  try {
    await confirm(deps, doc, authorise(person, doc, 'confirm'), ask);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { rule } = (error.data ?? {}) as { rule?: unknown };
    return { id: doc._id, code: error.code, rule: typeof rule === 'string' ? rule : null };
  }
}

/**
 * A second person confirms what they looked through of one shift: one guarded write a record, one after the other, by the same rules
 * as one by one. Run again with the same key it changes nothing that is done, and does the rest. Outcome: what was left, and why.
 */
export async function confirmShift(deps: Deps, docs: ReadonlyMap<string, ServiceRecordDoc>, person: Person, { records, key }: { readonly records: readonly { readonly id: string; readonly revision: number }[]; readonly key: string }): Promise<LeftOver[]> {
  const left: LeftOver[] = [];
  for (const { id, revision } of records) {
    const doc = docs.get(id);
    const one = doc ? await confirmed(deps, doc, person, { revision, key }) : { id, code: 'not_found' as const, rule: null };
    if (one) left.push(one);
  }
  return left;
}
