import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { refuseCards } from './cards';
import { codesIn } from './codes';

/**
 * Lets no photo through with a code to pay or to reach somebody by in it, or with an identity or a bank card, whichever way it
 * comes to a matter: also one that is carried over from another. `pay`, `contact`: under which rules of that matter a code is refused.
 * `rule_refused` by them, and photoCard.
 */
export async function refuseMarked(deps: Deps, ids: readonly string[], pay: string, contact = pay): Promise<void> {
  const codes = [...(await codesIn(deps, ids)).values()];
  if (codes.includes('pay')) throw new DomainError('rule_refused', { rule: pay });
  if (codes.includes('contact')) throw new DomainError('rule_refused', { rule: contact });
  await refuseCards(deps, ids);
}
