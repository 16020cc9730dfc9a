import type { ThingRef } from '../../../../shared/domain/threads/kinds';
import type { Deps } from '../../../platform/deps';
import { kindOf } from '../kinds';

/** Makes what a matter has written down that it is to become. Cut off anywhere, doing it again completes it. */
export async function carryOut(deps: Deps, from: ThingRef): Promise<void> {
  const source = kindOf(deps, from.kind).gives;
  const waiting = await source?.open(deps, from.id);
  if (!source || !waiting) return;
  for (const intent of waiting.intents) {
    await kindOf(deps, intent.ask.to).takes?.make(deps, waiting.carried, intent);
    await source.settle(deps, from.id, intent.targetId);
  }
}
