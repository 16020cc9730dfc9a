import type { Deps } from '../../platform/deps';
import { keepSealed, loadSealed } from '../../platform/storage/sealed';
import { EMPTY_PLAN, type MapOfImport, type Plan } from './types';

interface Kept {
  readonly plan: Plan;
  readonly map: MapOfImport | null;
}
const keyOf = (importId: string): string => `imports/${importId}`;
const context = (importId: string): string => `import:${importId}`;

/** Keeps what an import would write, sealed: staff tables hold phone numbers. */
export async function keepPlan(deps: Deps, importId: string, kept: Kept): Promise<void> {
  await keepSealed(deps, keyOf(importId), context(importId), JSON.stringify(kept));
}

/** What `keepPlan` kept, or null when it has been removed. */
export async function loadPlan(deps: Deps, importId: string): Promise<Kept | null> {
  const plain = await loadSealed(deps, keyOf(importId), context(importId));
  if (plain === null) return null;
  const kept = JSON.parse(plain) as Kept;
  // A plan that an earlier version kept does not know every table.
  return { ...kept, plan: { ...EMPTY_PLAN, ...kept.plan } };
}

/** Nothing is kept longer than it is needed (PIPL Art. 19). */
export async function dropPlan(deps: Deps, importId: string): Promise<void> {
  await deps.storage.delete(keyOf(importId));
}
