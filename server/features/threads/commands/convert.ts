import { createHash } from 'node:crypto';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { ThingRef, ThreadKind } from '../../../../shared/domain/threads/kinds';
import type { Ask, Onlooker } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { kindOf } from '../kinds';
import { carryOut } from './carryOut';

/** The same matter and key make the same new one, however often they are sent. */
export function targetIdOf(from: ThingRef, to: ThreadKind, key: string): string {
  return createHash('sha256').update(`conversion\n${from.kind}\n${from.id}\n${to}\n${key}`).digest('base64url').slice(0, 24);
}

/**
 * Makes another matter of one, or splits one off. Everything is checked first; then the source writes the intent down,
 * and what it says is carried out at once, or by the job where this process ends in between.
 *
 * Outcomes: intended and made; the same again for the same key; `rule_refused` cannotBecome where no feature offers
 * and accepts it; `not_found`, `not_allowed`, `conflict`, `wrong_state` and rules as both features say.
 */
export async function convert(deps: Deps, who: Onlooker, from: ThingRef, ask: Ask, key: string): Promise<void> {
  const [source, target] = [kindOf(deps, from.kind).gives, kindOf(deps, ask.to).takes];
  if (!source?.into.includes(ask.to) || !target?.from.includes(from.kind)) throw new DomainError('rule_refused', { rule: 'cannotBecome' });
  const carried = await source.carry(deps, who, from.id);
  await target.check(deps, carried, ask);
  const intent = { targetId: targetIdOf(from, ask.to, key), ask, at: deps.clock.now() };
  await source.intend(deps, who, from.id, intent, { revision: ask.revision, key });
  await carryOut(deps, from);
}
