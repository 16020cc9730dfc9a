import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Ask, Carried } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { kindOf } from '../kinds';

/** Whether a matter could be made of what goes along, before anything is written down. `rule_refused` cannotBecome where it is not accepted, and as the feature says. */
export async function checkConversion(deps: Deps, carried: Carried, ask: Ask): Promise<void> {
  const { takes } = kindOf(deps, ask.to);
  if (!takes?.from.includes(carried.from.kind)) throw new DomainError('rule_refused', { rule: 'cannotBecome' });
  await takes.check(deps, carried, ask);
}
