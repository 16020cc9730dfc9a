import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { refuseCards } from './cards';
import { codesIn } from './codes';

/**
 * Lets no photo through with a code to pay or to reach somebody by in it, or with an identity or a bank card, whichever way it
 * comes to a matter: also one that is carried over from another. `rules`: under which rule of that matter a code is refused.
 * `rule_refused` by them, and photoCard.
 */
export async function refuseMarked(deps: Deps, ids: readonly string[], rules: { readonly pay: string; readonly contact: string }): Promise<void> {
  const codes = [...(await codesIn(deps, ids)).values()];
  if (codes.includes('pay')) throw new DomainError('rule_refused', { rule: rules.pay });
  if (codes.includes('contact')) throw new DomainError('rule_refused', { rule: rules.contact });
  await refuseCards(deps, ids);
}
