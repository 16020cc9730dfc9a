import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import { applyStep, SYSTEM } from '../step';

/** Whether nobody has dealt with a case since it came: the program's own lines (a deadline that was warned of) do not count. */
export const untouchedByPeople = ({ state, timeline }: Pick<CaseDoc, 'state' | 'timeline'>): boolean => state === 'submitted' && timeline.slice(1).every(({ part }) => part === 'system');

/**
 * Ends a case that came with a register which is taken back, as long as nobody has dealt with it. Outcomes: withdrawn, or
 * already; false where somebody was first, and it goes on.
 */
export async function takeBackFiled(deps: Deps, id: string, { key, reason }: { readonly key: string; readonly reason: string }): Promise<boolean> {
  const doc = await Cases(deps).findById(id).lean<CaseDoc>();
  if (!doc || doc.state === 'withdrawn') return true;
  if (!untouchedByPeople(doc)) return false;
  try {
    await applyStep(deps, doc, SYSTEM, 'withdraw', { revision: doc.revision, key }, ({ now }) => ({ entries: [{ step: 'withdraw', reason }], set: { closedAt: now } }));
    return true;
  } catch (error) {
    if (error instanceof DomainError && ['conflict', 'wrong_state', 'rule_refused', 'not_allowed'].includes(error.code)) return false;
    throw error;
  }
}
