import { DomainError } from '../../../shared/domain/kernel/errors';
import type { ThreadKind } from '../../../shared/domain/threads/kinds';
import type { ConvertibleKind } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';

/** The registered kind. `not_found` when no feature offers it. */
export function kindOf(deps: Pick<Deps, 'hooks'>, kind: ThreadKind): ConvertibleKind {
  const found = deps.hooks.conversions.find((one) => one.kind === kind);
  if (!found) throw new DomainError('not_found');
  return found;
}
